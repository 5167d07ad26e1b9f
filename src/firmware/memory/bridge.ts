import type { Fluid } from '../../protocol/index.js';
import type { Flow, Instant, Volume } from '../../units/index.js';

/**
 * A bridge under way: in place of basal, while the line still holds the fluid before.
 *
 * It lasts for a number of strokes and not for a time, so that a hold, a pause or a stall makes it end later and loses
 * nothing of it.
 */
export type RunningBridge = {
  readonly from: Instant;
  readonly flow: Flow;
  readonly volume: Volume;
  /** what it pushes out of the line */
  readonly fluid: Fluid;
  /** strokes booked since manufacture at its beginning, and at which it is over */
  readonly fromStroke: number;
  readonly untilStroke: number;
};
