import { type Instant, MS_PER_DAY } from '../../src/units/index.js';
import { beginCourse, type Conditions, type Course, conditionsOf, nextPiece, pressureOf } from './course.js';
import { relax, spanToStretch } from './relaxation.js';
import type { PlantState } from './state.js';

/** How far ahead a slow drift of the stroke volume is followed. */
export const HORIZON_DAYS = 10_000;

/** Lowest and highest pressure, kPa, that could come about within the horizon; wider than the truth is allowed. */
function bounds(state: PlantState, conditions: Conditions, from: Instant): readonly [number, number] {
  const { build, train } = state;
  const { gain, tau } = conditions;
  const rest = build.tipPressure;
  const now = pressureOf(build, state.stretch);
  const moves = train.flow > 0 && !state.ports.rotorBlocked && !state.dry;
  if (!moves) return [tau === Number.POSITIVE_INFINITY ? now : rest, now];
  if (tau === Number.POSITIVE_INFINITY) return [now, Number.POSITIVE_INFINITY];
  if (gain.perKpa > 0) return [rest, Number.POSITIVE_INFINITY];
  const days = gain.perDay > 0 ? from / MS_PER_DAY + HORIZON_DAYS : state.anchor / MS_PER_DAY;
  const most = Math.max(0, gain.base + gain.perDay * days) + Math.abs(gain.perDay) + 2 / build.stroke;
  const steady = (train.flow * most * tau) / MS_PER_DAY / build.compliance;
  return [rest, Math.max(now, rest + steady)];
}

/** First moment of a piece, from `from` on, at which the comparator holds; null when it does not hold in this piece. */
function inPiece(
  state: PlantState,
  conditions: Conditions,
  piece: Course,
  from: number,
  level: number,
  above: boolean,
): number | null {
  const { build } = state;
  const holds = (at: number): boolean => {
    const walls = { stretch: piece.stretch, out: 0 };
    relax(walls, piece.rate, conditions.tau, at - piece.at);
    const pressure = pressureOf(build, walls.stretch);
    return above ? pressure >= level : pressure <= level;
  };
  const begin = Math.max(piece.at, from);
  if (holds(begin)) return begin;
  const target = (level - build.tipPressure) * build.compliance;
  const span = spanToStretch(piece.stretch, target, piece.rate, conditions.tau);
  if (span === null) return null;
  let at = Math.max(begin + 1, Math.ceil(piece.at + span) - 1);
  for (let tries = 0; tries < 4; tries++, at++) {
    if (at > piece.end || !Number.isSafeInteger(at)) return null;
    if (holds(at)) return at;
  }
  return null;
}

/**
 * First moment from `from` on at which the line pressure is at or above (or at or below) a level. [M5]
 *
 * @param level  kPa
 * @returns moment, or null when that does not come about within 10,000 days under the present conditions
 */
export function pressureCrosses(state: PlantState, from: Instant, level: number, above: boolean): Instant | null {
  const conditions = conditionsOf(state);
  const [lowest, highest] = bounds(state, conditions, from);
  if (above ? highest < level : lowest > level) return null;
  const piece = beginCourse(state, conditions);
  const last = from + HORIZON_DAYS * MS_PER_DAY;
  while (piece.at <= last) {
    if (piece.end >= from) {
      const at = inPiece(state, conditions, piece, from, level, above);
      if (at !== null) return at as Instant;
    }
    if (piece.end > last) return null;
    nextPiece(state, conditions, piece);
  }
  return null;
}
