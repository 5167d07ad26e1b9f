import { describe, expect, it } from 'vitest';
import { PROFILES, type Profile } from '../../../src/profile/index.js';
import { calcRefill, type RefillInput } from '../../../src/therapy/index.js';
import { millilitres, parseConcentration, parseDose, type Volume } from '../../../src/units/index.js';
import { code, value } from './answers.js';

const base: RefillInput = {
  fill: millilitres(40),
  dose: value(parseDose('3 mg/day')),
  concentration: value(parseConcentration('20 mg/mL')),
  days: 90,
};
const refill = (change: Partial<RefillInput>) => calcRefill({ ...base, ...change });
const back = (ml: number, change: Partial<RefillInput> = {}) =>
  value(refill({ withdrawn: millilitres(ml), ...change }));
const beyond = (ml: number, change: Partial<RefillInput> = {}) =>
  back(ml, change)
    .verdicts.filter((v) => v.verdict === 'beyond')
    .map((v) => v.source);

describe('calcRefill', () => {
  it('expects what programmed delivery leaves', () => {
    expect(value(refill({}))).toEqual({
      expectedResidual: millilitres(26.5),
      ranDryOnDay: null,
      discrepancy: null,
      deliveredRatio: null,
      verdicts: [],
    });
  });

  it('counts less back as positive: over-delivery', () => {
    const answer = back(25.15);
    expect(answer.discrepancy).toBe(1_350_000_000);
    expect(answer.deliveredRatio).toBeCloseTo(1.1, 12);
  });

  it('counts more back as negative', () => {
    const answer = back(27.85);
    expect(answer.discrepancy).toBe(-1_350_000_000);
    expect(answer.deliveredRatio).toBeCloseTo(0.9, 12);
  });

  // expected 26.5 mL: ±20 % is 21.2 … 31.8; 2 mL is 24.5 … 28.5; ratio 0.845 … 1.145 of 13.5 mL is 24.5425 … 28.5925
  it.each([
    [26.5, []],
    [24.5425, []],
    [24.5424, ['S66']],
    [24.5, ['S66']],
    [24.499, ['S62', 'S63', 'S66']],
    [28.5, []],
    [28.501, ['S62', 'S63']],
    [28.5924, ['S62', 'S63']],
    [28.5926, ['S62', 'S63', 'S66']],
    [21.2, ['S62', 'S63', 'S66']],
    [21.199, ['S61', 'S62', 'S63', 'S66']],
    [31.8, ['S62', 'S63', 'S66']],
    [31.801, ['S61', 'S62', 'S63', 'S66']],
  ])('%d mL back goes beyond %j', (ml, sources) => expect(beyond(ml)).toEqual(sources));

  it('allows a small pump only 1 mL by the rule of reservoir sizes', () => {
    const small = { fill: millilitres(20), days: 60 }; // expects 11 mL
    expect(beyond(10, small)).toEqual([]);
    expect(beyond(9.999, small)).toEqual(['S63']);
    expect(beyond(9.999, { ...small, profile: PROFILES['peristaltic-40'] })).toEqual([]);
  });

  it('takes a reservoir without a name for a small one up to 20 mL, and for a large one above', () => {
    // 60 days take 9 mL; 1.5 mL less came back
    expect(beyond(9.5, { fill: millilitres(20), days: 60 })).toEqual(['S63', 'S66']);
    expect(beyond(9.5 + 1e-9, { fill: (millilitres(20) + 1) as Volume, days: 60 })).toEqual(['S66']);
  });

  it('says nothing of a pocket where all is as expected', () => {
    expect(back(26).verdicts.map((v) => v.means)).toEqual(Array(4).fill('as expected'));
  });

  it('takes the accuracy of the device to a thousandth', () => {
    const { pump, ...rest } = PROFILES['peristaltic-40'];
    const limit = (accuracy: number) => {
      const profile = { ...rest, pump: { ...pump, accuracy: { ...pump.accuracy, value: accuracy } } };
      return back(26.5, { profile: profile as Profile }).verdicts[4]?.limit;
    };
    expect(limit(0.145)).toBe('delivered / expected from 0.855 to 1.145');
    expect(limit(0.6)).toBe('delivered / expected from 0.4 to 1.6');
    expect(limit(0.0146)).toBe('delivered / expected from 0.985 to 1.015');
  });

  it('adds the labelled accuracy when the device is named', () => {
    const named = { profile: PROFILES['peristaltic-40'] }; // 0.855 … 1.145 of 13.5 mL: 24.5425 … 28.4575
    expect(beyond(28.4575, named)).toEqual([]);
    expect(beyond(28.4576, named)).toEqual(['S62, S10']);
    expect(beyond(24.5425, named)).toEqual([]);
    expect(beyond(24.5424, named)).toEqual(['S66', 'S62, S10']);
    expect(back(26.5, named).verdicts.map((v) => v.rule)).toEqual([
      'residual-20-percent',
      'difference-2-ml',
      'difference-by-reservoir',
      'ratio-population',
      'ratio-device',
    ]);
  });

  it('says what a verdict points to', () => {
    expect(back(20).verdicts.map((v) => v.means)).toEqual(
      expect.arrayContaining([expect.stringMatching(/over-delivery/)]),
    );
    expect(back(20).verdicts[2]?.means).toMatch(/pocket/);
    expect(back(40).verdicts[0]?.means).toMatch(/stall/);
    expect(back(40).verdicts[2]?.means).not.toMatch(/pocket/);
    expect(back(26.5).verdicts.map((v) => v.means)).toEqual(Array(4).fill('as expected'));
  });

  it('tells the day on which it ran dry', () => {
    expect(back(0, { days: 300 })).toMatchObject({ expectedResidual: 0, discrepancy: 0, deliveredRatio: 1 });
    expect(back(0, { days: 300 }).ranDryOnDay).toBeCloseTo(266.667, 3);
    expect(value(refill({ days: 266 })).ranDryOnDay).toBeNull();
  });

  it('runs dry with the first picolitre that is missing, not with the last that is there', () => {
    const dry = (fill: number) => value(refill({ fill: fill as Volume, days: 100 })).ranDryOnDay;
    expect(dry(15e9)).toBeNull();
    expect(dry(15e9 - 1)).toBeCloseTo(100, 6);
  });

  it('counts the time to the nearest millisecond', () => {
    // 0.15 mL/day are 1.7 pL in a millisecond
    expect(value(refill({ days: 1.6 / 86_400_000 })).expectedResidual).toBe(40e9 - 3);
  });

  it('takes the longest time and the smallest fill', () => {
    expect(code(refill({ days: 36_500 }))).toBe('granted');
    expect(code(refill({ days: 36_500.5 }))).toBe('days-out-of-range');
    expect(code(refill({ fill: 1 as Volume }))).toBe('granted');
  });

  it('has no ratio on the day of the fill', () => expect(back(40, { days: 0 }).deliveredRatio).toBeNull());

  it.each<[string, Partial<RefillInput>]>([
    ['withdrawn-above-fill', { withdrawn: millilitres(40.1) }],
    ['fill-zero', { fill: millilitres(0) }],
    ['days-out-of-range', { days: -1 }],
    ['days-out-of-range', { days: Number.NaN }],
    ['concentration-zero', { concentration: value(parseConcentration('0 mg/mL')) }],
    ['fill-above-capacity', { profile: PROFILES['peristaltic-20'] }],
    ['flow-below-minimum', { dose: value(parseDose('1 mcg/day')), profile: PROFILES['peristaltic-40'] }],
  ])('refuses %s', (refusal, change) => expect(code(refill(change))).toBe(refusal));
});
