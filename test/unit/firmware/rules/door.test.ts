import { describe, expect, it } from 'vitest';
import type { FirmwareInput } from '../../../../src/firmware/index.js';
import { admitted } from '../../../../src/firmware/rules/door.js';
import { memory } from '../../../support/memory.js';
import { bridged, PATIENT, program, simple } from '../../../support/orders.js';

const at = (what: object): FirmwareInput => ({ at: 0, id: 3, ...what }) as FirmwareInput;
const ARMED = memory({
  armed: { pressureAbove: 35 as never, pressureBelow: 10 as never, batteryBelow: 2.4, countDiffers: 20 },
});
const FLOW = memory({ armed: { flow: { above: 110, below: 90, reverse: 250 } as never } }, { flowSensor: true });
const BLIND = memory({}, { pressureSensor: false });

/** The refusal of a command, `heard` when it comes in, nothing when it is not heard. */
function said(input: FirmwareInput, c = ARMED): string {
  const entrance = admitted(c, input);
  if (entrance.input !== null) return 'heard';
  const [told, ...more] = entrance.outputs;
  expect(more).toEqual([]);
  if (told === undefined) return '';
  if (told.type !== 'reply' || told.reply.accepted) throw new Error(`not a refusal: ${told.type}`);
  expect(told.to).toBe(3);
  return `${told.reply.refusal.code}: ${told.reply.refusal.found}`;
}

