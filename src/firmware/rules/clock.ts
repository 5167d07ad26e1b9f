import { ok, type Result, refuse, withChanges } from '../../base/index.js';
import type { Command, WeekStep } from '../../protocol/index.js';
import { type Instant, MS_PER_WEEK, type WeekTime, weekTimeOf } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent } from '../events.js';
import type { ClockMemory } from '../memory/clock.js';
import type { FirmwareOutput } from '../outputs.js';

/** What the pump's own clock shows: ms since Monday 00:00 of the week in which it was started; whole, may be below 0. */
export const wallAt = (c: FirmwareContext, at: Instant): number => c.config.weekOffset + c.clock.shift + at;

/** The pump clock at the start of the run if it had always gone as it goes now. */
export const weekOffsetNow = (c: FirmwareContext): WeekTime => weekTimeOf(c.config.weekOffset + c.clock.shift);

/** Whether the clock may be set to this: a moment of the week. @requirement SR-053 */
export function setClockAllowed({ to }: Extract<Command, { type: 'command.set-clock' }>): Result<true> {
  if (Number.isSafeInteger(to) && to >= 0 && to < MS_PER_WEEK) return ok(true);
  const expected = 'a whole moment of the week, from Monday 00:00 to Sunday 23:59';
  return refuse('clock-time', `${to} ms after Monday 00:00`, expected, 'set it to a weekday and a time of day');
}

/**
 * By how much an event moves the clock: a jump by what it says; one that is set goes the shorter way round the week.
 *
 * @returns whole ms, below 0 for back; 0 when it stays as it is
 */
export function movedBy(c: FirmwareContext, event: FirmwareEvent): number {
  if (event.type === 'clock.jumped') return event.by;
  if (event.type !== 'command.set-clock') return 0;
  const forward = weekTimeOf(event.to - wallAt(c, event.at));
  return forward > MS_PER_WEEK / 2 ? forward - MS_PER_WEEK : forward;
}

/** A clock within this of its beginning, ms, stays a whole number for longer than anything lasts. */
const FURTHEST = 2 ** 52;

/** Whether a jump is one that the clock can make; the pump then follows it. @param by  anything at all */
export const isJump = (c: FirmwareContext, by: unknown, at: Instant): boolean =>
  Number.isSafeInteger(by) && by !== 0 && Math.abs(wallAt(c, at) + (by as number)) <= FURTHEST;

/** The clock once an event has moved it. */
export const moved = (c: FirmwareContext, event: FirmwareEvent): ClockMemory =>
  withChanges(c.clock, { shift: c.clock.shift + movedBy(c, event) });

/** How often a moment of the week comes in [from, to) of a clock that goes on over the weeks; never above 0 when `to` comes first. */
const comings = (step: WeekTime, from: number, to: number): number =>
  Math.ceil((to - step) / MS_PER_WEEK) - Math.ceil((from - step) / MS_PER_WEEK);

/** When the step in force at `wall` has begun. */
function begun(week: readonly WeekStep[], wall: number): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of week) last = Math.max(last, wall - weekTimeOf(wall - at));
  return last;
}

/** Steps of the day that a moving clock passes over, or that begin once more. */
export type StepsMoved = { readonly skipped: readonly WeekStep[]; readonly repeated: readonly WeekStep[] };
const NONE: StepsMoved = { skipped: [], repeated: [] };

/**
 * Which steps of the program under way a move of the clock skips, from begin to end, and which begin a second time. One that is
 * only cut short or made longer is neither.
 *
 * @param by  whole ms
 * @requirement SR-047
 */
export function stepsMoved(c: FirmwareContext, by: number, at: Instant): StepsMoved {
  const { program, running, suspended, prime, nextStep } = c.infusion;
  if (program?.basal.mode !== 'flex' || !running || suspended || prime !== null || nextStep === null) return NONE;
  const { week } = program.basal;
  // A step that came while the pump could not see to it is over or in force, whatever the pump has made of it.
  const due = wallAt(c, Math.max(nextStep, at) as Instant);
  const now = wallAt(c, at) + by;
  const among = (from: number, to: number) => week.filter((step) => comings(step.at, from, to) > 0);
  return by >= 0 ? { skipped: among(due, begun(week, now)), repeated: [] } : { skipped: [], repeated: among(now, due) };
}

/** What the pump tells of a move of its clock, before it is made. */
export function clockMoved(c: FirmwareContext, event: FirmwareEvent): FirmwareOutput {
  const by = movedBy(c, event);
  const cause = event.type === 'clock.jumped' ? 'jumped' : 'set';
  return { type: 'clock.moved', at: event.at, by, cause, ...stepsMoved(c, by, event.at) };
}
