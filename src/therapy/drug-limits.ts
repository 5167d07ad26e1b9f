import type { Refusal } from '../base/index.js';
import { type Concentration, type DailyDose, formatConcentration, formatDose } from '../units/index.js';
import type { Drug, Limit } from './formulary/index.js';

/** What the limits of a drug say: hard ones refuse, soft ones warn. */
export type LimitFindings = { readonly refusals: readonly Refusal[]; readonly warnings: readonly string[] };

type Quantity<T extends number> = {
  readonly code: string;
  readonly what: string;
  readonly value: T;
  readonly limit: Limit<T>;
  readonly format: (value: number) => string;
  readonly remedy: string;
};

/** Noise of a product of doubles; a limit is not passed by less than a billionth of itself. */
const above = (value: number, limit: number): boolean => value > limit * (1 + 1e-9);

const judge = <T extends number>({ code, what, value, limit, format, remedy }: Quantity<T>): LimitFindings => {
  const { soft, hard } = limit;
  const found = `${what} ${format(value)}`;
  if (hard !== undefined && above(value, hard.value)) {
    const expected = `at most ${hard.text} (hard limit, ${hard.source})`;
    return { refusals: [{ code, found, expected, remedy }], warnings: [] };
  }
  if (soft === undefined || !above(value, soft.value)) return { refusals: [], warnings: [] };
  return { refusals: [], warnings: [`${found} passes the soft limit of ${soft.text} (${soft.source})`] };
};

/** Concentration against the limits of the drug. */
export const judgeConcentration = (drug: Drug, c: Concentration): LimitFindings =>
  judge({
    code: 'concentration-above-hard-limit',
    what: `${drug.name}: concentration`,
    value: c,
    limit: drug.limits.concentrationMax,
    format: formatConcentration,
    remedy: 'use a weaker concentration',
  });

/** The highest dose of any 24 h against the limits of the drug. */
export const judgeDaily = (drug: Drug, peak: DailyDose): LimitFindings =>
  judge({
    code: 'daily-dose-above-hard-limit',
    what: `${drug.name}: highest dose in 24 h (basal and all boluses)`,
    value: peak,
    limit: drug.limits.dailyMax,
    format: formatDose,
    remedy: 'lower the dose, or allow fewer boluses',
  });

/** The highest dose of any 24 h with a bolus beside the program against the limits of the drug. */
export const judgeBolus = (drug: Drug, peak: DailyDose): LimitFindings =>
  judge({
    code: 'daily-dose-above-hard-limit',
    what: `${drug.name}: highest dose in 24 h (bolus and program)`,
    value: peak,
    limit: drug.limits.dailyMax,
    format: formatDose,
    remedy: 'give less, or lower the program first',
  });

/** The dose of a bridge against the limits of the drug that it gives: no bolus is given beside it. */
export const judgeBridge = (drug: Drug, dose: DailyDose): LimitFindings =>
  judge({
    code: 'daily-dose-above-hard-limit',
    what: `${drug.name}: dose of the bridge`,
    value: dose,
    limit: drug.limits.dailyMax,
    format: formatDose,
    remedy: 'bridge at the dose before',
  });

/** The highest basal dose of any 24 h against the limits for a first program. */
export const judgeStart = (drug: Drug, peak: DailyDose): LimitFindings =>
  judge({
    code: 'start-dose-above-hard-limit',
    what: `${drug.name}: first dose`,
    value: peak,
    limit: drug.limits.startDoseMax,
    format: formatDose,
    remedy: 'start lower',
  });
