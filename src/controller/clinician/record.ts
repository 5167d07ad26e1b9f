import type { Instant, Mass } from '../../units/index.js';

/** A bolus that was ordered and accepted. */
export type OrderedDose = { readonly drug: string; readonly dose: Mass; readonly until: Instant };

/** What a programmer keeps of one patient from visit to visit; all else it asks the pump. */
export type PatientRecord = {
  /** a program was accepted before: limits of the first dose count no more */
  readonly programmed: boolean;
  /** of the last day */
  readonly boluses: readonly OrderedDose[];
};

/** A patient who was never treated. */
export const NEW_PATIENT: PatientRecord = { programmed: false, boluses: [] };
