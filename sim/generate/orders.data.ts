/** A second, ms. */
export const S = 1_000;
/** A minute, ms. */
export const MIN = 60 * S;
/** An hour, ms. */
export const H = 60 * MIN;
/** A day, ms. */
export const D = 24 * H;

/** Doses that make sense with a drug, as a file writes them. */
export type Doses = {
  /** a day’s dose of usual size, another one, and one that the pump cannot give */
  readonly day: string;
  readonly otherDay: string;
  /** a patient’s bolus, one that a clinician gives, and one that is more than any limit allows */
  readonly patient: string;
  readonly bolus: string;
  readonly far: string;
  /** the concentration that the pump begins with, and another one */
  readonly first: string;
  readonly thinner: string;
};

/** What a patient may do, but for the dose. */
export const PATIENT = 'duration: 2min, lockout: 5min, max: 1, per: 1h';

/** An order as the step of a file that puts it into the firmware. */
export const asStep = (order: string): string => `direct: ${order.includes(':') ? `{ ${order} }` : order}`;
