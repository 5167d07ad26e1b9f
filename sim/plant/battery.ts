import { type Instant, MS_PER_DAY } from '../../src/units/index.js';
import type { PlantState } from './state.js';

/** Charge used up to a moment, µAh; a stroke draws its charge evenly while it is under way. [M8] */
export function chargeUsed(state: PlantState, at: Instant): number {
  const { build, train } = state;
  const strokes = state.commanded + (train.carry + train.flow * (at - train.start)) / build.wholeStroke;
  const tone = state.toneSpan + (state.toneSince === null ? 0 : at - state.toneSince);
  const radio = state.radioSpan + (state.radioSince === null ? 0 : at - state.radioSince);
  const byTime = build.idlePerDay * at + build.tonePerDay * tone + build.radioPerDay * radio;
  return byTime / MS_PER_DAY + build.chargePerStroke * strokes;
}

/** Voltage while the motor draws its pulse, V. [M9] */
export function loadedVoltage(state: PlantState, used: number): number {
  const { build } = state;
  const open = build.voltageFresh - ((build.voltageFresh - build.voltageFlat) * used) / build.chargeCapacity;
  return open - build.pulseCurrent * (build.internalResistance + state.ports.batteryResistance);
}

/** First moment from `from` on at which the loaded voltage is at or below a level; null when it never is. [M9] */
export function voltageFalls(state: PlantState, from: Instant, level: number): Instant | null {
  const { build, train } = state;
  const low = (at: number): boolean => loadedVoltage(state, chargeUsed(state, at as Instant)) <= level;
  const now = loadedVoltage(state, chargeUsed(state, from));
  if (now <= level) return from;
  const tone = state.toneSince === null ? 0 : build.tonePerDay;
  const radio = state.radioSince === null ? 0 : build.radioPerDay;
  const perMs =
    (build.idlePerDay + tone + radio) / MS_PER_DAY + (build.chargePerStroke * train.flow) / build.wholeStroke;
  const fall = ((build.voltageFresh - build.voltageFlat) / build.chargeCapacity) * perMs;
  if (!(fall > 0)) return null;
  let at = from + Math.max(1, Math.ceil((now - level) / fall));
  if (!Number.isSafeInteger(at + 2)) return null;
  if (at - 1 > from && low(at - 1)) at -= 1;
  while (!low(at)) at += 1;
  return at as Instant;
}
