import type { Fluid } from '../../protocol/index.js';
import type { Flow, Instant, Volume } from '../../units/index.js';

/**
 * What something in the history was before a refill with another fluid: every later refill is worked out from here, so that
 * no number of them, and no typing error on the way, loses a dose.
 */
export type AsGiven = Fluid & { readonly amount: number };

/** A commanded amount beside basal that counts in dose windows for as long as it ends inside them. */
export type GivenDose = {
  readonly end: Instant;
  /** of the fluid now in the reservoir */
  readonly volume: Volume;
  /** `amount` in pL; left out while the fluid is the one it was given of */
  readonly asGiven?: AsGiven;
};

/** A basal flow that was in force until a moment. */
export type PastBasal = {
  readonly until: Instant;
  /** of the fluid now in the reservoir */
  readonly flow: Flow;
  /** `amount` in pL/day; left out while the fluid is the one it was given of */
  readonly asGiven?: AsGiven;
};

/** What was given in the past, as far as a dose window can still hold it. */
export type DoseHistory = {
  /** oldest first, pruned to the longest window */
  readonly given: readonly GivenDose[];
  /** basal flows that ended, oldest first; one that a later higher flow outlives is left out */
  readonly basals: readonly PastBasal[];
};

/** Nothing given yet. */
export const freshHistory = (): DoseHistory => ({ given: [], basals: [] });
