import type { WeekStep } from '../../protocol/index.js';
import { type Flow, type Instant, MS_PER_WEEK, NO_FLOW, type WeekTime, weekTimeOf } from '../../units/index.js';

/** Which flow a week of steps holds at a moment, and when the next step comes. */
export type StepNow = { readonly flow: Flow; readonly next: Instant | null };

/**
 * Looks up a weekly schedule on the pump's own clock.
 *
 * @param week        steps in the order of the week, at least one
 * @param weekOffset  pump clock at the start of the run
 * @param at          moment
 * @returns the flow in force at `at` and the moment of the next step; null when the week has one step only
 * @requirement SR-016: whoever asks at the end of a bolus gets the step now in force
 */
export function stepAt(week: readonly WeekStep[], weekOffset: WeekTime, at: Instant): StepNow {
  const now = weekTimeOf(weekOffset + at);
  let index = -1;
  for (let i = 0; i < week.length && (week[i]?.at ?? 0) <= now; i++) index = i;
  const current = index >= 0 ? week[index] : week[week.length - 1];
  const upcoming = week[index + 1];
  const first = week[0];
  if (week.length < 2 || first === undefined) return { flow: current?.flow ?? NO_FLOW, next: null };
  const wait = upcoming === undefined ? first.at + MS_PER_WEEK - now : upcoming.at - now;
  return { flow: current?.flow ?? NO_FLOW, next: (at + wait) as Instant };
}
