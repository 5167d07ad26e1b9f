import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../../src/base/index.js';
import { type Done, writeNotes } from '../../../../src/firmware/rules/log-notes.js';
import type { Command } from '../../../../src/protocol/index.js';
import {
  hours,
  MS_PER_DAY,
  microlitres,
  millilitres,
  millilitresPerDay,
  minutes,
} from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import {
  bridged,
  clinicianBolus,
  flex,
  MINIMUM_RATE,
  prime,
  program,
  refill,
  simple,
  squareBolus,
  suspend,
} from '../../../support/orders.js';

type Entry = readonly [code: string, about: string, detail: string, value: number, value2: number];
type Parts = { readonly input?: object; readonly outputs?: readonly object[] } & Partial<
  Omit<Done, 'input' | 'outputs'>
>;

const c = memory();
/** What is written of a step of a pump that tells nothing and stays as it is, but for these parts of it. */
const notes = (parts: Parts, operatingAt = 0): readonly Entry[] => {
  const written: Entry[] = [];
  const step = { input: { type: 'clock.deadline', at: 1 }, outputs: [], changes: [], before: c, context: c, ...parts };
  writeNotes(step as unknown as Done, operatingAt, (...entry) => written.push(entry));
  return written;
};
const obeyed = (command: Command): readonly Entry[] =>
  notes({
    input: { ...command, at: 1, id: 1 },
    outputs: [{ type: 'reply', at: 1, to: 1, reply: { accepted: true, command: command.type } }],
  });
const of = (input: object, parts: Parts = {}) => notes({ input: { at: 1, ...input }, ...parts });

