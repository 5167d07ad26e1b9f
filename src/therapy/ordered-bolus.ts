import type { Profile } from '../profile/index.js';
import type { Program } from '../protocol/index.js';
import { type Concentration, doseOf, type Volume } from '../units/index.js';
import { dailyPeak, weekFlowOf } from './daily-peak.js';
import { judgeBolus, type LimitFindings } from './drug-limits.js';
import type { Drug } from './formulary/index.js';

/**
 * What the limits of a drug say of a bolus that a clinician orders: it, those of the last day and the most that the program can give
 * in 24 h count together, since nobody knows how much of that has been given. The pump holds it to the windows of the program besides.
 *
 * @param program  the one in force; null when there is none
 * @param volume   of the bolus and those that were ordered within 24 h before
 * @source  SR-059
 */
export function judgeOrderedBolus(
  volume: Volume,
  program: Program | null,
  {
    profile,
    drug,
    concentration,
  }: { readonly profile: Profile; readonly drug: Drug; readonly concentration: Concentration },
): LimitFindings {
  const week = program === null ? [] : weekFlowOf(program.basal, profile.pump.minimumRate.value);
  const peak = dailyPeak(week, program?.patient ?? null, program?.windows ?? [], volume);
  return judgeBolus(drug, doseOf(peak, concentration));
}
