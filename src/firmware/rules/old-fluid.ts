import { type Refusal, refuse } from '../../base/index.js';
import { formatConcentration, formatVolume, type Instant, type Volume } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { oldStrokesLeft } from './bridge.js';
import { bookedMoment } from './look-ahead.js';

/** Whether a stroke pushes more drug out of the line than the reservoir puts into it, or nobody can say how much. */
function pushesMore({ reservoir }: FirmwareContext): boolean {
  const fluid = reservoir.oldInLine?.fluid ?? null;
  return fluid === null || fluid.drug !== reservoir.drug || fluid.concentration > reservoir.concentration;
}

/**
 * What keeps a bolus or a repeated prime back after a refill: the line still holds a stronger fluid of before, another drug, or
 * several fluids, and a volume that is right for the new fluid would push out more of that than was meant. Basal goes on: it is
 * what was programmed.
 *
 * @returns the refusal and until when, null for a moment that nobody can say; null when nothing keeps it back
 * @requirement SR-020
 */
export function oldFluidAhead(
  c: FirmwareContext,
  at: Instant,
): { readonly ok: false; readonly refusal: Refusal; readonly until: Instant | null } | null {
  const left = oldStrokesLeft(c, at);
  if (left === 0 || !pushesMore(c)) return null;
  const fluid = c.reservoir.oldInLine?.fluid ?? null;
  const name = fluid === null ? 'several fluids' : `${fluid.drug} at ${formatConcentration(fluid.concentration)}`;
  const found = `${formatVolume((left * c.config.stroke) as Volume)} of ${name} still in the line`;
  const remedy = 'wait until it has left the line; a bridge gives it at the dose of before';
  return {
    ...refuse('old-fluid-in-line', found, 'a line that holds what the reservoir holds', remedy),
    until: bookedMoment(c, at, left),
  };
}
