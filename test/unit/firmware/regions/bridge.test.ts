import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/protocol/index.js';
import { minutes, type Pressure } from '../../../../src/units/index.js';
import {
  bridged,
  clinicianBolus,
  flex,
  limit,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  refill,
  simple,
  squareBolus,
  suspend,
} from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const THINNER = refill(40, { concentration: 10_000 });
/** Primed and in therapy at 0.24 mL/day; at 26 h half the concentration is filled. */
const REFILLED: readonly Happening[] = [
  ['1h', prime()],
  ['2h', program(simple(0.24))],
  ['26h', THINNER],
];
const NEW = simple(0.48, { patient: PATIENT });
const BRIDGED: readonly Happening[] = [...REFILLED, ['26h 1min', bridged(NEW, 0.24)]];
const UNTOLD = ['+', '-', '~', 'x', 'tone', 'silent'];

const story = (more: readonly Happening[], until: string, before = BRIDGED): string =>
  tell(runningPump(), [...before, ...more], until, UNTOLD).replace(/^.*?yes refill[^|]*\| /, '');

const BEGUN = '1d 2h 1min yes program, drive 0.24';
/** 316 µL at 0.24 mL/day are 31 h 36 min. */
const ENDED = '2d 9h 37min bridge 316 of 316, drive 0.48';

describe('a bridge', () => {
  it('SR-020 gives the flow of the fluid before for as long as the line holds it, then the program goes on', () => {
    expect(story([], '20d')).toBe(`${BEGUN} | ${ENDED}`);
  });

  it('SR-016 leaves basal at the step of the day in force at its end', () => {
    // The pump clock begins on Monday at 08:00, so that the step of Tuesday 18:00 comes 34 h after.
    const week = flex([
      [0, 0.4],
      [42, 0.6],
    ]);
    const told = story([], '3d', [...REFILLED, ['26h 1min', bridged(week, 0.24)]]);
    expect(told).toBe(`${BEGUN} | ${ENDED.replace('0.48', '0.6')}`);
  });

  it.each<readonly [string, readonly Happening[], string, string]>([
    ['a pause', [['30h', suspend(minutes(120))]], '1d 6h yes suspend, drive 0 | 1d 8h drive 0.24', '2d 11h 37min'],
    [
      'a pause without end that is ended',
      [
        ['30h', suspend()],
        ['40h', { type: 'command.resume' }],
      ],
      '1d 6h yes suspend, drive 0 | 1d 16h yes resume, drive 0.24',
      '2d 19h 37min',
    ],
    [
      'an occlusion',
      [
        ['30h', { type: 'sensor.pressure-above', level: 69 as Pressure }],
        ['33h', { type: 'sensor.pressure-below', level: 10 as Pressure }],
      ],
      '1d 6h drive 0 | 1d 9h released 11.8, drive 0.24',
      '2d 12h 37min',
    ],
    [
      'a self-test',
      [['30h', { type: 'command.self-test' }]],
      '1d 6h yes self-test, drive 0 | 1d 6h 10s drive 0.24',
      '2d 9h 37min 10s',
    ],
  ])('SR-020 is held up by %s and loses nothing', (_, cause, told, end) => {
    expect(story(cause, '20d')).toBe(`${BEGUN} | ${told} | ${end} bridge 316 of 316, drive 0.48`);
  });

  it('SR-032 is held up by a stall: what the rotor missed is given later', () => {
    const stall: readonly Happening[] = [
      ['30h', { type: 'sensor.rotor-missed', strokes: 400 }],
      ['40h', { type: 'sensor.rotor-turned' }],
    ];
    // From the moment at which the stall is known no stroke counts; the one that shows the rotor free is booked.
    expect(story(stall, '20d')).toBe(`${BEGUN} | 2d 19h 35min 30s bridge 316 of 316, drive 0.48`);
  });

  it('goes on after a fill of the same fluid when the reservoir had run empty', () => {
    const low: Command = refill(1.1, { concentration: 10_000 });
    const more: Command = refill(40, { concentration: 10_000, withdrawn: 1 });
    const told = story(
      [
        ['26h 1min', bridged(NEW, 0.24)],
        ['60h', more],
      ],
      '20d',
      [...REFILLED.slice(0, 2), ['26h', low]],
    );
    expect(told).toBe(
      `${BEGUN} | 1d 12h 1min drive 0 | 2d 12h yes refill, drive 0.24 | 3d 9h 36min bridge 316 of 316, drive 0.48`,
    );
  });

  it.each<readonly [string, Command | { readonly type: 'sensor.brown-out' }, string]>([
    ['a stop', { type: 'command.stop' }, '1d 6h yes stop, bridge 39.75 of 316 (therapy stopped), drive 0'],
    [
      'SR-034 a reset',
      { type: 'sensor.brown-out' },
      '1d 6h bridge 39.75 of 316 (reset), drive 0 | 1d 6h 10s drive 0.006',
    ],
    ['a new program', program(simple(0.3)), '1d 6h yes program, bridge 39.75 of 316 (reprogrammed), drive 0.3'],
    [
      'another fluid',
      refill(40, { concentration: 20_000 }),
      '1d 6h bridge 39.75 of 316 (refilled with another fluid), yes refill, drive 0',
    ],
  ])('SR-020 is dropped by %s, with exactly one ledger entry, and does not come back', (_, cause, told) => {
    expect(story([['30h', cause]], '20d')).toBe(`${BEGUN} | ${told}`);
  });

  it('SR-015 lets no bolus, no square bolus and no prime in, and says until when', () => {
    const wait = 'bridge-running until 2d 9h 37min';
    expect(
      story(
        [
          ['30h', PATIENT_BOLUS],
          ['30h', clinicianBolus(10)],
          ['30h', squareBolus(10)],
          ['30h', prime('full-system', 1)],
        ],
        '31h',
        [...REFILLED, ['26h 1min', bridged(simple(0.48, { patient: PATIENT, windows: [limit(2000)] }), 0.24)]],
      ),
    ).toBe(
      `${BEGUN} | 1d 6h no patient-bolus: ${wait}, no clinician-bolus: ${wait}, no square-bolus: ${wait}, no prime: ${wait}`,
    );
  });

  it('SR-013 counts in dose windows as the fluid that it pushes', () => {
    const windows = [limit(600)];
    // 0.24 mL/day of the old fluid hold as much drug as 0.48 of the new one, 0.31 as much as 0.62: more than 600 µL in a day.
    const therapy = simple(0.48, { windows });
    expect(story([], '27h', [...REFILLED, ['26h 1min', bridged(therapy, 0.31)]])).toBe(
      '1d 2h 1min no program: dose-window',
    );
    expect(story([], '27h', [...REFILLED, ['26h 1min', bridged(therapy, 0.24)]])).toBe(BEGUN);
    // A bolus just after it: a day of 0.58 still counts, so that 19 µL fit and 21 do not.
    const told = story(
      [
        ['58h', clinicianBolus(21)],
        ['58h', clinicianBolus(19)],
      ],
      '58h',
      [...REFILLED, ['26h 1min', bridged(therapy, 0.29)]],
    );
    expect(told).toContain('2d 10h no clinician-bolus: dose-window until 3d 4h');
    expect(told).toContain('yes clinician-bolus');
  });
});

