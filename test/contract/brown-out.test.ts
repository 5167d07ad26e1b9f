import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/protocol/index.js';
import {
  clinicianBolus,
  limit,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  refill,
  simple,
  squareBolus,
  suspend,
} from '../support/orders.js';
import { runningPump } from '../support/pump.js';
import { type Happening, tell } from '../support/story.js';

/**
 * A brown-out is not a loss of power that the pump does not notice (subjects.ts): the supply gave way, the electronics begin
 * anew, and the pump goes into its safe state. What it remembers, it keeps; what it was doing, it does not go on with.
 */
const RESET: Happening = ['3h', { type: 'sensor.brown-out' }];
const THERAPY = program(simple(0.15, { patient: { ...PATIENT, maxCount: 2 }, windows: [limit(200)] }));
const STOP: Command = { type: 'command.stop' };
const MINIMUM = 'drive 0.006';

/** Everything that drives the motor after the reset. */
function drivenAfter(story: readonly Happening[], until = '7d'): readonly string[] {
  const pump = runningPump();
  tell(pump, [...story, RESET], '3h');
  const told = tell(pump, [], until);
  return told.match(/drive [\d.]+|yes \S+/g) ?? [];
}

describe('SR-034 after a brown-out nothing starts by itself', () => {
  it.each([
    ['in therapy', [['1h', THERAPY]]],
    [
      'in a bolus of the patient',
      [
        ['1h', THERAPY],
        ['2h 55min', PATIENT_BOLUS],
      ],
    ],
    [
      'in a bolus of the clinician',
      [
        ['1h', THERAPY],
        ['2h 55min', clinicianBolus(10)],
      ],
    ],
    [
      'in a square bolus',
      [
        ['1h', THERAPY],
        ['2h', squareBolus(10, 120)],
      ],
    ],
    [
      'in a square bolus that is held up',
      [
        ['1h', THERAPY],
        ['2h', squareBolus(10, 120)],
        ['2h 55min', PATIENT_BOLUS],
      ],
    ],
    [
      'in a prime over a therapy',
      [
        ['1h', THERAPY],
        ['2h 55min', prime()],
      ],
    ],
  ] as const)('%s: only the stated minimum rate', (_, story) => expect(drivenAfter(story)).toEqual([MINIMUM]));

  it.each([
    ['never programmed', []],
    ['in the first prime', [['2h 55min', prime()]]],
    [
      'stopped',
      [
        ['1h', THERAPY],
        ['2h', STOP],
      ],
    ],
    [
      'paused',
      [
        ['1h', THERAPY],
        ['2h', suspend()],
      ],
    ],
    [
      'paused for a while',
      [
        ['1h', THERAPY],
        ['2h', suspend((2 * 3_600_000) as never)],
      ],
    ],
    [
      'without a program for the drug in it',
      [
        ['1h', THERAPY],
        ['2h', refill(40, { drug: 'hydromorphone' })],
      ],
    ],
  ] as const)('%s: nothing at all', (_, story) => expect(drivenAfter(story)).toEqual([]));
});

describe('SR-034 a brown-out takes nothing from the memory', () => {
  it('SR-012 keeps the lockout: it ends at the moment at which it would have ended', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', THERAPY],
        ['2h 50min', PATIENT_BOLUS],
      ],
      '2h 59min',
    );
    const { patient } = pump.memory();
    tell(pump, [RESET], '3h');
    expect(pump.memory().patient).toEqual({ ...patient, lockoutUntil: 4 * 3_600_000 });
  });

  it('SR-014 keeps the count: two boluses before it are two boluses after it', () => {
    const boluses: readonly Happening[] = [
      ['1h', THERAPY],
      ['2h', PATIENT_BOLUS],
      ['3h 30min', PATIENT_BOLUS],
    ];
    const after: readonly Happening[] = [
      ['5h', THERAPY],
      ['7h', PATIENT_BOLUS],
    ];
    const asked = (reset: readonly Happening[]) =>
      tell(runningPump(), [...boluses, ...reset, ...after], '7h')
        .split(' | ')
        .at(-1);
    expect(asked([])).toBe('7h no patient-bolus: max-count until 1d 2h');
    expect(asked([['4h', { type: 'sensor.brown-out' }]])).toBe(asked([]));
  });

  it('SR-013 keeps the dose windows: what was given before it still counts', () => {
    const before: readonly Happening[] = [
      ['1h', THERAPY],
      ['2h', clinicianBolus(30)],
    ];
    const after: readonly Happening[] = [
      ['5h', THERAPY],
      ['7h', clinicianBolus(30)],
    ];
    const asked = (given: readonly Happening[]) =>
      tell(runningPump(), [...given, RESET, ...after], '7h')
        .split(' | ')
        .at(-1);
    expect(asked(before)).toBe('7h no clinician-bolus: dose-window until 1d 2h 10min');
    expect(asked(before.slice(0, 1))).toContain('7h yes clinician-bolus');
  });
});
