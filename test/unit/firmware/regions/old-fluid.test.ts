import { describe, expect, it } from 'vitest';
import { hours } from '../../../../src/units/index.js';
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
} from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const UNTOLD = ['+', '-', '~', 'x', 'tone', 'silent', 'drive'];
const NEW = simple(0.48, { patient: PATIENT, windows: [limit(2000)] });
/** Primed, in therapy at 0.24 mL/day with 20 mg/mL; at 26 h another fluid is filled, and programmed without a bridge. */
const refilled = (fluid: { concentration?: number; drug?: string }, wanted = NEW): readonly Happening[] => [
  ['1h', prime()],
  ['2h', program(simple(0.24))],
  ['26h', refill(40, fluid)],
  ['26h', program(wanted)],
];
const story = (before: readonly Happening[], more: readonly Happening[], until: string): string =>
  tell(runningPump(), [...before, ...more], until, UNTOLD).replace(/^.*yes program \| /, '');
const EACH: readonly Happening[] = [
  ['30h', PATIENT_BOLUS],
  ['30h', clinicianBolus(10)],
  ['30h', squareBolus(10)],
  ['30h', prime('full-system', 1)],
];
const none = (wait: string): string =>
  `1d 6h no patient-bolus: ${wait}, no clinician-bolus: ${wait}, no square-bolus: ${wait}, no prime: ${wait}`;

describe('a line that still holds a fluid of before', () => {
  // 316 µL at 0.48 mL/day are 15 h 48 min.
  const WAIT = 'old-fluid-in-line until 1d 17h 48min';

  it.each([
    ['a stronger one', { concentration: 10_000 }],
    ['another drug, though weaker', { drug: 'hydromorphone', concentration: 40_000 }],
  ])('SR-020 SR-015 keeps boluses and a second prime back while it is %s', (_, fluid) => {
    expect(story(refilled(fluid), EACH, '31h')).toBe(none(WAIT));
  });

  it('SR-020 lets them in once the last stroke of it has left, and not one before', () => {
    const asks = (at: string) => story(refilled({ concentration: 10_000 }), [[at, PATIENT_BOLUS]], '42h');
    expect(asks('41h 47min 59s')).toBe(`1d 17h 47min 59s no patient-bolus: ${WAIT}`);
    expect(asks('41h 48min')).toMatch(/^1d 17h 48min yes patient-bolus/);
  });

  it('SR-020 keeps nothing back while it is a weaker one of the same drug', () => {
    expect(story(refilled({ concentration: 40_000 }), [['30h', PATIENT_BOLUS]], '30h')).toBe('1d 6h yes patient-bolus');
  });

  it('SR-020 that is several fluids keeps them back for as long as the last of them is there', () => {
    const twice: readonly Happening[] = [
      ['27h', refill(40, { concentration: 40_000 })],
      ['27h', program(NEW)],
      ['28h', PATIENT_BOLUS],
    ];
    // 27 h and 15 h 48 min
    expect(story(refilled({ concentration: 10_000 }), twice, '29h')).toBe(
      '1d 4h no patient-bolus: old-fluid-in-line until 1d 18h 48min',
    );
  });

  it('SR-016 foresees the steps of the day', () => {
    // Monday 08:00 at 0 h; 0.48 mL/day up to 34 h, then half as much: 160 µL in 8 h, the other 156 µL in 15 h 36 min.
    const week = flex(
      [
        [0, 0.48],
        [42, 0.24],
      ],
      { patient: PATIENT },
    );
    expect(story(refilled({ concentration: 10_000 }, week), [['30h', PATIENT_BOLUS]], '31h')).toBe(
      '1d 6h no patient-bolus: old-fluid-in-line until 2d 1h 36min',
    );
  });

  it('SR-020 keeps back what an unprimed line holds: nobody can say where it is', () => {
    const unprimed: readonly Happening[] = [
      ['1h', program(simple(0.24))],
      ['5h', refill(40, { concentration: 40_000 })],
      ['5h', program(NEW)],
      ['6h', PATIENT_BOLUS],
    ];
    expect(story([], unprimed, '7h')).toMatch(/no patient-bolus: old-fluid-in-line/);
  });

  it('SR-006 holds nothing of a fluid that was replaced before its first stroke', () => {
    const replaced: readonly Happening[] = [
      ['1h', refill(40, { concentration: 10_000 })],
      ['2h', prime()],
      ['3h', program(NEW)],
      ['5h', PATIENT_BOLUS],
    ];
    expect(story([], replaced, '5h')).toBe('5h yes patient-bolus');
  });

  describe('in a line that strokes have filled in part', () => {
    // 36 h at 0.12 mL/day: 180 of 316 µL; 136 µL are still empty.
    const unprimed = (...more: readonly Happening[]): string =>
      story(
        [],
        [
          ['1h', program(simple(0.12))],
          ['37h', { type: 'command.stop' }],
          ['37h', refill(40, { concentration: 1_000 })],
          ...more,
        ],
        '40h',
      ).replace(/^.*yes refill \| /, '');

    it('SR-020 SR-006 lets no first prime in that would push it out', () => {
      expect(unprimed(['38h', prime()])).toBe('1d 14h no prime: old-fluid-in-line');
    });

    it('SR-020 SR-006 lets one in that only fills what is empty', () => {
      const hardlyFilled: readonly Happening[] = [
        ['1h', program(simple(0.24))],
        ['11h', { type: 'command.stop' }],
        ['11h', refill(40, { concentration: 1_000 })],
        // 100 of 316 µL are filled; the catheter takes 176.
        ['12h', prime('catheter-only')],
      ];
      expect(story([], hardlyFilled, '12h')).toMatch(/12h yes prime$/);
    });

    it('SR-020 SR-006 lets a catheter be primed again after a first prime that was cut at once', () => {
      const cut: readonly Happening[] = [
        ['1h', prime()],
        ['1h 1min', { type: 'command.stop' }],
        ['2h', refill(40, { concentration: 10_000 })],
        ['3h', program(NEW)],
        ['4h', prime('full-system', 1)],
        ['4h', prime('catheter-only', 1)],
      ];
      expect(story([], cut, '4h').replace(/^.*4h/, '4h')).toMatch(/^4h no prime: old-fluid-in-line.*, yes prime/);
    });
  });

  it('SR-012 tells the moment at which neither a bridge nor an old fluid stands in the way', () => {
    const ends = { ...NEW, lasts: hours(24) };
    const before: readonly Happening[] = [
      ...refilled({ concentration: 10_000 }).slice(0, 3),
      ['26h', bridged(ends, 0.24)],
    ];
    // The program ends at 50 h with 76 µL of the old fluid to go, at 0.006 mL/day from then on.
    const told = story(before, [['30h', prime('full-system', 1)]], '31h');
    expect(told).toMatch(/no prime: bridge-running until 14d/);
    expect(story(before, [['30h', PATIENT_BOLUS]], '31h')).toMatch(/no patient-bolus: bridge-running$/);
  });

  it('SR-012 tells no moment in a prime that an old fluid will outlast', () => {
    const patiently = simple(0.24, { patient: PATIENT });
    const asked: readonly Happening[] = [
      ['1h', program(patiently)],
      ['11h', refill(40, { concentration: 1_000 })],
      ['11h', program(patiently)],
      ['12h', prime('catheter-only')],
      ['12h 1min', PATIENT_BOLUS],
    ];
    expect(story([], asked, '12h 1min')).toMatch(/yes prime \| 12h 1min no patient-bolus: prime-running$/);
  });
});
