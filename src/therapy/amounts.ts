import { ok, type Refusal, type Result, refuse } from '../base/index.js';
import {
  type Concentration,
  type DailyDose,
  type Flow,
  flowOf,
  formatConcentration,
  formatDose,
  formatMass,
  type Mass,
  type Volume,
  volumeOf,
} from '../units/index.js';

/** A million litres in pL: beyond this no arithmetic of the project is exact, and no pump exists. */
const LARGEST_PL = 1e15;

const TOO_LARGE = { expected: 'an amount that a pump can hold', remedy: 'check the units of dose and concentration' };

/** The rule that every concentration obeys before anything is divided by it; null when it holds. */
export function concentrationRefusal(c: Concentration): Refusal | null {
  if (c > 0) return null;
  return {
    code: 'concentration-zero',
    found: formatConcentration(c),
    expected: 'a concentration above 0',
    remedy: 'write the concentration of what is in the reservoir, e.g. 20 mg/mL',
  };
}

/**
 * Flow that gives a dose, F1: Q = D / C, to the nearest pL/day.
 *
 * @returns flow, or a refusal when the concentration is zero or the flow beyond all bounds; never throws
 * @source  S2, S65
 */
export function flowForDose(dose: DailyDose, c: Concentration): Result<Flow> {
  const zero = concentrationRefusal(c);
  if (zero !== null) return { ok: false, refusal: zero };
  if ((dose * 1e9) / c <= LARGEST_PL) return ok(flowOf(dose, c));
  const found = `${formatDose(dose)} at ${formatConcentration(c)}`;
  return refuse('flow-too-large', found, TOO_LARGE.expected, TOO_LARGE.remedy);
}

/**
 * Volume that holds a dose, to the nearest pL.
 *
 * @returns volume, or a refusal as {@link flowForDose}; never throws
 */
export function volumeForDose(dose: Mass, c: Concentration): Result<Volume> {
  const zero = concentrationRefusal(c);
  if (zero !== null) return { ok: false, refusal: zero };
  if ((dose * 1e9) / c <= LARGEST_PL) return ok(volumeOf(dose, c));
  const found = `${formatMass(dose)} at ${formatConcentration(c)}`;
  return refuse('volume-too-large', found, TOO_LARGE.expected, TOO_LARGE.remedy);
}
