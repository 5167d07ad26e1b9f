import { invariant } from '../base/index.js';
import type { WeekStep } from '../protocol/index.js';
import { type Duration, type Flow, MS_PER_DAY, MS_PER_WEEK, type Volume } from '../units/index.js';

/** A basal flow over the week: one step for a constant flow. */
export type WeekFlow = readonly WeekStep[];

/** A constant flow as a week. */
export const constantWeek = (flow: Flow): WeekFlow => [{ at: 0 as WeekStep['at'], flow }];

/** The highest flow of a week. */
export const highestFlow = (week: WeekFlow): Flow => Math.max(0, ...week.map((step) => step.flow)) as Flow;

/** pL·ms/day that the week, of one step or more, moves in [0, at), `at` in 0 … one week; exact. */
const movedBefore = (week: WeekFlow, at: number): bigint => {
  let { flow } = week[week.length - 1] as WeekStep;
  let from = 0;
  let sum = 0n;
  for (const step of week) {
    if (step.at >= at) break;
    sum += BigInt(flow) * BigInt(step.at - from);
    from = step.at;
    flow = step.flow;
  }
  return sum + BigInt(flow) * BigInt(at - from);
};

/** The same from the beginning of this week to any moment; below 0 before it. */
const movedUntil = (week: WeekFlow, at: number): bigint => {
  const weeks = Math.floor(at / MS_PER_WEEK);
  return BigInt(weeks) * movedBefore(week, MS_PER_WEEK) + movedBefore(week, at - weeks * MS_PER_WEEK);
};

/**
 * The most that a repeating week moves in any window of this length, rounded up to whole pL.
 *
 * The sum over a sliding window is piecewise linear in its start, so the highest one starts or ends at a step: only those
 * windows are looked at. Exact.
 *
 * @param week    steps in order of time
 * @param window  > 0
 */
export function basalPeak(week: WeekFlow, window: Duration): Volume {
  invariant(window > 0, 'therapy: a window must last', { window });
  let peak = 0n;
  for (const { at } of week) {
    for (const start of [at, at - window]) {
      const sum = movedUntil(week, start + window) - movedUntil(week, start);
      if (sum > peak) peak = sum;
    }
  }
  const day = BigInt(MS_PER_DAY);
  return Number((peak + day - 1n) / day) as Volume;
}
