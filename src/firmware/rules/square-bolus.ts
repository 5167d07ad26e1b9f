import { withChanges } from '../../base/index.js';
import { type Duration, flowFor, type Instant, moved, movedAtMost, type Volume } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { SquareBolus } from '../memory/bolus.js';

/** A square bolus that begins at `at`. @requirement SR-011 */
export const squareBolusOf = (volume: Volume, duration: Duration, at: Instant): SquareBolus => ({
  from: at,
  volume,
  duration,
  flow: flowFor(volume, duration),
  spent: 0 as Duration,
  since: at,
});

/** For how long a square bolus has flowed up to `at`, interruptions not counted. */
export const squareSpent = (square: SquareBolus, at: Instant): Duration =>
  Math.min(square.duration, square.spent + (square.since === null ? 0 : at - square.since)) as Duration;

/** For how long it has been suspended up to `at`. */
export const squareSuspended = (square: SquareBolus, at: Instant): Duration =>
  (at - square.from - squareSpent(square, at)) as Duration;

/** When it ends if nothing interrupts it; null while something does. */
export const squareEnd = (square: SquareBolus): Instant | null =>
  square.since === null ? null : ((square.since + square.duration - square.spent) as Instant);

/** When a square bolus ends, with the interruption under way counted in: later by each suspension. @requirement SR-010 */
export const squareEndToCome = (c: FirmwareContext, square: SquareBolus, at: Instant): Instant =>
  squareEnd(square) ?? (((c.bolus?.until ?? at) + square.duration - square.spent) as Instant);

/** What it has given up to `at`: all of it once it has flowed for its whole duration. */
export function squareGiven(square: SquareBolus, at: Instant): Volume {
  const spent = squareSpent(square, at);
  return spent >= square.duration ? square.volume : moved(square.flow, spent);
}

/** What it counts in dose windows: what the drive was ordered to move up to `at`, rounded up. @requirement SR-013 */
export const squareDose = (square: SquareBolus, at: Instant): Volume =>
  Math.min(square.volume, movedAtMost(square.flow, squareSpent(square, at))) as Volume;

/** The square bolus once a patient bolus has begun at `at`. @requirement SR-010 */
export const squareInterrupted = (square: SquareBolus | null, at: Instant): SquareBolus | null =>
  square === null ? null : withChanges(square, { spent: squareSpent(square, at), since: null });

/** The square bolus that goes on at `at` with what is left of it, at the flow it had. @requirement SR-010 */
export const squareContinued = (square: SquareBolus | null, at: Instant): SquareBolus | null =>
  square === null ? null : withChanges(square, { since: at });

/** Flow on top of basal that the square bolus asks for now; 0 while it is suspended. */
export const squareFlow = (square: SquareBolus | null): number =>
  square === null || square.since === null ? 0 : square.flow;
