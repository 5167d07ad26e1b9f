import { describe, expect, it } from 'vitest';
import { stepAt } from '../../../../src/firmware/rules/schedule.js';
import { type Instant, millilitresPerDay, weekTimeOf } from '../../../../src/units/index.js';
import { flex } from '../../../support/orders.js';

const H = 3_600_000;
const WEEK = 168 * H;
const steps = (...list: [number, number][]) => {
  const { basal } = flex(list);
  return basal.mode === 'flex' ? basal.week : [];
};
const three = steps([10, 0.1], [20, 0.2], [100, 0.3]);

describe('a week of steps', () => {
  it.each([
    ['one ms before a step', 20 * H - 1, 0.1, 20 * H],
    ['at a step', 20 * H, 0.2, 100 * H],
    ['in the last step', 160 * H, 0.3, WEEK + 10 * H],
    ['before the first step the last one holds', 0, 0.3, 10 * H],
    ['one ms before the week ends', WEEK - 1, 0.3, WEEK + 10 * H],
    ['when the week ends', WEEK, 0.3, WEEK + 10 * H],
    ['at the first step of the next week', WEEK + 10 * H, 0.1, WEEK + 20 * H],
  ] as const)('SR-016 %s', (_, at, flow, next) => {
    expect(stepAt(three, weekTimeOf(0), at as Instant)).toEqual({ flow: millilitresPerDay(flow), next });
  });

  it("runs on the pump's own clock", () => {
    expect(stepAt(three, weekTimeOf(19 * H), (H - 1) as Instant)).toEqual({ flow: millilitresPerDay(0.1), next: H });
    expect(stepAt(three, weekTimeOf(19 * H), H as Instant)).toEqual({ flow: millilitresPerDay(0.2), next: 81 * H });
  });

  it('of one step never changes', () => {
    expect(stepAt(steps([10, 0.1]), weekTimeOf(0), 0 as Instant)).toEqual({ flow: millilitresPerDay(0.1), next: null });
  });

  it('without a step gives nothing', () => {
    expect(stepAt([], weekTimeOf(0), 0 as Instant)).toEqual({ flow: 0, next: null });
  });

  it('always names a step that lies ahead', () => {
    for (let at = 0; at < 2 * WEEK; at += H / 2) {
      const { next } = stepAt(three, weekTimeOf(3 * H), at as Instant);
      expect(next).toBeGreaterThan(at);
    }
  });
});
