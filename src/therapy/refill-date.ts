import { ok, type Result, refuse } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import {
  type Concentration,
  type DailyDose,
  formatDose,
  formatVolume,
  type Mass,
  NO_FLOW,
  type Volume,
} from '../units/index.js';
import { flowForDose, volumeForDose } from './amounts.js';
import { undeliverable } from './deliverable.js';

/** Days until the low-reservoir alarm. */
export type RefillDateAnswer = {
  /** null when nothing flows without boluses */
  readonly daysBasalOnly: number | null;
  /** when every allowed bolus is used; as basal only when there are none */
  readonly daysAllBoluses: number;
  /** what a pump shows: the worst case */
  readonly shownDays: number;
};

/** Boluses that may be asked for each day. */
export type DailyBoluses = { readonly dose: Mass; readonly maxPerDay: number };

const bolusFlow = (boluses: DailyBoluses | null, c: Concentration): Result<number> => {
  if (boluses === null) return ok(NO_FLOW);
  const { dose, maxPerDay } = boluses;
  if (!Number.isInteger(maxPerDay) || maxPerDay < 0) {
    return refuse('count-invalid', String(maxPerDay), 'a whole number of boluses per day', 'write e.g. 4');
  }
  const volume = volumeForDose(dose, c);
  return volume.ok ? ok(volume.value * maxPerDay) : volume;
};

/**
 * Days from `fill` down to the low-reservoir alarm, F11: t = (V − V_alarm) / Q, with basal flow alone and with every allowed
 * bolus. The date shown assumes all boluses are used.
 *
 * @param input.profile  when given, a fill above its capacity and a basal flow it cannot deliver are refused
 * @returns days as fractions, or a refusal; never throws
 * @source  F11; worst case S31
 */
export function calcRefillDate(input: {
  readonly fill: Volume;
  readonly lowAlarm: Volume;
  readonly dose: DailyDose;
  readonly concentration: Concentration;
  readonly boluses?: DailyBoluses | null;
  readonly profile?: Profile;
}): Result<RefillDateAnswer> {
  const { fill, lowAlarm, dose, concentration, boluses = null, profile } = input;
  const flow = flowForDose(dose, concentration);
  if (!flow.ok) return flow;
  const impossible = profile === undefined ? null : undeliverable(flow.value, profile, 'basal');
  if (impossible !== null) return { ok: false, refusal: impossible };
  if (profile !== undefined && fill > profile.reservoir.capacity.value) {
    const expected = `at most ${profile.reservoir.capacity.text} (${profile.id})`;
    return refuse('fill-above-capacity', formatVolume(fill), expected, 'fill less or use a larger reservoir');
  }
  if (lowAlarm >= fill) {
    const expected = `an alarm volume below the fill, ${formatVolume(fill)}`;
    return refuse('alarm-above-fill', formatVolume(lowAlarm), expected, 'lower the alarm volume or fill more');
  }
  const extra = bolusFlow(boluses, concentration);
  if (!extra.ok) return extra;
  const all = flow.value + extra.value;
  if (all === 0) return refuse('flow-zero', formatDose(dose), 'a dose above 0', 'without flow there is no refill date');
  const room = fill - lowAlarm;
  const daysAllBoluses = room / all;
  return ok({ daysBasalOnly: flow.value === 0 ? null : room / flow.value, daysAllBoluses, shownDays: daysAllBoluses });
}
