import type { Instant, Volume } from '../../units/index.js';
import type { FirmwareOutput } from '../outputs.js';

type Entry = Extract<FirmwareOutput, { readonly type: 'ledger.bolus' }>;

/** What every dose that was booked has: its kind, when it began and how much it was to be. */
type Dose = { readonly from: Instant; readonly volume: Volume };

/**
 * The one ledger entry of a dose that ends at `at`: complete when all of it was given, else cut short.
 *
 * @param reason  why it was cut short; not told when it was not
 */
export function endedEntry<W extends Entry['what']>(what: W, dose: Dose, given: Volume, at: Instant, reason: string) {
  const complete = given === dose.volume;
  return {
    type: 'ledger.bolus',
    at,
    what,
    from: dose.from,
    asked: dose.volume,
    given,
    outcome: complete ? 'complete' : 'interrupted',
    reason: complete ? '' : reason,
  } as const;
}
