import type { Refusal } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import type { DoseWindow, PatientControl } from '../protocol/index.js';
import { type Concentration, formatDuration, formatMass, massOf } from '../units/index.js';
import { volumeForDose } from './amounts.js';
import { basalPeak, type WeekFlow } from './basal-peak.js';
import type { DoseLimit } from './prescription.js';

/** Dose limits as volumes, and what is wrong or odd with them. */
export type WindowsAnswer = {
  readonly windows: readonly DoseWindow[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly string[];
};

const NOTHING: WindowsAnswer = { windows: [], refusals: [], warnings: [] };
const no = (refusal: Refusal): WindowsAnswer => ({ ...NOTHING, refusals: [refusal] });

const one = (
  limit: DoseLimit,
  week: WeekFlow,
  control: PatientControl | null,
  profile: Profile,
  c: Concentration,
): WindowsAnswer => {
  const most = profile.limits.doseWindowMax;
  const per = formatDuration(limit.per);
  if (!(limit.per > 0 && limit.per <= most.value)) {
    const expected = `more than 0 and at most ${most.text}`;
    return no({ code: 'dose-window', found: `a dose limit per ${per}`, expected, remedy: 'choose a shorter window' });
  }
  const volume = volumeForDose(limit.dose, c);
  if (!volume.ok) return no(volume.refusal);
  const basal = basalPeak(week, limit.per);
  const text = `${formatMass(limit.dose)} per ${per}`;
  if (basal > volume.value) {
    const expected = `at least what basal alone gives, ${formatMass(massOf(basal, c))} per ${per}`;
    return no({ code: 'limit-below-basal', found: text, expected, remedy: 'raise the limit or lower the basal dose' });
  }
  const tight = control !== null && basal + control.bolus > volume.value;
  const warning = `a patient bolus does not fit beside the basal dose under the limit of ${text}; it may be refused`;
  return { windows: [{ window: limit.per, limit: volume.value }], refusals: [], warnings: tight ? [warning] : [] };
};

/**
 * Turns dose limits into volumes. A limit that basal alone would break in some window is refused; one under which no patient
 * bolus fits is only warned of.
 *
 * @returns windows in the order of the limits; never throws
 * @source  SR-013
 */
export function doseWindows(
  limits: readonly DoseLimit[],
  week: WeekFlow,
  control: PatientControl | null,
  profile: Profile,
  c: Concentration,
): WindowsAnswer {
  const each = limits.map((limit) => one(limit, week, control, profile, c));
  return {
    windows: each.flatMap((answer) => answer.windows),
    refusals: each.flatMap((answer) => answer.refusals),
    warnings: each.flatMap((answer) => answer.warnings),
  };
}
