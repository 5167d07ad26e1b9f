import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import { type DoseQuestion, doseFits, doseFitsAt, programFits } from '../../../../src/firmware/rules/dose-limit.js';
import type { Program } from '../../../../src/protocol/index.js';
import { type Flow, hours, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h } from '../../../support/memory.js';
import { flex, limit, simple } from '../../../support/orders.js';

const UL = 1_000_000;
const question = (program: Program, changes: Partial<DoseQuestion> = {}): DoseQuestion => ({
  history: { given: [], basals: [] },
  program,
  basal: 0 as Flow,
  stroke: 250_000 as Volume,
  minimumRate: millilitresPerDay(0.006),
  at: h(100),
  ...changes,
});
const given = (...list: [number, number][]) => ({
  given: list.map(([end, ul]) => ({ end: h(end), volume: (ul * UL) as Volume })),
  basals: [],
});
/** 48 µL of basal in a day, a limit of 100 µL */
const tight = simple(0.048, { windows: [limit(100)] });

describe('a dose', () => {
  it('SR-013 fits to the picolitre under a full window of basal and one stroke', () => {
    const room = (100 - 48 - 0.25) * UL;
    expect(doseFits(question(tight), room as Volume)).toEqual(ok(true));
    expect(doseFits(question(tight), (room + 1) as Volume).ok).toBe(false);
  });

  it('SR-013 is judged by the highest step, not by the one in force', () => {
    const week = flex(
      [
        [0, 0.048],
        [50, 0.06],
      ],
      { windows: [limit(100)] },
    );
    expect(doseFits(question(week), ((100 - 60 - 0.25) * UL) as Volume).ok).toBe(true);
    expect(doseFits(question(week), ((100 - 60 - 0.25) * UL + 1) as Volume).ok).toBe(false);
  });

  it('SR-013 is judged by the basal in force where that is higher than the program', () => {
    const q = question(tight, { basal: millilitresPerDay(0.09) });
    expect(doseFits(q, (9.75 * UL) as Volume).ok).toBe(true);
    expect(doseFits(q, (9.75 * UL + 1) as Volume).ok).toBe(false);
  });

  it('SR-013 must fit every window', () => {
    const both = simple(0.048, { windows: [limit(100), limit(5, 1)] });
    expect(doseFits(question(both), (2.75 * UL) as Volume).ok).toBe(true);
    const refused = doseFits(question(both), (2.75 * UL + 1) as Volume);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'dose-window' } });
  });

  it('is free without windows', () => {
    expect(doseFits(question(simple(0.9)), (1e6 * UL) as Volume).ok).toBe(true);
  });

  it.each([
    ['at once when it fits', given(), 10, h(100)],
    ['at once when it fills the window to its limit', given([80, 20]), 31.75, h(100)],
    ['when it fills the window to its limit', given([80, 20]), 51.75, h(104)],
    [
      'when all but the last of many have left',
      given([80, 5], [82, 5], [84, 5], [86, 5], [88, 5], [90, 5]),
      46.75,
      h(112),
    ],
    ['when the oldest dose has left', given([80, 20], [90, 20]), 30, h(104)],
    ['when as many as needed have left', given([80, 20], [90, 20]), 51, h(114)],
    ['at once although doses are older than the window', given([10, 90]), 51, h(100)],
    ['after a dose that is still being given', given([101, 45]), 30, h(125)],
    ['never when it is larger than the room', given(), 52, null],
  ] as const)('SR-013 is told to fit %s', (_, history, ul, expected) => {
    const q = question(tight, { history });
    const moment = doseFitsAt(q, (ul * UL) as Volume);
    expect(moment).toBe(expected);
    if (moment === null) return;
    expect(doseFits({ ...q, at: moment }, (ul * UL) as Volume).ok).toBe(true);
    if (moment > q.at)
      expect(doseFits({ ...q, at: (moment - 1) as typeof moment }, (ul * UL) as Volume).ok).toBe(false);
  });

  it('SR-013 is told to fit when an earlier, higher basal has left the window', () => {
    const history = { given: [], basals: [{ until: h(90), flow: millilitresPerDay(0.09) }] };
    expect(doseFitsAt(question(tight, { history }), (20 * UL) as Volume)).toBe(h(114));
  });

  it('SR-013 is told to fit at the first of all that leave, whether a dose or a basal', () => {
    const history = { given: given([80, 5], [95, 1]).given, basals: [{ until: h(85), flow: millilitresPerDay(0.09) }] };
    expect(doseFitsAt(question(tight, { history }), (20 * UL) as Volume)).toBe(h(109));
  });

  it('SR-013 is told to fit when the last of all windows lets it', () => {
    const both = simple(0.048, { windows: [limit(100), limit(30, 6)] });
    const q = question(both, { history: given([96, 20]) });
    expect(doseFitsAt(q, (15 * UL) as Volume)).toBe(h(102));
    expect(doseFitsAt(q, (40 * UL) as Volume)).toBe(null);
  });
});

describe('a program', () => {
  const answer = (program: Program, before: Program | null, history = given()) =>
    programFits(question(program, { history, basal: millilitresPerDay(0.048) }), before);
  const fits = (program: Program, before: Program | null, history = given()) => answer(program, before, history).ok;

  it('SR-013 must hold its own highest basal and one stroke in each window', () => {
    expect(answer(simple(0.048, { windows: [limit(48.25)] }), null)).toEqual(ok(true));
    expect(fits(simple(0.048, { windows: [{ window: hours(24), limit: (48.25 * UL - 1) as Volume }] }), null)).toBe(
      false,
    );
  });

  it('SR-013 may not raise a window over the larger of both limits together with what was given', () => {
    const past = given([99, 45]);
    expect(fits(simple(0.054, { windows: [limit(100)] }), tight, past)).toBe(true);
    expect(fits(simple(0.055, { windows: [limit(100)] }), tight, past)).toBe(false);
    expect(fits(simple(0.055, { windows: [limit(110)] }), tight, past)).toBe(true);
    expect(fits(simple(0.054, { windows: [limit(60)] }), tight, past)).toBe(true);
  });

  it('SR-013 may fill a window to its limit together with what was given, to the picolitre', () => {
    const higher = simple(0.054, { windows: [limit(100)] });
    expect(fits(higher, tight, given([99, 45.75]))).toBe(true);
    expect(fits(higher, tight, given([99, 45.750_001]))).toBe(false);
  });

  it('SR-013 is held against the limit before of a window of the same length, whatever others there were', () => {
    const before = simple(0.048, { windows: [limit(100), limit(20, 6)] });
    expect(fits(simple(0.054, { windows: [limit(60)] }), before, given([99, 45]))).toBe(true);
  });

  it('SR-013 that gives no more basal than before is always allowed, whatever was given', () => {
    const past = given([99, 51]);
    const lower = simple(0.048, { windows: [limit(60)] });
    expect(fits(lower, lower, past)).toBe(true);
    expect(fits(simple(0.049, { windows: [limit(60)] }), lower, past)).toBe(false);
  });

  it('SR-013 with a window of a new length looks at its own basal only, also when that is higher than before', () => {
    expect(fits(simple(0.048, { windows: [limit(13, 6)] }), tight, given([99, 51]))).toBe(true);
    expect(fits(simple(0.05, { windows: [limit(13, 6)] }), tight, given([99, 51]))).toBe(true);
  });

  it('SR-013 is held against the smaller of two limits of the same length', () => {
    const twice = simple(0.048, { windows: [limit(200), limit(100)] });
    expect(fits(simple(0.055, { windows: [limit(100)] }), twice, given([99, 45]))).toBe(false);
  });
});
