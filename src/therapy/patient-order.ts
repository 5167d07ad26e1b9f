import { ceilMulDiv, type Refusal } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import type { PatientControl } from '../protocol/index.js';
import {
  type Concentration,
  type Duration,
  type Flow,
  formatDuration,
  formatFlow,
  formatMass,
  formatVolume,
  MS_PER_DAY,
  type Volume,
} from '../units/index.js';
import { volumeForDose } from './amounts.js';
import type { PatientOrder } from './prescription.js';

/** What the pump is told of patient boluses, and what is wrong with it. */
export type PatientAnswer = { readonly control: PatientControl | null; readonly refusals: readonly Refusal[] };

const spanRefusal = (
  code: string,
  what: string,
  span: Duration,
  least: { readonly value: number; readonly text: string },
  most: { readonly value: number; readonly text: string },
): readonly Refusal[] => {
  if (span >= least.value && span <= most.value) return [];
  const found = `${what} ${formatDuration(span)}`;
  return [{ code, found, expected: `${least.text} to ${most.text}`, remedy: `choose a ${what} in this range` }];
};

const countRefusals = (order: PatientOrder, profile: Profile): readonly Refusal[] => {
  const most = profile.limits.countMax;
  if (Number.isInteger(order.max) && order.max >= 1 && order.max <= most.value) return [];
  const expected = `a whole number from 1 to ${most.value}`;
  return [{ code: 'bolus-count', found: `${order.max} boluses`, expected, remedy: 'change the count' }];
};

const rangeRefusals = (order: PatientOrder, profile: Profile): readonly Refusal[] => {
  const { bolusDurationMin, bolusDurationMax, lockoutMin, lockoutMax, doseWindowMax } = profile.limits;
  return [
    ...spanRefusal('bolus-duration', 'bolus duration', order.duration, bolusDurationMin, bolusDurationMax),
    ...spanRefusal('bolus-lockout', 'lockout', order.lockout, lockoutMin, lockoutMax),
    ...countRefusals(order, profile),
    ...spanRefusal('bolus-window', 'window of the count', order.per, { value: 1, text: '1ms' }, doseWindowMax),
  ];
};

const volumeRefusals = (order: PatientOrder, volume: Volume, basal: Flow, profile: Profile): readonly Refusal[] => {
  const { stroke, flowMax } = profile.pump;
  const { capacity } = profile.reservoir;
  if (volume < stroke.value) {
    const found = `a bolus of ${formatMass(order.dose)}, ${formatVolume(volume)}`;
    const expected = `at least one stroke, ${stroke.text}`;
    return [{ code: 'bolus-below-stroke', found, expected, remedy: 'raise the dose or use a weaker concentration' }];
  }
  if (volume > capacity.value) {
    const found = `a bolus of ${formatMass(order.dose)}, ${formatVolume(volume)}`;
    const expected = `at most a full reservoir, ${capacity.text}`;
    return [{ code: 'bolus-above-reservoir', found, expected, remedy: 'check the units of dose and concentration' }];
  }
  if (order.duration < profile.limits.bolusDurationMin.value) return [];
  const total = basal + ceilMulDiv(volume, MS_PER_DAY, order.duration);
  if (total <= flowMax.value) return [];
  const found = `basal and bolus together ${formatFlow(total)}`;
  const remedy = 'give the bolus over a longer time or lower its dose';
  return [{ code: 'bolus-flow-above-maximum', found, expected: `at most ${flowMax.text}`, remedy }];
};

/**
 * Turns what the patient may ask for into volumes.
 *
 * @param basal  the highest basal flow that a bolus can fall on
 * @returns control, or null with every refusal; never throws
 * @source  bounds A-28; flow of basal and bolus together SR-009
 */
export function patientControl(order: PatientOrder, basal: Flow, profile: Profile, c: Concentration): PatientAnswer {
  const ranges = rangeRefusals(order, profile);
  const volume = volumeForDose(order.dose, c);
  if (!volume.ok) return { control: null, refusals: [...ranges, volume.refusal] };
  const refusals = [...ranges, ...volumeRefusals(order, volume.value, basal, profile)];
  if (refusals.length > 0) return { control: null, refusals };
  const { duration, lockout, max: maxCount, per: countWindow } = order;
  return { control: { bolus: volume.value, duration, lockout, maxCount, countWindow }, refusals };
}

/**
 * The most boluses that can begin in any `span`: the count of each window that fits into it, or what lockout and duration
 * leave room for, whichever is less.
 */
export function bolusesWithin(control: PatientControl, span: Duration): number {
  const byCount = control.maxCount * Math.ceil(span / control.countWindow);
  const byLockout = Math.ceil(span / (control.duration + control.lockout));
  return Math.min(byCount, byLockout);
}
