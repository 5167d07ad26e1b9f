import { type Duration, type Flow, type Instant, movedAtMost, type Volume } from '../../units/index.js';

/**
 * What the drive has moved past the end of something, since the firmware had stalled and did not end it; rounded up. Nobody asked
 * for it, but it was given, so dose windows count it.
 *
 * @param end  when it was to end; null when it was not flowing
 * @requirement SR-013, SR-029
 */
export const overrun = (flow: Flow, end: Instant | null, at: Instant): Volume =>
  (end !== null && at > end ? movedAtMost(flow, (at - end) as Duration) : 0) as Volume;
