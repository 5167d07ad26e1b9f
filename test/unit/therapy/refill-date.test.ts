import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/profile/index.js';
import { calcRefillDate } from '../../../src/therapy/index.js';
import {
  type DailyDose,
  type Mass,
  millilitres,
  parseConcentration,
  parseDose,
  parseMass,
} from '../../../src/units/index.js';
import { code, value } from './answers.js';

const base = {
  fill: millilitres(40),
  lowAlarm: millilitres(2),
  dose: value(parseDose('4 mg/day')),
  concentration: value(parseConcentration('20 mg/mL')),
};

describe('calcRefillDate', () => {
  it('counts down to the alarm', () => {
    expect(value(calcRefillDate(base))).toEqual({ daysBasalOnly: 190, daysAllBoluses: 190, shownDays: 190 });
  });
  it('shows the worst case', () => {
    const boluses = { dose: value(parseMass('0.5 mg')), maxPerDay: 2 };
    expect(value(calcRefillDate({ ...base, boluses }))).toEqual({
      daysBasalOnly: 190,
      daysAllBoluses: 152,
      shownDays: 152,
    });
  });
  it('counts boluses alone when there is no basal flow', () => {
    const boluses = { dose: value(parseMass('1 mg')), maxPerDay: 4 };
    const answer = value(calcRefillDate({ ...base, dose: 0 as DailyDose, boluses }));
    expect(answer).toEqual({ daysBasalOnly: null, daysAllBoluses: 190, shownDays: 190 });
  });
  it('never shows more days than basal alone has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 2000 }), (maxPerDay, dose) => {
        const answer = value(calcRefillDate({ ...base, boluses: { dose: dose as Mass, maxPerDay } }));
        expect(answer.shownDays).toBeLessThanOrEqual(answer.daysBasalOnly ?? 0);
        expect(answer.shownDays === answer.daysBasalOnly).toBe(maxPerDay * dose === 0);
      }),
    );
  });
  it('takes a full reservoir of the device', () => {
    const profile = PROFILES['peristaltic-40'];
    expect(value(calcRefillDate({ ...base, profile })).shownDays).toBe(190);
    expect(value(calcRefillDate({ ...base, profile, fill: millilitres(30) })).shownDays).toBe(140);
  });
  it('takes a count of no boluses', () => {
    expect(value(calcRefillDate({ ...base, boluses: { dose: 100 as Mass, maxPerDay: 0 } })).shownDays).toBe(190);
  });
  it.each([
    ['count-invalid', { boluses: { dose: 100 as Mass, maxPerDay: -1 } }],
    ['volume-too-large', { boluses: { dose: 1e12 as Mass, maxPerDay: 1 } }],
    ['alarm-above-fill', { lowAlarm: millilitres(40) }],
    ['flow-zero', { dose: 0 as DailyDose }],
    ['count-invalid', { boluses: { dose: 100 as Mass, maxPerDay: 1.5 } }],
    ['concentration-zero', { concentration: value(parseConcentration('0 mg/mL')) }],
    ['fill-above-capacity', { profile: PROFILES['peristaltic-20'] }],
    ['flow-below-minimum', { profile: PROFILES['peristaltic-40'], dose: 1 as DailyDose }],
  ])('refuses %s', (refusal, change) => expect(code(calcRefillDate({ ...base, ...change }))).toBe(refusal));
});
