import type { Figure } from '../../profile/index.js';
import type { DrugClass } from '../../protocol/index.js';
import type { Concentration, DailyDose } from '../../units/index.js';

/** A soft limit warns, a hard limit refuses; either may be unknown. */
export type Limit<T extends number> = { readonly soft?: Figure<T>; readonly hard?: Figure<T> };

/** A drug of the formulary: a name, a class, and limits for the emulator. No advice for treating anybody. */
export type Drug = {
  /** lower case */
  readonly name: string;
  readonly class: DrugClass;
  /** unit in which its doses are written */
  readonly unit: 'mg' | 'mcg';
  readonly limits: {
    /** highest first dose per day after implant */
    readonly startDoseMax: Limit<DailyDose>;
    /** highest dose in any 24 h, basal and boluses */
    readonly dailyMax: Limit<DailyDose>;
    readonly concentrationMax: Limit<Concentration>;
  };
  /** what one should know to read the limits */
  readonly note: string;
};

/** Drugs in the order in which they are listed; names are unique. */
export type Formulary = readonly Drug[];