describe('SR-045 the log remembers', () => {
  it.each<[Command, string, number, number]>([
    [program(simple(0.15)), 'simple', millilitresPerDay(0.15), 1],
    [
      program(
        flex([
          [0, 0.1],
          [8, 0.2],
        ]),
      ),
      'flex',
      0,
      2,
    ],
    [program(MINIMUM_RATE), 'minimum-rate', 0, 0],
    [bridged(simple(0.15), 0.1), 'simple', millilitresPerDay(0.15), 1],
    [clinicianBolus(10, 5), '', microlitres(10), minutes(5)],
    [squareBolus(20, 60), '', microlitres(20), hours(1)],
    [prime('catheter-only'), 'catheter-only', 0, 0],
    [suspend(hours(2)), '', hours(2), 0],
    [suspend(), '', 0, 0],
    [refill(40, { withdrawn: 1 }), 'morphine', millilitres(40), millilitres(1)],
    [refill(40, { withdrawn: -0 }), 'morphine', millilitres(40), 0],
    [{ type: 'command.low-alarm', level: millilitres(3) }, '', millilitres(3), 0],
    [{ type: 'command.low-alarm', level: Number.NaN as never }, '', 0, 0],
    [{ type: 'command.set-clock', to: 5 as never }, '', 5, 0],
    [{ type: 'command.acknowledge', alarm: 'occlusion' }, 'occlusion', 0, 0],
    [{ type: 'command.read-log', from: 3, count: 7 }, '', 3, 7],
    [{ type: 'command.stop' }, '', 0, 0],
  ])('a command that was obeyed, whole numbers and its main word: %j', (command, ...words) => {
    expect(obeyed(command)).toEqual([['accepted', command.type, ...words]]);
  });

  it.each<[string, object, readonly Entry[]]>([
    [
      'a refusal',
      { type: 'reply', reply: { accepted: false, command: 'command.stop', refusal: { code: 'why-not' } } },
      [['refused', 'command.stop', 'why-not', 0, 0]],
    ],
    [
      'an alarm that begins',
      { type: 'alarm', alarm: 'occlusion', phase: 'raised', latched: true, priority: 'high' },
      [['alarm-raised', 'occlusion', 'high', 0, 0]],
    ],
    [
      'an alarm that ends',
      { type: 'alarm', alarm: 'occlusion', phase: 'ended', latched: false, priority: 'high' },
      [['alarm-ended', 'occlusion', '', 0, 0]],
    ],
    [
      'an alarm that ends and stays listed',
      { type: 'alarm', alarm: 'occlusion', phase: 'ended', latched: true, priority: 'high' },
      [['alarm-ended', 'occlusion', 'latched', 0, 0]],
    ],
    [
      'a dose',
      { type: 'ledger.bolus', what: 'prime', reason: 'interrupted', asked: 9, given: 4 },
      [['dose', 'prime', 'interrupted', 9, 4]],
    ],
    ['what a blockage set free', { type: 'ledger.released', volume: 7 }, [['released', '', '', 7, 0]]],
    ['a flow', { type: 'motor.drive', flow: 8 }, [['flow', '', '', 8, c.motor.booked]]],
    [
      'a clock that moved, and every step',
      {
        type: 'clock.moved',
        by: -5,
        cause: 'set',
        skipped: [
          { at: 1, flow: 2 },
          { at: 3, flow: 4 },
        ],
        repeated: [{ at: 5, flow: 6 }],
      },
      [
        ['clock-moved', 'set', '', -5, 3],
        ['step-skipped', '', '', 1, 2],
        ['step-skipped', '', '', 3, 4],
        ['step-repeated', '', '', 5, 6],
      ],
    ],
    ['no tone', { type: 'tone.sound' }, []],
    ['no arming', { type: 'sensor.arm' }, []],
  ])('of what the pump tells %s', (_, output, expected) => expect(notes({ outputs: [output] })).toEqual(expected));

  it('nothing of an output that does not exist: it stops the run', () => {
    expect(() => notes({ outputs: [{ type: 'nonsense' }] })).toThrow(InvariantError);
  });

  const changes = [{ region: 'motor', to: 'turning' }];
  const state: Entry = ['state', 'motor', 'turning', 0, 0];
  const armed = { type: 'sensor.arm' };
  it.each<[string, object, Parts, readonly Entry[]]>([
    ['an implantation', { type: 'power.implanted' }, { changes }, [['implanted', '', '', 0, 0], state]],
    ['but not a second one', { type: 'power.implanted' }, {}, []],
    ['a reset', { type: 'sensor.brown-out' }, { changes }, [['reset', '', '', 0, 0], state]],
    [
      'an update that a reset has cut',
      { type: 'sensor.brown-out', update: { program: simple(1), bytes: 40 } },
      {},
      [
        ['update-cut', '', '', 40, 0],
        ['reset', '', '', 0, 0],
      ],
    ],
    [
      'a reset by the watchdog',
      { type: 'sensor.watchdog-reset', heldOff: 60 },
      {},
      [['watchdog-reset', '', '', 60, 0]],
    ],
    [
      'a report without any effect',
      { type: 'sensor.rotor-turned' },
      {},
      [['ignored', 'sensor.rotor-turned', '', 0, 0]],
    ],
    ['but not one that led to a state', { type: 'sensor.rotor-turned' }, { changes }, [state]],
    ['nor one that told something', { type: 'sensor.rotor-turned' }, { outputs: [armed] }, []],
    ['nor one that left something in memory', { type: 'sensor.rotor-turned' }, { context: memory() }, []],
    ['nor a deadline without any effect', { type: 'clock.deadline' }, {}, []],
  ])('%s', (_, input, parts, expected) => expect(of(input, parts)).toEqual(expected));

  it.each<[string, Parts, readonly Entry[]]>([
    ['when it is over', {}, [['temperature-peak', '', '', 3505, 0]]],
    ['and not before', { context: memory({ temperature: { over: true } }) }, []],
  ])('SR-026 the peak of a temperature beyond the limit, to a hundredth, %s', (_, parts, expected) => {
    expect(notes({ before: memory({ temperature: { over: true, peak: 35.05 as never } }), ...parts })).toEqual(
      expected,
    );
  });

  const day = (n: number) => ({ input: { type: 'clock.deadline', at: MS_PER_DAY + n } });
  it.each<[string, Parts, number]>([
    ['after a day', day(0), 1],
    ['not a millisecond before', day(-1), 0],
    ['not on the shelf', { ...day(0), context: memory({ power: { implantedAt: null } }) }, 0],
    ['not where a flow says so', { ...day(0), outputs: [{ type: 'motor.drive', flow: 8 }] }, 0],
    ['also where something else is told', { ...day(0), outputs: [armed] }, 1],
  ])('once a day that the pump is in operation: %s', (_, parts, times) => {
    expect(notes(parts).filter(([code]) => code === 'operating')).toHaveLength(times);
  });

  it('in an entry of operation the flow and the strokes booked until then', () => {
    const train = { ...c.motor.train, start: h(0), flow: millilitresPerDay(0.24) };
    const turning = memory({ motor: { train, booked: 7 } });
    expect(notes({ ...day(0), before: turning, context: turning })).toEqual([
      ['operating', '', '', millilitresPerDay(0.24), 7 + 960],
    ]);
  });
});
