import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/profile/index.js';
import type { Program } from '../../../src/protocol/index.js';
import { BUILT_IN_FORMULARY, drugNamed, judgeOrderedBolus } from '../../../src/therapy/index.js';
import { type Concentration, days, hours, microlitres, millilitres } from '../../../src/units/index.js';
import { flex, limit, PATIENT, simple } from '../../support/orders.js';
import { value } from './answers.js';

const drug = value(drugNamed(BUILT_IN_FORMULARY, 'morphine'));
const profile = PROFILES['peristaltic-40'];
/** Morphine at 20 mg/mL: warned above 0.75 mL, refused above 1 mL in 24 h. */
const judged = (ul: number, program: Program | null) => {
  const context = { profile, drug, concentration: 20_000 as Concentration };
  const { refusals, warnings } = judgeOrderedBolus(microlitres(ul), program, context);
  return [...refusals.map((r) => r.code), ...warnings.map(() => 'warned')].join() || 'nothing';
};

describe('a bolus that a clinician orders', () => {
  it.each<readonly [string, number, Program | null, string]>([
    ['alone', 750, null, 'nothing'],
    ['alone', 751, null, 'warned'],
    ['alone', 1000, null, 'warned'],
    ['alone', 1001, null, 'daily-dose-above-hard-limit'],
    ['beside basal', 850, simple(0.15), 'warned'],
    ['beside basal', 851, simple(0.15), 'daily-dose-above-hard-limit'],
    // 10 µL, at most 4 in 24 h
    ['beside basal and all that the patient may have', 810, simple(0.15, { patient: PATIENT }), 'warned'],
    [
      'beside basal and all that the patient may have',
      811,
      simple(0.15, { patient: PATIENT }),
      'daily-dose-above-hard-limit',
    ],
    [
      'beside the highest day of a week',
      701,
      flex([
        [0, 0.1],
        [72, 0.3],
        [96, 0.1],
      ]),
      'daily-dose-above-hard-limit',
    ],
    [
      'beside the highest day of a week',
      700,
      flex([
        [0, 0.1],
        [72, 0.3],
        [96, 0.1],
      ]),
      'warned',
    ],
    ['beside the minimum rate', 994, { ...simple(0), basal: { mode: 'minimum-rate' } }, 'warned'],
    ['beside the minimum rate', 995, { ...simple(0), basal: { mode: 'minimum-rate' } }, 'daily-dose-above-hard-limit'],
    ['under a limit that the pump keeps', 5000, simple(0.15, { windows: [limit(700)] }), 'nothing'],
    [
      'under a limit for an hour, which a day holds many of',
      5000,
      simple(0.15, { windows: [{ window: hours(1), limit: millilitres(0.7) }] }),
      'daily-dose-above-hard-limit',
    ],
    [
      'under a limit for a week',
      5000,
      simple(0.15, { windows: [{ window: days(7), limit: millilitres(0.7) }] }),
      'nothing',
    ],
  ])('SR-059 %s: %d µL', (_, ul, program, expected) => expect(judged(ul, program)).toBe(expected));
});
