import type { Duration, Flow, Instant, Volume } from '../../units/index.js';

/** A bolus under way, on top of basal. */
export type RunningBolus = {
  readonly kind: 'clinician' | 'patient';
  readonly from: Instant;
  readonly until: Instant;
  /** flow on top of basal */
  readonly flow: Flow;
  readonly volume: Volume;
};

/**
 * A square bolus under way: an even flow on top of basal that a patient bolus may interrupt.
 *
 * What is left of it is kept as time at one flow, a whole number, so that the rest is given exactly once however often it
 * is interrupted.
 */
export type SquareBolus = {
  readonly from: Instant;
  readonly volume: Volume;
  /** for which it flows, interruptions not counted */
  readonly duration: Duration;
  /** flow on top of basal */
  readonly flow: Flow;
  /** for which it has flowed up to `since`, or altogether while it is suspended */
  readonly spent: Duration;
  /** since when it has flowed without interruption; null while a patient bolus suspends it */
  readonly since: Instant | null;
};
