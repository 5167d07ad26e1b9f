import { describe, expect, it } from 'vitest';
import type { Program } from '../../../../src/protocol/index.js';
import { days, hours } from '../../../../src/units/index.js';
import {
  clinicianBolus,
  flex,
  limit,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  simple,
  squareBolus,
  suspend,
} from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const lasting = (lasts: number, wanted: Program = simple(0.15)) => program({ ...wanted, lasts: lasts as never });
const withPatient = simple(0.15, { patient: PATIENT, windows: [limit(2000)] });
const story = (happenings: readonly Happening[], until: string) =>
  tell(runningPump(), happenings, until, ['tone', 'silent']);
const DAY = days(1);
const RESUME = { type: 'command.resume' } as const;
const STOP = { type: 'command.stop' } as const;
const RESET = { type: 'sensor.brown-out' } as const;

describe('a program with an end', () => {
  it('SR-017 goes over to the minimum rate at its end, and says so', () => {
    expect(story([['1h', lasting(DAY)]], '3d')).toBe(
      '1h yes program, drive 0.15 | 1d 1h drive 0.006, +program-complete',
    );
  });

  it('SR-017 goes over out of any step of the day, also at the moment of one', () => {
    const week = flex([
      [0, 0.1],
      [10, 0.2],
    ]);
    expect(story([['1h', lasting(hours(1), week)]], '3h')).toBe(
      '1h yes program, drive 0.1 | 2h drive 0.006, +program-complete',
    );
  });

  it('SR-017 cuts boluses short at the end and books what was given', () => {
    const told = story(
      [
        ['1h', lasting(DAY)],
        ['1d 55min', clinicianBolus(10)],
      ],
      '2d',
    );
    expect(told).toContain('1d 1h clinician-bolus 5 of 10 (program complete), drive 0.006, +program-complete');
    const square = story(
      [
        ['1h', lasting(DAY)],
        ['1d', squareBolus(10, 120)],
      ],
      '2d',
    );
    expect(square).toContain('square-bolus 5 of 10 (program complete)');
  });

  it('SR-017 grants nothing after the end', () => {
    const told = story(
      [
        ['1h', lasting(DAY, withPatient)],
        ['1d 2h', PATIENT_BOLUS],
        ['1d 3h', clinicianBolus(10)],
      ],
      '2d',
    );
    expect(told).toContain('1d 2h no patient-bolus: not-enabled | 1d 3h no clinician-bolus: pump-stopped');
  });

  it('SR-017 ends in a pause too, which goes on to the minimum rate', () => {
    const told = story(
      [
        ['1h', lasting(DAY)],
        ['23h', suspend(hours(4) as never)],
      ],
      '2d',
    );
    expect(told).toContain('23h yes suspend, drive 0 | 1d 1h +program-complete | 1d 3h drive 0.006');
    const resumed = story(
      [
        ['1h', lasting(DAY)],
        ['23h', suspend()],
        ['1d 5h', RESUME],
      ],
      '2d',
    );
    expect(resumed).toContain('1d 1h +program-complete | 1d 5h yes resume, drive 0.006');
  });

  it('SR-017 ends in a prime too, which is given in full', () => {
    const told = story(
      [
        ['1h', lasting(DAY)],
        ['1d 50min', prime()],
      ],
      '2d',
    );
    expect(told).toMatch(/1d 1h \+program-complete \| 1d 1h \d+min.* prime 316 of 316, drive 0.006/);
  });

  it('SR-017 counts from its acceptance, and anew with each program', () => {
    const told = story(
      [
        ['1h', lasting(DAY)],
        ['20h', lasting(DAY)],
        ['1d 22h', program(simple(0.2))],
      ],
      '9d',
    );
    expect(told).toBe(
      '1h yes program, drive 0.15 | 20h yes program | 1d 20h drive 0.006, +program-complete | 1d 22h yes program, drive 0.2, -program-complete',
    );
  });

  it('SR-017 SR-034 is over with a stop and with a reset: nothing ends later that no longer runs', () => {
    expect(
      story(
        [
          ['1h', lasting(DAY)],
          ['5h', STOP],
        ],
        '1d 12h',
      ),
    ).toBe('1h yes program, drive 0.15 | 5h yes stop, drive 0');
    expect(
      story(
        [
          ['1h', lasting(DAY)],
          ['5h', RESET],
        ],
        '1d 12h',
      ),
    ).not.toContain('program-complete');
  });

  it.each([0, -1, 0.5, Number.NaN, days(4000)])('SR-053 refuses one that lasts %d ms', (lasts) => {
    expect(story([['1h', lasting(lasts)]], '1d')).toBe('1h no program: program-span');
  });
});
