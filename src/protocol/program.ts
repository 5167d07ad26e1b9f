import type { DayTime, Duration, Flow, Volume, WeekTime } from '../units/index.js';
import type { Fluid } from './fluid.js';

/** What the pump holds of a dose limit: at most `limit` in every sliding window of `window`. */
export type DoseWindow = { readonly window: Duration; readonly limit: Volume };

/** What the patient may ask for. */
export type PatientControl = {
  readonly bolus: Volume;
  readonly duration: Duration;
  /** counted from the end of the previous bolus, complete or cut short */
  readonly lockout: Duration;
  /** boluses that may be granted in every sliding `countWindow` */
  readonly maxCount: number;
  readonly countWindow: Duration;
};

/** One step of a week: `flow` holds from `at` until the next step; the last one holds across Sunday midnight. */
export type WeekStep = { readonly at: WeekTime; readonly flow: Flow };

/** The basal part of a program. */
export type Basal =
  | { readonly mode: 'simple'; readonly flow: Flow }
  | { readonly mode: 'flex'; readonly week: readonly WeekStep[] }
  | { readonly mode: 'minimum-rate' };

/** A program as the pump stores it: flows and volumes only; doses are worked out with `concentration` outside. */
export type Program = {
  readonly basal: Basal;
  readonly patient: PatientControl | null;
  readonly windows: readonly DoseWindow[];
  /** span after which the program is complete, counted from its acceptance; left out when it has no end */
  readonly lasts?: Duration;
};

/**
 * What a program begins with after a refill with another fluid: the line still holds the fluid before, and that flow of it
 * goes on until all of it has left.
 */
export type Bridge = {
  readonly flow: Flow;
  /** what is left of the fluid before in the line */
  readonly volume: Volume;
  /** the fluid before, as whoever orders the bridge knows it */
  readonly fluid: Fluid;
};

/** One step of a day as a program is written; a helper for whoever builds a {@link Basal} week. */
export type DayStep = { readonly at: DayTime; readonly flow: Flow };
