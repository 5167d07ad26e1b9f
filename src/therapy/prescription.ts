import type { DailyDose, DayTime, Duration, Mass } from '../units/index.js';

/** One dose step of a day. */
export type DoseStep = { readonly at: DayTime; readonly dose: DailyDose };

/** A pattern for some days of the week; the last step of a day holds until the first step of the next day. */
export type DayPattern = {
  /** 0 Monday … 6 Sunday */
  readonly days: readonly number[];
  readonly steps: readonly DoseStep[];
};

/** What the patient may ask for, in doses. */
export type PatientOrder = {
  readonly dose: Mass;
  readonly duration: Duration;
  readonly lockout: Duration;
  /** boluses in every sliding `per` */
  readonly max: number;
  readonly per: Duration;
};

/** At most `dose` in every sliding `per`, basal and boluses together. */
export type DoseLimit = { readonly dose: Mass; readonly per: Duration };

/** A therapy as a clinician writes it: doses, times and limits. `compose` turns it into flows and volumes. */
export type Prescription = {
  readonly basal:
    | { readonly mode: 'simple'; readonly dose: DailyDose }
    | { readonly mode: 'flex'; readonly patterns: readonly DayPattern[] }
    | { readonly mode: 'minimum-rate' };
  readonly patient: PatientOrder | null;
  readonly limits: readonly DoseLimit[];
  /** span after which it is complete; without an end when left out */
  readonly lasts?: Duration;
};
