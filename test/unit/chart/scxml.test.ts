import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, createMachine, setup } from 'xstate';
import { drawingOf, NOT_CARRIED, onlyRegion, written } from '../../../sim/chart/index.js';
import { InvariantError } from '../../../src/base/index.js';
import { machine } from './machine.js';

const scxml = async (of: AnyStateMachine) => written(drawingOf(of), 'scxml');
const body = (text: string): readonly string[] => text.slice(text.indexOf('<scxml')).trimEnd().split('\n');

describe('a chart in SCXML', () => {
  it('says states, arrows in their order, guards by name, and orders by kind', async () => {
    expect(body(await scxml(machine))).toEqual([
      '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" name="pump">',
      '  <datamodel>',
      '    <data id="guards" expr="{ allowed: false, rotorStalled: false, first: false }"/>',
      '    <data id="orders" expr="{ note: 0 }"/>',
      '  </datamodel>',
      '  <parallel>',
      '    <state id="motor" initial="motor.idle">',
      '      <transition event="halt" target="motor.idle" type="internal">',
      '        <assign location="orders.note" expr="orders.note + 1"/>',
      '      </transition>',
      '      <state id="motor.idle">',
      '        <transition event="motor.start" cond="guards.allowed" target="motor.turning">',
      '          <assign location="orders.note" expr="orders.note + 1"/>',
      '          <raise event="c"/>',
      '        </transition>',
      '      </state>',
      '      <state id="motor.turning">',
      '        <onentry>',
      '          <log label="tells" expr="&apos;tell&apos;"/>',
      '        </onentry>',
      '        <transition cond="guards.rotorStalled" target="motor.stalled"/>',
      '        <transition event="b" target="alarm.loud"/>',
      '        <transition event="a" cond="guards.first" target="motor.idle"/>',
      '        <transition event="a" target="motor.stalled"/>',
      '        <transition event="ping">',
      '          <assign location="orders.note" expr="orders.note + 1"/>',
      '        </transition>',
      '        <transition event="again"/>',
      '      </state>',
      '      <state id="motor.stalled"/>',
      '    </state>',
      '    <state id="alarm" initial="alarm.quiet">',
      '      <state id="alarm.quiet"/>',
      '      <state id="alarm.loud" initial="alarm.loud.high">',
      '        <state id="alarm.loud.high">',
      '          <transition event="c" target="alarm.loud.low"/>',
      '        </state>',
      '        <state id="alarm.loud.low"/>',
      '      </state>',
      '    </state>',
      '  </parallel>',
      '</scxml>',
    ]);
  });

  it('says at its top what it does not carry', async () => {
    const text = await scxml(machine);
    const head = text.slice(0, text.indexOf('-->'));
    for (const [what, instead] of NOT_CARRIED) expect(head).toContain(`${what}: ${instead}`);
  });

  it('writes one region alone', async () => {
    const text = await written(onlyRegion(drawingOf(machine), 'alarm'), 'scxml');
    expect(text).toContain('<state id="alarm.loud.low"/>');
    expect(text).not.toContain('motor');
  });

  it('writes a machine that is no set of regions', async () => {
    const flat = createMachine({ id: 'flat', initial: 'b', states: { a: {}, b: { on: { go: 'a' } } } });
    expect(body(await scxml(flat)).filter((line) => /<(scxml|state|transition)/.test(line))).toEqual([
      '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" name="flat" initial="b">',
      '  <state id="a"/>',
      '  <state id="b">',
      '    <transition event="go" target="a"/>',
    ]);
  });
});

const always = { guards: { g: () => true } };

describe('what no chart shows is refused, not left out', () => {
  it.each<[string, () => AnyStateMachine]>([
    ['a delay', () => createMachine({ initial: 'a', states: { a: { after: { 100: 'b' } }, b: {} } })],
    ['an exit action', () => createMachine({ initial: 'a', states: { a: { exit: 'x' } } })],
    [
      'a history',
      () => createMachine({ initial: 'a', states: { a: { initial: 'h', states: { h: { type: 'history' } } } } }),
    ],
    ['a final state', () => createMachine({ initial: 'a', states: { a: { type: 'final' } } })],
    [
      'two targets',
      () => createMachine({ initial: 'a', states: { a: { on: { go: { target: ['b', 'b'] } } }, b: {} } }),
    ],
    [
      'entering anew',
      () => createMachine({ initial: 'a', states: { a: { on: { go: { target: 'a', reenter: true } } } } }),
    ],
    [
      'a function for a guard',
      () => createMachine({ initial: 'a', states: { a: { on: { go: { guard: () => true } } } } }),
    ],
    ['an order that nobody has', () => createMachine({ initial: 'a', states: { a: { entry: 'nobody' } } })],
    [
      'an event that begins another',
      () => createMachine({ initial: 'a', states: { a: { on: { link: {}, 'link.lost': {} } } } }),
    ],
    ['an event with a blank', () => createMachine({ initial: 'a', states: { a: { on: { 'go on': {} } } } })],
    ['every event', () => createMachine({ initial: 'a', states: { a: { on: { '*': {} } } } })],
    [
      'a guard that is no identifier',
      () => createMachine({ initial: 'a', states: { a: { on: { go: { guard: 'is it' } } } } }),
    ],
    [
      'a state that is no name',
      () => setup(always).createMachine({ initial: '1 a', states: { '1 a': { on: { go: { guard: 'g' } } } } }),
    ],
  ])('%s', async (_, made) => {
    await expect(async () => scxml(made())).rejects.toThrow(InvariantError);
  });
});
