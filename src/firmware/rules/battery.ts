import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';

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
