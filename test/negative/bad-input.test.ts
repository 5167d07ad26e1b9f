import { describe, expect, it } from 'vitest';
import type { Firmware, FirmwareInput, FirmwareOutput } from '../../src/firmware/index.js';
import type { Command } from '../../src/protocol/index.js';
import type { Instant, Pressure } from '../../src/units/index.js';
import { PATIENT_BOLUS, prime, program, simple, suspend } from '../support/orders.js';
import { runningPump } from '../support/pump.js';
import { type Happening, tell } from '../support/story.js';
import * as begin from './controls/beginnings.js';
import { BAD, COMMANDS, pathsOf, REPORTS, shown, spoilt } from './samples.js';
import { giveInVain } from './unchanged.js';

const NOW = (4 * 3_600_000) as Instant;
const input = (what: object): FirmwareInput => ({ ...what, at: NOW, id: 9 }) as FirmwareInput;

/** Pumps that have something to lose, four hours after they were put in. */
const PUMPS: Readonly<Record<string, readonly Happening[]>> = {
  'in therapy': begin.IN_THERAPY,
  'in the middle of a bolus': [...begin.IN_THERAPY, ['3h 55min', PATIENT_BOLUS]],
  'in a pause': [...begin.IN_THERAPY, ['3h', suspend()]],
  'in a prime': [...begin.IN_THERAPY, ['3h 55min', prime()]],
  'with a blocked line': begin.BLOCKED_PUMP,
  'with a rotor that stands': begin.STALLED_PUMP,
  'after a reset': begin.RESET_PUMP,
  'never programmed': [],
};
const pumpOf = (story: readonly Happening[]): Firmware => {
  const pump = runningPump({ flowSensor: true });
  tell(pump, story, '4h');
  return pump;
};

/** Values that look odd and are right: a way without a patient, without a limit, without an end, and any name and strength. */
const RIGHT: Readonly<Record<string, readonly unknown[]>> = {
  'program.patient': [null],
  'program.windows': [[]],
  span: [null],
  drug: ['5', 'nonsense', 'toString', '__proto__'],
  concentration: [0.5, 1e300, 2 ** 53],
};
const isRight = (path: string, value: unknown): boolean => (RIGHT[path] ?? []).some((v) => shown(v) === shown(value));

const refusalsOf = (outputs: readonly FirmwareOutput[]): readonly string[] =>
  outputs.map((o) => (o.type === 'reply' && !o.reply.accepted ? `refused ${o.to}` : o.type));

describe.each(Object.entries(PUMPS))('SR-053 a pump %s', (_, story) => {
  const commands = Object.values(COMMANDS).flat();

  it.each(commands.filter((command) => pathsOf(command).length > 0))(
    'refuses a spoilt $type, and nothing changes',
    (command) => {
      for (const path of pathsOf(command)) {
        for (const bad of BAD) {
          if (isRight(path.join('.'), bad)) continue;
          const outputs = giveInVain(pumpOf(story), input(spoilt(command, path, bad)));
          expect(refusalsOf(outputs), `${path.join('.')} = ${shown(bad)}`).toEqual(['refused 9']);
        }
      }
    },
    60_000,
  );

  it.each(['command.explode', 'command.', 'command.toString', 'command.__proto__'])('refuses %s', (type) => {
    expect(refusalsOf(giveInVain(pumpOf(story), input({ type })))).toEqual(['refused 9']);
  });

  it.each([
    'explode',
    '',
    'toString',
    'sensor.',
    'sensor.toString',
    'internal.drive-changed',
    'internal.signal-changed',
  ])('does not hear "%s"', (type) => expect(giveInVain(pumpOf(story), input({ type }))).toEqual([]));

  it.each(REPORTS)('does not hear a $type that no sensor can have made', (report) => {
    for (const [field = ''] of pathsOf(report)) {
      for (const bad of BAD) {
        const least = field === 'level' ? -1 : 0;
        if (typeof bad === 'number' && Number.isFinite(bad) && bad >= least) continue;
        expect(giveInVain(pumpOf(story), input(spoilt(report, [field], bad))), `${field} = ${shown(bad)}`).toEqual([]);
      }
    }
  });

  // What is possible but far off or not asked for may be told of; it never makes more flow than there was.
  it.each(REPORTS)('gives no more than before for a $type from far off', (report) => {
    for (const [field = ''] of pathsOf(report)) {
      for (const value of [0, 0.5, 1, 9, 1e6, 1e300]) {
        const pump = pumpOf(story);
        const flow = pump.memory().motor.train.flow;
        const held = pump.states().line === 'occluded' && report.type === 'sensor.pressure-below';
        pump.handle(input(spoilt(report, [field], value)));
        if (!held) expect(pump.memory().motor.train.flow, `${field} = ${value}`).toBeLessThanOrEqual(flow);
      }
    }
  });
});

describe('a pump', () => {
  it('SR-053 has a program of its own: what happens to the sent one afterwards is nothing to it', () => {
    const sent = structuredClone(simple(0.15));
    const pump = pumpOf([['1h', program(sent)]]);
    const kept = JSON.stringify(pump.memory().infusion.program);
    (sent.basal as { flow: number }).flow = 24e9;
    (sent as { windows: unknown }).windows = null;
    expect(JSON.stringify(pump.memory().infusion.program)).toBe(kept);
  });

  it('SR-022 without a pressure sensor hears no pressure', () => {
    const pump = runningPump({ pressureSensor: false });
    tell(pump, begin.IN_THERAPY, '4h');
    expect(giveInVain(pump, input({ type: 'sensor.pressure-above', level: 69 as Pressure }))).toEqual([]);
  });

  it('SR-007 without a flow sensor hears no flow, and with one only what it has asked for', () => {
    const blind = runningPump();
    tell(blind, begin.IN_THERAPY, '4h');
    for (const report of REPORTS.filter(({ type }) => type.startsWith('sensor.flow')))
      expect(giveInVain(blind, input(report)), report.type).toEqual([]);
    const stands = pumpOf(begin.STOPPED_PUMP);
    expect(giveInVain(stands, input({ type: 'sensor.flow-below', level: 0 }))).toEqual([]);
  });

  it('would be caught if it obeyed', () => {
    const stop: Command = { type: 'command.stop' };
    expect(() => giveInVain(pumpOf(begin.IN_THERAPY), input(stop))).toThrow();
  });
});