describe('what the line still holds', () => {
  const answer = (before: readonly Happening[], order: Command, at = '30h'): string | undefined =>
    tell(runningPump(), [...before, [at, order]], at, UNTOLD)
      .split(' | ')
      .at(-1);
  const PRIMED = REFILLED.slice(0, 2);

  it('SR-020 a bridge without a change of fluid is refused', () => {
    expect(answer(PRIMED, bridged(NEW, 0.24))).toBe('1d 6h no program: bridge-without-change');
    expect(answer([...PRIMED, ['26h', refill()]], bridged(NEW, 0.24))).toBe('1d 6h no program: bridge-without-change');
    const back = refill(40, { concentration: 20_000 });
    expect(answer([...REFILLED, ['26h', back]], bridged(NEW, 0.24))).toBe('1d 6h no program: bridge-without-change');
  });

  it.each([
    [316, 'yes program'],
    [315.8, 'yes program'],
    [315.75, 'no program: bridge-volume'],
    [316.1, 'no program: bridge-volume'],
    [0, 'no program: bridge-volume'],
  ])('SR-020 a bridge of %s µL where the line holds 316: %s', (ul, expected) => {
    expect(answer(REFILLED, bridged(NEW, 0.24, ul))).toContain(`1d 6h ${expected}`);
  });

  it('SR-020 after some hours without a bridge the rest may still be bridged, and nothing else', () => {
    // 10 h at 0.48 mL/day are 200 µL
    const late: readonly Happening[] = [...REFILLED, ['26h', program(NEW)]];
    expect(answer(late, bridged(NEW, 0.24), '36h')).toBe('1d 12h no program: bridge-volume');
    expect(answer(late, bridged(NEW, 0.24, 116), '36h')).toContain('1d 12h yes program');
    expect(answer(late, bridged(NEW, 0.24, 116), '42h')).toBe('1d 18h no program: bridge-without-change');
  });

  it('a fluid that was typed wrong and corrected before it flowed was never in the line', () => {
    const twice: readonly Happening[] = [...REFILLED, ['26h 1min', refill(40, { concentration: 5000 })]];
    expect(answer(twice, bridged(NEW, 0.24))).toContain('yes program');
  });

  it('SR-020 a line that holds more than one fluid cannot be bridged', () => {
    const mixed: readonly Happening[] = [
      ...REFILLED,
      ['26h', program(NEW)],
      ['27h', refill(40, { concentration: 5000 })],
    ];
    expect(answer(mixed, bridged(NEW, 0.24))).toBe('1d 6h no program: bridge-mixed-line');
    const unprimed: readonly Happening[] = [
      ['1h', program(simple(0.24))],
      ['26h', THINNER],
    ];
    expect(answer(unprimed, bridged(NEW, 0.24))).toBe('1d 6h no program: bridge-mixed-line');
  });

  it('SR-053 a flow that the pump cannot give is refused', () => {
    expect(answer(REFILLED, bridged(NEW, 0.047))).toBe('1d 6h no program: flow-out-of-range');
    expect(answer(REFILLED, bridged(NEW, 24.1))).toBe('1d 6h no program: flow-out-of-range');
  });
});