describe('the door of the firmware', () => {
  it.each([
    ['command.stop', 'heard'],
    ['command.explode', 'unknown-command: "command.explode"'],
    ['command.constructor', 'unknown-command: "command.constructor"'],
    ['clock.deadline', 'heard'],
    ['internal.drive-changed', ''],
    ['sensor.nonsense', ''],
  ])('%s: %s', (type, told) => expect(said(at({ type }))).toBe(told));

  it.each([
    [{ ...program(simple(0.15)), bridge: { flow: 1 } }, 'a program whose bridge.volume cannot be read'],
    [{ ...program(simple(0.15)), bridge: null }, 'a program whose bridge cannot be read'],
    [{ type: 'command.prime', extent: 'everything' }, 'a prime whose extent cannot be read'],
    [{ type: 'command.suspend' }, 'a suspend whose span cannot be read'],
    [{ type: 'command.program', program: null }, 'a program whose program cannot be read'],
    [
      program({ ...simple(0.15), patient: { ...PATIENT, lockout: '1h' as never } }),
      'a program whose program.patient.lockout cannot be read',
    ],
    [
      program({ ...simple(0.15), windows: [{ window: 1 as never } as never] }),
      'a program whose program.windows[0].limit cannot be read',
    ],
  ])('SR-053 refuses a command of the wrong shape and says where: %#', (command, told) => {
    expect(said(at(command))).toBe(`malformed-command: ${told}`);
  });

  it.each([
    [{ type: 'sensor.pressure-above', level: 35 }, 'heard'],
    [{ type: 'sensor.pressure-above', level: 34.9 }, ''],
    [{ type: 'sensor.pressure-above', level: Number.NaN }, ''],
    [{ type: 'sensor.pressure-below', level: 10.1 }, ''],
    [{ type: 'sensor.pressure-below', level: -102 }, ''],
    [{ type: 'sensor.pressure-below', level: -1 }, 'heard'],
    [{ type: 'sensor.pressure-below', level: -101.325 }, 'heard'],
    [{ type: 'sensor.pressure-below', level: -101.326 }, ''],
    [{ type: 'sensor.temperature-below', level: -273.15 }, 'heard'],
    [{ type: 'sensor.temperature-below', level: -273.16 }, ''],
    [{ type: 'sensor.temperature-below', level: 20 }, 'heard'],
    [{ type: 'sensor.temperature-above', level: -20 }, 'heard'],
    [{ type: 'sensor.temperature-above', level: Number.POSITIVE_INFINITY }, ''],
    [{ type: 'sensor.temperature-above', level: '39' }, ''],
    [{ type: 'sensor.battery-below', samples: '3333333333' }, ''],
    [{ type: 'sensor.battery-below', samples: [2.5, 2.5, 2.5] }, ''],
    [{ type: 'sensor.battery-below', samples: [-0.1, 3, 3, 3, 3, 3, 3, 3, 3, 3] }, ''],
    [{ type: 'sensor.battery-below', samples: [0, 3, 3, 3, 3, 3, 3, 3, 3, 90] }, 'heard'],
    [{ type: 'sensor.temperature-above', level: -274 }, ''],
    [{ type: 'sensor.self-test-failed', part: 'rom' }, 'heard'],
    [{ type: 'sensor.self-test-failed', part: 'brain' }, ''],
    [{ type: 'memory.upset', part: 'power', cell: 0, bit: 0, copy: 'first' }, 'heard'],
    [{ type: 'memory.upset', part: 'brain', cell: 0, bit: 0, copy: 'first' }, ''],
    [{ type: 'clock.jumped', by: -5 }, 'heard'],
    [{ type: 'clock.jumped', by: 0.5 }, ''],
    [{ type: 'clock.jumped' }, ''],
    [{ type: 'sensor.brown-out', update: { program: simple(0.15), bytes: 40 } }, 'heard'],
    [{ type: 'sensor.brown-out', update: { program: simple(0.15), bytes: -1 } }, ''],
    [{ type: 'sensor.brown-out', update: { program: simple(0.15), bytes: 0.5 } }, ''],
    [{ type: 'sensor.brown-out', update: { program: {}, bytes: 40 } }, ''],
    [{ type: 'sensor.rotor-turned', update: null }, 'heard'],
    [{ type: 'sensor.watchdog-reset', at: 100, heldOff: 0 }, 'heard'],
    [{ type: 'sensor.watchdog-reset', at: 100, heldOff: 100 }, 'heard'],
    [{ type: 'sensor.watchdog-reset', at: 100, heldOff: 101 }, ''],
    [{ type: 'sensor.watchdog-reset', at: 100, heldOff: -1 }, ''],
    [{ type: 'sensor.watchdog-reset', at: 100, heldOff: 0.5 }, ''],
    [{ type: 'sensor.brown-out', update: null }, ''],
    [{ type: 'sensor.count-differs', strokes: 20 }, 'heard'],
    [{ type: 'sensor.count-differs', strokes: -21 }, 'heard'],
    [{ type: 'sensor.count-differs', strokes: 19 }, ''],
    [{ type: 'sensor.count-differs', strokes: 20.5 }, ''],
    [{ type: 'sensor.rotor-missed', strokes: 0 }, ''],
    [{ type: 'sensor.rotor-missed', strokes: 5.5 }, ''],
    [{ type: 'sensor.rotor-missed', strokes: 5 }, 'heard'],
    [{ type: 'sensor.rotor-missed', strokes: 1 }, 'heard'],
  ])('SR-035 hears only what a sensor can have measured: %o', (report, told) => expect(said(at(report))).toBe(told));

  it('SR-030 hears of a counter only while it asks for it', () => {
    const deaf = memory({ armed: { countDiffers: null } });
    expect(said(at({ type: 'sensor.count-differs', strokes: 20 }), deaf)).toBe('');
  });

  it('SR-030 hears of no difference that is none', () => {
    const keen = memory({ armed: { countDiffers: 0 } });
    expect(said(at({ type: 'sensor.count-differs', strokes: 1 }), keen)).toBe('heard');
    expect(said(at({ type: 'sensor.count-differs', strokes: 0 }), keen)).toBe('');
  });

  it('SR-022 hears no pressure in a pump that has no sensor for it', () => {
    expect(said(at({ type: 'sensor.pressure-above', level: 69 }), BLIND)).toBe('');
    expect(said(at({ type: 'sensor.pressure-below', level: 5 }), BLIND)).toBe('');
  });

  it.each([
    [{ type: 'sensor.flow-above', level: 110 }, 'heard'],
    [{ type: 'sensor.flow-above', level: 109 }, ''],
    [{ type: 'sensor.flow-above', level: Number.NaN }, ''],
    [{ type: 'sensor.flow-above', level: Number.POSITIVE_INFINITY }, ''],
    [{ type: 'sensor.flow-above', level: 110.5 }, ''],
    [{ type: 'sensor.flow-above', level: '110' }, ''],
    [{ type: 'sensor.flow-above' }, ''],
    [{ type: 'sensor.flow-below', level: 90 }, 'heard'],
    [{ type: 'sensor.flow-below', level: 0 }, 'heard'],
    [{ type: 'sensor.flow-below', level: -1 }, ''],
    [{ type: 'sensor.flow-below', level: 91 }, ''],
    [{ type: 'sensor.flow-below', level: Number.NEGATIVE_INFINITY }, ''],
    [{ type: 'sensor.flow-below', level: 89.5 }, ''],
    [{ type: 'sensor.flow-reverse', volume: 250 }, 'heard'],
    [{ type: 'sensor.flow-reverse', volume: 249 }, ''],
    [{ type: 'sensor.flow-reverse', volume: -250 }, ''],
    [{ type: 'sensor.flow-reverse', volume: 250.5 }, ''],
    [{ type: 'sensor.flow-reverse', volume: Number.NaN }, ''],
  ])('SR-007 SR-008 SR-024 hears only what a flow sensor can have told: %o', (report, told) =>
    expect(said(at(report), FLOW)).toBe(told),
  );

  it.each([
    ['no sensor', memory({ armed: { flow: { above: 110, below: 90, reverse: 250 } as never } })],
    ['nothing armed', memory({ armed: { flow: { above: null, below: null, reverse: null } } }, { flowSensor: true })],
    ['never armed', memory({}, { flowSensor: true })],
  ])('SR-007 hears no flow in a pump with %s', (_, c) => {
    expect(said(at({ type: 'sensor.flow-above', level: 120 }), c)).toBe('');
    expect(said(at({ type: 'sensor.flow-below', level: 0 }), c)).toBe('');
    expect(said(at({ type: 'sensor.flow-reverse', volume: 300 }), c)).toBe('');
  });

  it('hands on a program of its own, with nothing in it but a program', () => {
    const sent = program({ ...simple(0.15), note: 'from outside' } as never);
    const { input } = admitted(ARMED, at(sent));
    expect(input).toEqual(at(program(simple(0.15))));
    if (input?.type !== 'command.program' || sent.type !== 'command.program') throw new Error('no program');
    expect(input.program.windows).not.toBe(sent.program.windows);
  });

  it('hands on a bridge of its own, with nothing in it but a bridge', () => {
    const order = bridged(simple(0.15), 0.1);
    if (order.type !== 'command.program' || order.bridge === undefined) throw new Error('no bridge');
    const sent = { ...order, bridge: { ...order.bridge, note: 'from outside' } };
    const { input } = admitted(ARMED, at(sent));
    expect(input).toEqual(at(order));
    if (input?.type !== 'command.program') throw new Error('no program');
    expect(input.bridge?.fluid).not.toBe(order.bridge.fluid);
  });

  it('hands on a program that was being written in a brown-out as its own too', () => {
    const sent = {
      type: 'sensor.brown-out',
      update: { program: { ...simple(0.15), note: 'from outside' }, bytes: 40 },
    };
    const own = { type: 'sensor.brown-out', update: { program: simple(0.15), bytes: 40 } };
    expect(admitted(ARMED, at(sent)).input).toEqual(at(own));
  });
});
