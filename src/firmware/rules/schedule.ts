import type { WeekStep } from '../../protocol/index.js';
import { type Flow, type Instant, MS_PER_WEEK, NO_FLOW, type WeekTime, weekTimeOf } from '../../units/index.js';

/** Which flow a week of steps holds at a moment, and when the next step comes. */
export type StepNow = { readonly flow: Flow; readonly next: Instant | null };

/**
 * Looks up a weekly schedule on the pump's own clock.
 *
 * @param week        steps in the order of the week, at least one
 * @param weekOffset  pump clock at the start of the run, if it had always gone as it goes now
 * @param at          moment
 * @returns the flow in force at `at` and the moment of the next step; null when the week has one step only
 * @requirement SR-016: whoever asks at the end of a bolus gets the step now in force
 */
export function stepAt(week: readonly WeekStep[], weekOffset: WeekTime, at: Instant): StepNow {
  const now = weekTimeOf(weekOffset + at);
  // Before the first step of a week the last one of the week before holds: it is the one at -1.
  const index = week.findLastIndex((step) => step.at <= now);
  const flow = week.at(index)?.flow ?? NO_FLOW;
  const upcoming = week[index + 1];
  if (week.length < 2) return { flow, next: null };
  const first = week[0] as WeekStep;
  const wait = upcoming === undefined ? first.at + MS_PER_WEEK - now : upcoming.at - now;
  return { flow, next: (at + wait) as Instant };
}
