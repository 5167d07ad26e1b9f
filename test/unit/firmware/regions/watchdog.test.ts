import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../../../src/units/index.js';
import {
  clinicianBolus,
  limit,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  simple,
  squareBolus,
} from '../../../support/orders.js';
import { at, runningPump, runTo } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const RESET = { type: 'sensor.watchdog-reset', heldOff: seconds(0) } as const;
const LATE = { type: 'sensor.watchdog-reset', heldOff: minutes(58) } as const;
const PROGRAM = program(simple(0.15, { patient: PATIENT, windows: [limit(900)] }));
const told = (happenings: readonly Happening[], until: string, pump = runningPump()) =>
  tell(pump, [['1h', PROGRAM], ...happenings], until, ['tone']).replace('1h yes program, drive 0.15 | ', '');

describe('a reset by the watchdog', () => {
  it('SR-029 SR-034 ends in the safe state as any reset does, with an alarm of its own', () => {
    const pump = runningPump();
    expect(told([['2h', RESET]], '3h', pump)).toBe('2h drive 0, +watchdog-reset | 2h 10s drive 0.006');
    expect(pump.states()).toMatchObject({ power: 'safe', infusion: 'minimum-rate', alarm: 'critical' });
    expect(tell(pump, [['3h', { type: 'command.acknowledge', alarm: 'watchdog-reset' }]], '3h')).toContain(
      'condition-persists',
    );
  });

  it('SR-029 SR-039 is over with a program; its signal stays until it is acknowledged', () => {
    const story: readonly Happening[] = [
      ['2h', RESET],
      ['3h', PROGRAM],
      ['4h', { type: 'command.acknowledge', alarm: 'watchdog-reset' }],
    ];
    expect(told(story, '5h')).toContain('3h yes program, drive 0.15, ~watchdog-reset | 4h xwatchdog-reset');
  });

  it.each([
    ['clinician bolus', ['2h', clinicianBolus(10)], 'clinician-bolus 5 of 10 (reset)'],
    ['patient bolus', ['2h', PATIENT_BOLUS], 'patient-bolus 5 of 10 (reset)'],
    ['square bolus', ['2h', squareBolus(10)], '(reset)'],
    ['prime', ['2h', prime()], '(interrupted)'],
  ] as const)('SR-029 SR-015 cuts a %s and books what was given', (_, begun, booked) => {
    expect(told([begun, ['2h 5min', RESET]], '3h')).toContain(booked);
  });

  it('SR-029 books a bolus up to the moment at which the drive was cut, not up to the reset', () => {
    const story: readonly Happening[] = [
      ['2h', clinicianBolus(20, 60)],
      ['3h', LATE],
    ];
    const pump = runningPump();
    tell(pump, [['1h', PROGRAM], story[0] as Happening], '2h');
    // The main loop stalls at once, so nothing more is handled before the reset, which comes 58 min after the cut.
    const { outputs } = pump.handle({ ...LATE, at: at(3 * 3_600_000) });
    expect(outputs.find((o) => o.type === 'ledger.bolus')).toMatchObject({ given: 666_666, outcome: 'interrupted' });
    expect(pump.memory().history.given.at(-1)).toMatchObject({ end: 2 * 3_600_000 + 120_000 });
    expect(pump.memory().motor.train.flow).toBe(0);
  });

  it('SR-013 SR-029 counts in the dose windows what the drive gave past the end of a bolus', () => {
    const given = (...wait: readonly number[]) => {
      const pump = runningPump();
      tell(
        pump,
        [
          ['1h', PROGRAM],
          ['2h', clinicianBolus(10)],
        ],
        '2h',
      );
      if (wait.length === 0) runTo(pump, 3 * 3_600_000);
      for (const ms of wait) pump.handle({ ...RESET, at: at(2 * 3_600_000 + ms) });
      return pump.memory().history.given.at(-1)?.volume ?? 0;
    };
    expect(given(600_000)).toBe(given());
    expect(given(600_000 + 90_000) - given()).toBe(1_500_000);
  });

  it('SR-018 SR-029 counts the strokes of a drive that ran on, and none after it was cut', () => {
    const volume = (heldOff: number) => {
      const pump = runningPump();
      tell(pump, [['1h', PROGRAM]], '1h');
      pump.handle({ type: 'sensor.watchdog-reset', at: at(25 * 3_600_000), heldOff: heldOff as never });
      return pump.computedVolume(at(25 * 3_600_000));
    };
    expect(volume(0)).toBe(40_000_000_000 - 600 * 250_000);
    expect(volume(12 * 3_600_000)).toBe(40_000_000_000 - 300 * 250_000);
  });

  it('SR-045 SR-029 is written down with the time for which the drive had been cut', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', PROGRAM],
        ['3h', LATE],
      ],
      '3h',
    );
    const { open } = pump.log();
    expect(open.find(({ code }) => code === 'watchdog-reset')).toMatchObject({ value: 58 * 60_000 });
  });
});
