import type { ArmedFlow, SensorReport } from '../../src/protocol/index.js';
import { type Flow, type Instant, MS_PER_DAY, strokeMoment, type Volume } from '../../src/units/index.js';
import { roomIn, runsBack } from './backflow.js';
import { beginCourse, type Course, conditionsOf, nextPiece } from './course.js';
import type { PlantState } from './state.js';
import { courseTo } from './walk.js';

/** How far ahead a slow drift of the stroke volume is followed. */
const HORIZON_DAYS = 10_000;

/** A span from `begin` on in which the flow at the outlet does not change, up to and without `end`. */
type Span = { readonly begin: number; readonly end: number; readonly flow: number };

/** A moment at which `volume` pL more have run back, or null. */
const backBy = (state: PlantState, volume: number): Instant | null =>
  strokeMoment(
    { start: state.anchor, flow: state.ports.backflow as Flow, stroke: 1 as Volume, carry: state.inflowCarry },
    volume,
  );

/** Mean flow of the pump head in a piece, pL/day. */
const flowIn = (state: PlantState, piece: Course): number =>
  piece.rate > 0 ? (state.train.flow * piece.stroke) / state.build.stroke : 0;

function* spansBackwards(state: PlantState, from: number): Generator<Span> {
  const room = roomIn(state);
  const full = room === 0 ? state.anchor : (backBy(state, room) ?? Number.POSITIVE_INFINITY);
  if (full > from) yield { begin: from, end: full, flow: -state.ports.backflow };
  yield { begin: Math.max(from, full), end: Number.POSITIVE_INFINITY, flow: 0 };
}

function* spansForwards(state: PlantState, from: number): Generator<Span> {
  const conditions = conditionsOf(state);
  const piece = beginCourse(state, conditions);
  for (;;) {
    if (piece.end > from) yield { begin: Math.max(piece.at, from), end: piece.end, flow: flowIn(state, piece) };
    if (piece.end === Number.POSITIVE_INFINITY) return;
    nextPiece(state, conditions, piece);
  }
}

/** The flow at the outlet from a moment on, span by span. [M12] */
const spansFrom = (state: PlantState, from: number): Generator<Span> =>
  runsBack(state.ports) ? spansBackwards(state, from) : spansForwards(state, from);

function passes(state: PlantState, from: Instant, armed: ArmedFlow, until: number): SensorReport | null {
  const { above, below } = armed;
  for (const { begin, flow } of spansFrom(state, from)) {
    if (begin > until) return null;
    const at = begin as Instant;
    if (above !== null && flow > above) return { type: 'sensor.flow-above', at, level: above };
    if (below !== null && flow < below) return { type: 'sensor.flow-below', at, level: below };
  }
  return null;
}

function runsBackTooFar(state: PlantState, from: Instant, volume: Volume): SensorReport | null {
  const missing = volume + 1 - state.netBack;
  const report = (at: Instant): SensorReport => ({ type: 'sensor.flow-reverse', at, volume });
  if (!runsBack(state.ports)) return missing + courseTo(state, from).pumped <= 0 ? report(from) : null;
  if (missing <= 0) return report(from);
  if (missing > roomIn(state)) return null;
  const at = backBy(state, missing);
  return at === null ? null : report(Math.max(at, from) as Instant);
}

/**
 * What the flow sensor at the outlet tells next. It measures the mean flow over the strokes, exactly and at once, in both
 * directions, before anything that a connector or a catheter may lose. [M12]
 *
 * @param until  what comes later may be left out
 */
export function flowTells(state: PlantState, from: Instant, armed: ArmedFlow, until?: Instant): SensorReport | null {
  const last = Math.min(until ?? Number.POSITIVE_INFINITY, from + HORIZON_DAYS * MS_PER_DAY);
  const first = passes(state, from, armed, last);
  const back = armed.reverse === null ? null : runsBackTooFar(state, from, armed.reverse);
  return back === null || (first !== null && first.at <= back.at) ? first : back;
}
