import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { bookedMoment } from './look-ahead.js';
import { computedVolume } from './reservoir-estimate.js';

/**
 * When the computed volume reaches the empty level if nobody intervenes, exact to the stroke.
 *
 * @returns moment, `at` when it is there already, or null when the flow to come is not known (stopped, held, stalled, priming)
 * @requirement SR-021
 */
export function emptyMoment(c: FirmwareContext, at: Instant): Instant | null {
  const { stroke, emptyAt } = c.config;
  const missing = Math.ceil((computedVolume(c, at) - emptyAt) / stroke);
  return missing <= 0 ? at : bookedMoment(c, at, missing);
}
