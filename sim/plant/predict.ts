import { type Armed, evenSamples, type SensorReport } from '../../src/protocol/index.js';
import { type Instant, MS_PER_DAY, strokeMoment, strokesBy } from '../../src/units/index.js';
import { countOffAt, missedAt } from './anchor.js';
import { voltageFalls } from './battery.js';
import { beginCourse, conditionsOf } from './course.js';
import { flowTells } from './flow-sensor.js';
import { HEALTHY } from './ports.js';
import { HORIZON_DAYS, pressureCrosses } from './pressure-crossing.js';
import type { PlantState } from './state.js';
import { walkTo } from './walk.js';

/** A pump that works against a blocked line stops giving long before this, or is empty by then. */
const BLOCKED_HORIZON_DAYS = 1_000;

/** Something that will happen by itself if nothing changes before. */
export type Crossing =
  | { readonly at: Instant; readonly what: 'ran-dry' }
  | { readonly at: Instant; readonly what: SensorReport };

/** The moment at which a stroke finds the reservoir empty, from `from` on; null when that is told or never happens. */
function dryMoment(state: PlantState, from: Instant, until: number): Instant | null {
  if (state.dryReported) return null;
  if (state.dry) return from;
  if (state.train.flow === 0 || state.ports.rotorBlocked) return null;
  const conditions = conditionsOf(state);
  const course = beginCourse(state, conditions);
  const days = conditions.tau === Number.POSITIVE_INFINITY ? BLOCKED_HORIZON_DAYS : HORIZON_DAYS;
  const last = Math.min(until, from + days * MS_PER_DAY);
  walkTo(state, conditions, course, last + 1);
  if (!course.endsDry || course.end > last) return null;
  return Math.max(from, course.end) as Instant;
}

function rotorMisses(state: PlantState, from: Instant, limit: number): SensorReport | null {
  const missed = missedAt(state, strokesBy(state.train, from).count);
  if (missed >= limit) return { type: 'sensor.rotor-missed', at: from, strokes: missed };
  if (!state.ports.rotorBlocked) return null;
  const at = strokeMoment(state.train, limit - state.missed);
  return at === null ? null : { type: 'sensor.rotor-missed', at, strokes: limit };
}

function rotorTurns(state: PlantState, from: Instant): SensorReport | null {
  if (state.ports.rotorBlocked || state.train.flow === 0) return null;
  const at = strokeMoment(state.train, strokesBy(state.train, from).count + 1);
  return at === null ? null : { type: 'sensor.rotor-turned', at };
}

/** Hundredths of a stroke, rounded towards 0. */
const inStrokes = (hundredths: number): number => Math.trunc(hundredths / 100);

/** The second counter when it is away from the drive by `limit` strokes; one that counts as it should never is. */
function counterDiffers(state: PlantState, from: Instant, limit: number): SensorReport | null {
  const perStroke = state.ports.counted - HEALTHY.counted;
  if (perStroke === 0 && state.countOff === 0) return null;
  const off = countOffAt(state, strokesBy(state.train, from).count);
  if (Math.abs(off) >= limit * 100) return { type: 'sensor.count-differs', at: from, strokes: inStrokes(off) };
  if (perStroke === 0) return null;
  const most = Math.sign(perStroke) * limit * 100;
  const needed = Math.ceil((most - state.countOff) / perStroke);
  const at = strokeMoment(state.train, needed);
  return at === null ? null : { type: 'sensor.count-differs', at, strokes: inStrokes(countOffAt(state, needed)) };
}

const sooner = (first: SensorReport | null, next: SensorReport | null): SensorReport | null =>
  next === null || (first !== null && first.at <= next.at) ? first : next;

function supplyFalls(state: PlantState, from: Instant, armed: Armed): SensorReport | null {
  const reset = state.brownedOut ? null : voltageFalls(state, from, state.build.resetVoltage);
  const first: SensorReport | null = reset === null ? null : { type: 'sensor.brown-out', at: reset };
  if (armed.batteryBelow === null) return first;
  const at = voltageFalls(state, from, armed.batteryBelow);
  return sooner(
    first,
    at === null ? null : { type: 'sensor.battery-below', at, samples: evenSamples(armed.batteryBelow) },
  );
}

function rotorTells(state: PlantState, from: Instant, armed: Armed): SensorReport | null {
  const missed = armed.rotorMissed === null ? null : rotorMisses(state, from, armed.rotorMissed);
  const rotor = armed.rotorTurned ? sooner(missed, rotorTurns(state, from)) : missed;
  return armed.countDiffers === null ? rotor : sooner(rotor, counterDiffers(state, from, armed.countDiffers));
}

function lineTells(state: PlantState, from: Instant, armed: Armed): SensorReport | null {
  const { pressureAbove, pressureBelow } = armed;
  const above = pressureAbove === null ? null : pressureCrosses(state, from, pressureAbove, true);
  const below = pressureBelow === null ? null : pressureCrosses(state, from, pressureBelow, false);
  return sooner(
    above === null || pressureAbove === null
      ? null
      : { type: 'sensor.pressure-above', at: above, level: pressureAbove },
    below === null || pressureBelow === null
      ? null
      : { type: 'sensor.pressure-below', at: below, level: pressureBelow },
  );
}

function bodyTells(state: PlantState, from: Instant, armed: Armed): SensorReport | null {
  const { temperatureAbove, temperatureBelow } = armed;
  const warm = state.ports.bodyTemperature;
  if (temperatureAbove !== null && warm >= temperatureAbove) {
    return { type: 'sensor.temperature-above', at: from, level: temperatureAbove };
  }
  if (temperatureBelow !== null && warm <= temperatureBelow) {
    return { type: 'sensor.temperature-below', at: from, level: temperatureBelow };
  }
  return null;
}

/** The first report of the armed comparators; of several at one moment supply before rotor before counter before line before body before flow. */
function firstReport(state: PlantState, from: Instant, armed: Armed, until?: Instant): SensorReport | null {
  const electric = sooner(supplyFalls(state, from, armed), rotorTells(state, from, armed));
  const first = sooner(sooner(electric, lineTells(state, from, armed)), bodyTells(state, from, armed));
  return armed.flow === undefined ? first : sooner(first, flowTells(state, from, armed.flow, until));
}

/**
 * What happens next by itself: the earliest of running dry, brown-out and the armed comparators.
 *
 * Comparators are level-triggered: one whose condition holds at `from` is reported at `from`. Reaching a level counts.
 *
 * @param from   ≥ the last change
 * @param until  crossings after this moment may be left out; the world gives the next moment at which it asks again
 * @returns the earliest crossing, or null when nothing will ever happen (or not until `until`)
 */
export function predict(state: PlantState, from: Instant, armed: Armed, until?: Instant): Crossing | null {
  const first = firstReport(state, from, armed, until);
  const limit = Math.min(first?.at ?? Number.POSITIVE_INFINITY, until ?? Number.POSITIVE_INFINITY);
  const dry = dryMoment(state, from, limit);
  if (dry !== null) return { at: dry, what: 'ran-dry' };
  return first === null ? null : { at: first.at, what: first };
}
