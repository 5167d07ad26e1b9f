import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';

/**
 * What a reading says: the mean of its samples without the lowest and the highest. One wild sample, however wild, is one of these
 * two or between the others, so that it never takes the reading out of the range of the sound ones.
 *
 * @param samples  V under load; three or more
 * @requirement SR-035
 */
export function readingOf(samples: readonly number[]): number {
  const kept = samples.toSorted((a, b) => a - b).slice(1, -1) as [number, ...number[]];
  const [least] = kept;
  // Told from the least of them, so that ten samples of one voltage read that voltage to the last bit.
  return least + kept.reduce((sum, volts) => sum + (volts - least), 0) / kept.length;
}

/** Whether a reading is at or below the level at which replacement is due. @requirement SR-035, SR-036 */
export const readsLow = (c: FirmwareContext, samples: readonly number[]): boolean =>
  readingOf(samples) <= c.config.replacementVoltage;

/** The moment by age alone at which replacement is due, so that the indicator always comes before the end. */
export const replacementByAge = (c: FirmwareContext): Instant | null =>
  c.power.implantedAt === null
    ? null
    : ((c.power.implantedAt + Math.max(0, c.config.hardEnd - c.config.replacementToEnd)) as Instant);

/** End of service: a fixed time after the indicator or at the greatest age, whichever comes first. @requirement SR-036 */
export function endOfServiceAt(c: FirmwareContext): Instant | null {
  const { replacementSince } = c.battery;
  if (replacementSince === null || c.power.implantedAt === null) return null;
  return Math.min(replacementSince + c.config.replacementToEnd, c.power.implantedAt + c.config.hardEnd) as Instant;
}
