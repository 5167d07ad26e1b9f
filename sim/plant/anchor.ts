import { invariant, withChanges } from '../../src/base/index.js';
import type { Flow, Instant } from '../../src/units/index.js';
import { amountsOf } from './amounts.js';
import { combine } from './composition.js';
import { settled } from './line-content.js';
import { HEALTHY } from './ports.js';
import { beyondRest, type PlantState, rotorPhase } from './state.js';
import { transport } from './transport.js';
import { courseTo } from './walk.js';

/**
 * The same plant with its anchor moved to `at`, where a change is about to be made.
 *
 * @param at    ≥ the anchor
 * @param flow  pL/day that the drive asks for from `at` on; made in the same copy, since that is the change of every day
 * @throws {InvariantError} when `at` lies before the anchor
 */
export function anchored(state: PlantState, at: Instant, flow: Flow = state.train.flow): PlantState {
  invariant(at >= state.anchor, 'plant: a change before the one before it', { at, anchor: state.anchor });
  if (at === state.anchor)
    return flow === state.train.flow ? state : withChanges(state, { train: { ...state.train, flow } });
  const course = courseTo(state, at);
  const amounts = amountsOf(state, course);
  const moved = transport(state, amounts);
  const line = settled(state.build, moved.content, moved.reservoirHolds);
  const { tipLoss } = state.ports;
  const inOneFluid = moved.head.length === 0;
  const carry = course.carry;
  return {
    build: state.build,
    ports: state.ports,
    anchor: at,
    train: { start: at, flow, stroke: state.train.stroke, carry },
    commanded: state.commanded + course.commanded,
    turned: state.turned + (state.ports.rotorBlocked ? 0 : course.commanded),
    missed: missedAt(state, course.commanded),
    countOff: countOffAt(state, course.commanded),
    stillSince: state.stillSince,
    tubingSet: state.tubingSet,
    rotorHeld: state.rotorHeld,
    stroke: course.stroke,
    stretch:
      beyondRest(state.build, amounts) + rotorPhase(state.build, course.dry, state.rotorHeld ?? carry) * course.stroke,
    usable: amounts.usable,
    pumped: amounts.pumped,
    line: amounts.line,
    delivered: amounts.delivered,
    leaked: amounts.leaked,
    tipLost: amounts.tipLost,
    purged: amounts.purged,
    purgedRest: amounts.purgedRest,
    deliveredRest: amounts.deliveredRest,
    leakedRest: amounts.leakedRest,
    tipLostRest: amounts.tipLostRest,
    filled: state.filled,
    inflow: amounts.inflow,
    inflowCarry: amounts.inflowCarry,
    netBack: Math.max(0, state.netBack + (amounts.inflow - state.inflow) - course.pumped),
    withdrawn: state.withdrawn,
    pocket: state.pocket,
    dry: course.dry,
    dryReported: state.dryReported,
    reservoirHolds: moved.reservoirHolds,
    head: moved.head,
    content: inOneFluid ? line.content : moved.content,
    deliveredMass: inOneFluid ? combine(moved.deliveredMass, 1, line.rest, 1 - tipLoss) : moved.deliveredMass,
    leakedMass: inOneFluid && tipLoss > 0 ? combine(moved.leakedMass, 1, line.rest, tipLoss) : moved.leakedMass,
    purgedMass: moved.purgedMass,
    toneSpan: state.toneSpan,
    toneSince: state.toneSince,
    radioSpan: state.radioSpan,
    radioSince: state.radioSince,
    brownedOut: state.brownedOut,
  };
}

/** Second stroke counter minus drive, hundredths of a stroke, after `commanded` strokes more. */
export const countOffAt = (state: PlantState, commanded: number): number =>
  state.countOff + (state.ports.counted - HEALTHY.counted) * commanded;

/** Commanded strokes in a row without a turn, after `commanded` more. */
export function missedAt(state: PlantState, commanded: number): number {
  if (state.ports.rotorBlocked) return state.missed + commanded;
  return commanded > 0 ? 0 : state.missed;
}
