import { assertNever, type Refusal } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import type { Basal, Program } from '../protocol/index.js';
import { type Concentration, type DailyDose, doseOf, type Flow } from '../units/index.js';
import { concentrationRefusal, flowForDose } from './amounts.js';
import { constantWeek, highestFlow, type WeekFlow } from './basal-peak.js';
import { dailyPeak } from './daily-peak.js';
import { undeliverable } from './deliverable.js';
import { doseWindows } from './dose-windows.js';
import { judgeConcentration, judgeDaily, judgeStart } from './drug-limits.js';
import type { Drug } from './formulary/index.js';
import { patientControl } from './patient-order.js';
import type { Prescription } from './prescription.js';
import { weekOf } from './week.js';

/** What a prescription is composed for. */
export type ComposeContext = {
  readonly profile: Profile;
  readonly drug: Drug;
  readonly concentration: Concentration;
  /** whether it is the first program after implant, so that limits of the start dose count; false when left out */
  readonly first?: boolean;
};

/** A program for the pump, and the soft limits it passes, in people's words. */
export type Composition = { readonly program: Program; readonly warnings: readonly string[] };

/** A program, or every reason why there is none. */
export type Composed =
  | { readonly ok: true; readonly value: Composition }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

type BasalAnswer = { readonly basal: Basal; readonly week: WeekFlow; readonly refusals: readonly Refusal[] };

const composeBasal = (ordered: Prescription['basal'], profile: Profile, c: Concentration): BasalAnswer => {
  switch (ordered.mode) {
    case 'simple': {
      const flow = flowForDose(ordered.dose, c);
      if (!flow.ok) return { basal: { mode: 'minimum-rate' }, week: [], refusals: [flow.refusal] };
      const refusal = undeliverable(flow.value, profile, 'basal');
      const week = constantWeek(flow.value);
      return { basal: { mode: 'simple', flow: flow.value }, week, refusals: refusal === null ? [] : [refusal] };
    }
    case 'flex': {
      const { week, refusals } = weekOf(ordered.patterns, profile, c);
      return { basal: { mode: 'flex', week }, week, refusals };
    }
    case 'minimum-rate':
      return { basal: { mode: 'minimum-rate' }, week: constantWeek(profile.pump.minimumRate.value), refusals: [] };
    default:
      return assertNever(ordered);
  }
};

/**
 * Turns a prescription into a program of flows and volumes, to the nearest pL/day and pL. What the device or a hard limit
 * of the drug does not allow is refused, never rounded or cut; soft limits are passed with a warning. The minimum-rate mode is
 * exempt from the range of flows.
 *
 * @returns program and warnings, or all refusals at once; never throws
 * @source  F1; SR-009, SR-013, SR-053 (the implant checks again by itself), SR-059
 */
export function compose(prescription: Prescription, context: ComposeContext): Composed {
  const { profile, drug, concentration: c, first = false } = context;
  const zero = concentrationRefusal(c);
  if (zero !== null) return { ok: false, refusals: [zero] };
  const { basal, week, refusals: basalRefusals } = composeBasal(prescription.basal, profile, c);
  const patient =
    prescription.patient === null
      ? { control: null, refusals: [] }
      : patientControl(prescription.patient, highestFlow(week), profile, c);
  const limits = doseWindows(prescription.limits, week, patient.control, profile, c);
  const dose = (peak: Flow): DailyDose => doseOf(peak, c);
  const findings = [
    judgeConcentration(drug, c),
    judgeDaily(drug, dose(dailyPeak(week, patient.control, limits.windows))),
    ...(first ? [judgeStart(drug, dose(dailyPeak(week, null, [])))] : []),
  ];
  const drugRefusals = findings.flatMap((finding) => finding.refusals);
  const refusals = [...basalRefusals, ...patient.refusals, ...limits.refusals, ...drugRefusals];
  if (refusals.length > 0) return { ok: false, refusals };
  const end = prescription.lasts === undefined ? {} : { lasts: prescription.lasts };
  const program: Program = { basal, patient: patient.control, windows: limits.windows, ...end };
  return { ok: true, value: { program, warnings: [...limits.warnings, ...findings.flatMap((f) => f.warnings)] } };
}
