import { ceilMulDiv, ok, type Result, refuse } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import type { PrimeExtent } from '../protocol/index.js';
import {
  type Concentration,
  type Duration,
  type Flow,
  formatLength,
  type Length,
  type Mass,
  MS_PER_DAY,
  massOf,
  picolitres,
  type Volume,
} from '../units/index.js';
import { concentrationRefusal } from './amounts.js';

/** What the volume of a line follows from. */
export type LineGeometry = {
  /** pump tubing, pL */
  readonly tubing: Volume;
  /** catheter, pL/cm */
  readonly volumePerCm: Volume;
  /** catheter as implanted, cm */
  readonly length: Length;
};

/**
 * Volume that a prime moves, to the nearest pL.
 *
 * Full system: V = V_tubing + L·v (F2, F3), for a new pump whose tubing holds no drug. Catheter only: V = L·v (F4), for a
 * pump that is already primed.
 *
 * @source F2 S7; F3 S12; F4 S22
 */
export function primeVolume(line: LineGeometry, extent: PrimeExtent): Volume {
  const catheter = line.length * line.volumePerCm;
  return picolitres(Math.round(extent === 'full-system' ? line.tubing + catheter : catheter));
}

/**
 * Volume of the line of a profile with a catheter of this length, checked.
 *
 * @returns volume, or a refusal when the length is zero or the line would hold more than the reservoir; never throws
 */
export function lineVolume(profile: Profile, length: Length, extent: PrimeExtent): Result<Volume> {
  const { tubing, volumePerCm } = profile.line;
  const most = profile.reservoir.capacity;
  const remedy = 'write the implanted length of the catheter, e.g. 80 cm';
  if (!(Math.round(length * volumePerCm.value) > 0))
    return refuse('catheter-length-zero', formatLength(length), 'a length above 0', remedy);
  if (length * volumePerCm.value + tubing.value > most.value) {
    return refuse('catheter-too-long', formatLength(length), `a line that holds less than ${most.text}`, remedy);
  }
  return ok(primeVolume({ tubing: tubing.value, volumePerCm: volumePerCm.value, length }, extent));
}

/** What a prime does. */
export type PrimeAnswer = {
  readonly volume: Volume;
  /** drug that leaves the reservoir with it */
  readonly drugMoved: Mass;
  /** rounded up to whole milliseconds */
  readonly duration: Duration;
  readonly flow: Flow;
};

/**
 * Volume, drug and time of a priming bolus, F5: V·C and V / Q_prime.
 *
 * @returns answer, or a refusal when length or concentration make no line; never throws
 * @source  F5; flow of the prime A-04
 */
export function calcPrime(input: {
  readonly profile: Profile;
  readonly catheterLength: Length;
  readonly concentration: Concentration;
  readonly extent: PrimeExtent;
}): Result<PrimeAnswer> {
  const zero = concentrationRefusal(input.concentration);
  if (zero !== null) return { ok: false, refusal: zero };
  const volume = lineVolume(input.profile, input.catheterLength, input.extent);
  if (!volume.ok) return volume;
  const flow = input.profile.pump.primeFlow.value;
  const duration = ceilMulDiv(volume.value, MS_PER_DAY, flow) as Duration;
  return ok({ volume: volume.value, drugMoved: massOf(volume.value, input.concentration), duration, flow });
}
