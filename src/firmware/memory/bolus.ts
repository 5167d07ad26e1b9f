import type { Flow, Instant, Volume } from '../../units/index.js';

/** A bolus under way, on top of basal. */
export type RunningBolus = {
  readonly kind: 'clinician' | 'patient';
  readonly from: Instant;
  readonly until: Instant;
  /** flow on top of basal */
  readonly flow: Flow;
  readonly volume: Volume;
};
