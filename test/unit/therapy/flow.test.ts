import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/profile/index.js';
import { calcFlow } from '../../../src/therapy/index.js';
import { type Concentration, type DailyDose, doseOf, parseConcentration, parseDose } from '../../../src/units/index.js';
import { value } from './answers.js';

const profile = PROFILES['peristaltic-40-sensing'];
const flow = (dose: string, concentration: string) =>
  calcFlow({ profile, dose: value(parseDose(dose)), concentration: value(parseConcentration(concentration)) });

describe('calcFlow', () => {
  it.each([
    ['3 mg/day', '20 mg/mL', 150_000_000],
    ['100 mcg/day', '500 µg/mL', 200_000_000],
    ['100 ug/day', '2 mg/mL', 50_000_000],
    ['1 mg/day', '3 mg/mL', 333_333_333],
    ['0.048 mg/day', '1 mg/mL', 48_000_000],
    ['24 mg/day', '1 mg/mL', 24_000_000_000],
  ])('%s of %s is %d pL/day', (dose, concentration, pl) => {
    expect(value(flow(dose, concentration))).toEqual({ flow: pl, withinProfile: true, why: null });
  });

  it.each([
    ['0.047 mg/day', '1 mg/mL', 'lower', /weaker concentration/],
    ['25 mg/day', '1 mg/mL', 'higher', /stronger concentration/],
    ['0 mg/day', '1 mg/mL', 'lower', /0 mL\/day/],
  ])('%s of %s is %s than the device can give and says so', (dose, concentration, _, why) => {
    const answer = value(flow(dose, concentration));
    expect(answer.withinProfile).toBe(false);
    expect(answer.why).toMatch(why);
    expect(answer.why).toContain('0.048 mL/day to 24 mL/day');
  });

  it('refuses a concentration of zero and an absurd flow', () => {
    expect(flow('3 mg/day', '0 mg/mL')).toMatchObject({ ok: false, refusal: { code: 'concentration-zero' } });
    expect(flow('100000000 mg/day', '0.001 ng/mL')).toMatchObject({ ok: false, refusal: { code: 'flow-too-large' } });
  });

  it('gives back the dose to within half a pL/day', () => {
    const amount = fc.double({ min: 1, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (dose, concentration) => {
        const c = concentration as Concentration;
        const answer = value(calcFlow({ profile, dose: dose as DailyDose, concentration: c }));
        expect(Math.abs(doseOf(answer.flow, c) - dose)).toBeLessThanOrEqual((0.5 * c) / 1e9 + dose * 1e-12);
      }),
    );
  });
});
