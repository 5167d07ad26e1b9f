import { ceilMulDiv, ok, type Refusal, type Result } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import type { Bridge } from '../protocol/index.js';
import {
  type Concentration,
  type DailyDose,
  type Duration,
  doseOf,
  type Flow,
  type Length,
  MS_PER_DAY,
  type Volume,
} from '../units/index.js';
import { flowForDose } from './amounts.js';
import { undeliverable } from './deliverable.js';
import { judgeBridge } from './drug-limits.js';
import type { Drug } from './formulary/index.js';
import { type LineGeometry, lineVolume, primeVolume } from './prime.js';

/** The fluid that the line held before the one in the reservoir. */
export type FluidInLine = { readonly drug: Drug; readonly concentration: Concentration };

/** A bridge with the soft limits it passes, in people's words; or every reason why there is none. */
export type OrderedBridge =
  | { readonly ok: true; readonly value: { readonly bridge: Bridge; readonly warnings: readonly string[] } }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * The bridge to order with a program: the old dose of the old fluid, until the line no longer holds it. Its dose is held to the daily
 * limits of the old drug as that of a program is.
 *
 * @param volume  what the line still holds of it; all that it takes when null
 * @returns bridge and warnings, or refusals as {@link flowForDose} and by hard limits; the pump checks the rest; never throws
 * @source  F6, F7; SR-009, SR-059
 */
export function bridgeFor(
  line: LineGeometry,
  oldDose: DailyDose,
  { drug, concentration }: FluidInLine,
  volume: Volume | null,
): OrderedBridge {
  const flow = flowForDose(oldDose, concentration);
  if (!flow.ok) return { ok: false, refusals: [flow.refusal] };
  const { refusals, warnings } = judgeBridge(drug, oldDose);
  if (refusals.length > 0) return { ok: false, refusals };
  const fluid = { drug: drug.name, concentration };
  const bridge = { flow: flow.value, volume: volume ?? primeVolume(line, 'full-system'), fluid };
  return { ok: true, value: { bridge, warnings } };
}

/** A bridge, and what happens without it. */
export type BridgeAnswer = {
  /** old drug left in the line */
  readonly volume: Volume;
  /** keeps the old dose while the line empties */
  readonly rate: Flow;
  /** rounded up to whole milliseconds */
  readonly duration: Duration;
  /** the old drug, pushed at the new flow: wrong dose per day, for so long */
  readonly withoutBridge: { readonly dosePerDay: DailyDose; readonly duration: Duration };
};

const checkedFlow = (profile: Profile, dose: DailyDose, c: Concentration, which: string): Result<Flow> => {
  const flow = flowForDose(dose, c);
  if (!flow.ok) return flow;
  const refusal = undeliverable(flow.value, profile, which);
  return refusal === null ? flow : { ok: false, refusal };
};

/**
 * Bridge after a change of concentration: V_b = V_tubing + L·v (F6), Q_b = D_old / C_old (F7), T_b = V_b / Q_b (F8).
 * Without a bridge the old drug in the line runs at Q_new, so the patient gets Q_new·C_old per day for V_b / Q_new.
 *
 * @returns answer, or a refusal when a flow cannot be delivered or the line makes no sense; never throws
 * @source  F6-F8
 */
export function calcBridge(input: {
  readonly profile: Profile;
  readonly catheterLength: Length;
  readonly oldDose: DailyDose;
  readonly oldConcentration: Concentration;
  readonly newDose: DailyDose;
  readonly newConcentration: Concentration;
}): Result<BridgeAnswer> {
  const volume = lineVolume(input.profile, input.catheterLength, 'full-system');
  if (!volume.ok) return volume;
  const rate = checkedFlow(input.profile, input.oldDose, input.oldConcentration, 'bridge (old dose)');
  if (!rate.ok) return rate;
  const next = checkedFlow(input.profile, input.newDose, input.newConcentration, 'after the bridge (new dose)');
  if (!next.ok) return next;
  const spanAt = (flow: Flow): Duration => ceilMulDiv(volume.value, MS_PER_DAY, flow) as Duration;
  const dosePerDay = doseOf(next.value, input.oldConcentration);
  const withoutBridge = { dosePerDay, duration: spanAt(next.value) };
  return ok({ volume: volume.value, rate: rate.value, duration: spanAt(rate.value), withoutBridge });
}
