import { invariant } from '../../base/index.js';
import type { Instant, Volume } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent } from '../events.js';
import type { RunningBolus, SquareBolus } from '../memory/bolus.js';
import type { DoseHistory } from '../memory/history.js';
import type { FirmwareOutput } from '../outputs.js';
import { bolusCutReason, bolusDose, bolusGiven } from './bolus.js';
import { withGiven } from './history.js';
import { endedEntry } from './ledger-entry.js';
import { overrun } from './overrun.js';
import { primeGiven } from './prime.js';
import { squareDose, squareEnd, squareGiven, squareSuspended } from './square-bolus.js';

/** Why an event cuts a bolus short at once, in words; null when it is only a cause of what does. */
function cutByEvent(type: FirmwareEvent['type']): string | null {
  switch (type) {
    case 'command.program':
      return 'reprogrammed';
    case 'command.cancel-bolus':
      return 'cancelled';
    case 'command.refill':
      return 'refilled with another fluid';
    case 'sensor.brown-out':
    case 'sensor.watchdog-reset':
      return 'reset';
    default:
      return null;
  }
}

/** Why the running bolus is cut short by an event. */
export const cutReason = (c: FirmwareContext, event: FirmwareEvent): string =>
  cutByEvent(event.type) ?? bolusCutReason(c) ?? 'stopped';

/**
 * The one ledger entry of a bolus that ends at `at`.
 *
 * @param reason  why it was cut short, or null when its time was over
 */
export function bolusEntry(c: FirmwareContext, at: Instant, reason: string | null): FirmwareOutput {
  const { bolus } = c;
  invariant(bolus !== null, 'firmware: a bolus ended that was not running');
  const what = bolus.kind === 'patient' ? 'patient-bolus' : 'clinician-bolus';
  return endedEntry(what, bolus, bolusGiven(bolus, at), at, reason ?? 'stopped');
}

/**
 * The one ledger entry of a square bolus that ends at `at`.
 *
 * @param reason  why it was cut short, or null when all of it was given
 * @requirement SR-010
 */
export function squareEntry(c: FirmwareContext, at: Instant, reason: string | null): FirmwareOutput {
  const { square } = c;
  invariant(square !== null, 'firmware: a square bolus ended that was not running');
  const entry = endedEntry('square-bolus', square, squareGiven(square, at), at, reason ?? 'stopped');
  return { ...entry, suspended: squareSuspended(square, at) };
}

const squareDriven = (square: SquareBolus, at: Instant): Volume =>
  (squareDose(square, at) + overrun(square.flow, squareEnd(square), at)) as Volume;

const bolusDriven = (bolus: RunningBolus, at: Instant): Volume =>
  (bolusDose(bolus, at) + overrun(bolus.flow, bolus.until, at)) as Volume;

/** The history with what the drive was ordered to give of the ending square bolus. */
export function historyAfterSquare(c: FirmwareContext, at: Instant): DoseHistory {
  if (c.square === null) return c.history;
  return withGiven(c.history, { end: at, volume: squareDriven(c.square, at) }, c.config.doseWindowMax, at);
}

/** The history with what the drive was ordered to give of the ending bolus. */
export function historyAfterBolus(c: FirmwareContext, at: Instant): DoseHistory {
  if (c.bolus === null) return c.history;
  return withGiven(c.history, { end: at, volume: bolusDriven(c.bolus, at) }, c.config.doseWindowMax, at);
}

/** The one ledger entry of a purge that ends at `at`. @param cut  why, when it is cut short */
export function purgeEntry(c: FirmwareContext, at: Instant, cut: string): FirmwareOutput {
  const { purge } = c.infusion;
  invariant(purge !== null, 'firmware: a purge ended that was not running');
  return endedEntry('purge', purge, primeGiven(purge, at), at, cut);
}

/** The one ledger entry of a prime that ends at `at`. */
export function primeEntry(c: FirmwareContext, at: Instant): FirmwareOutput {
  const { prime } = c.infusion;
  invariant(prime !== null, 'firmware: a prime ended that was not running');
  return endedEntry('prime', prime, primeGiven(prime, at), at, 'interrupted');
}
