import { type Refusal, refuse } from '../../base/index.js';
import type { Fluid } from '../../protocol/index.js';
import { formatConcentration, formatVolume, type Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { later } from './answers.js';
import { bookedMoment } from './look-ahead.js';
import { oldFluidNow, oldStrokesLeft } from './old-fluid.js';

/** What must be waited for, and until when; null when nobody can say. */
type Waiting = { readonly refusal: Refusal; readonly until: Instant | null };

/** Whether a stroke pushes more drug out of the line than the reservoir puts into it, or drug that nobody reckoned with. */
const pushesMore = (old: Fluid, now: Fluid): boolean => old.drug !== now.drug || old.concentration > now.concentration;

/**
 * What keeps a bolus, or a prime that spills, back after a refill: the line still holds a stronger fluid of before, another drug, or
 * several fluids, and a volume that is right for the new fluid would push out more of that than was meant. Basal goes on: it is
 * what was programmed.
 *
 * @returns the refusal and until when, null for a moment that nobody can say; null when nothing keeps it back
 * @requirement SR-020
 */
export function oldFluidAhead(c: FirmwareContext, at: Instant): Waiting | null {
  const old = oldFluidNow(c, at);
  if (old === null) return null;
  const { fluid, volume } = old;
  if (fluid !== null && !pushesMore(fluid, c.reservoir)) return null;
  const name = fluid === null ? 'several fluids' : `${fluid.drug} at ${formatConcentration(fluid.concentration)}`;
  const found = `${formatVolume(volume)} of ${name} still in the line`;
  const remedy = 'wait until it has left the line; a bridge gives it at the dose of before';
  const refusal = refuse('old-fluid-in-line', found, 'a line that holds what the reservoir holds', remedy);
  return { ...refusal, until: bookedMoment(c, at, oldStrokesLeft(c, at)) };
}

/** What must be waited for beside an old fluid: the first reason is told, and the moment at which neither stands in the way. */
export function andOldFluid(c: FirmwareContext, busy: Waiting | null, at: Instant): Waiting | null {
  const old = oldFluidAhead(c, at);
  return busy === null || old === null ? (busy ?? old) : { ...busy, until: later(busy.until, old.until) };
}
