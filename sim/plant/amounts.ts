import type { Volume } from '../../src/units/index.js';
import { runBack } from './backflow.js';
import type { Course } from './course.js';
import type { PlantState } from './state.js';

/** Whole volumes at the end of a course. */
export type Amounts = {
  readonly usable: Volume;
  readonly pumped: number;
  readonly line: number;
  readonly delivered: number;
  readonly leaked: number;
  readonly tipLost: number;
  readonly purged: number;
  readonly purgedRest: number;
  readonly deliveredRest: number;
  readonly leakedRest: number;
  readonly tipLostRest: number;
  readonly inflow: number;
  readonly inflowCarry: number;
};

/**
 * What can have left the line, pL: the smooth outflow, as far as the pump head and the completed strokes hold it. A stroke
 * larger than the head, or one that shrinks while it is under way, would else let out fluid still in the reservoir. [M5]
 */
function outflowOf(state: PlantState, course: Course): number {
  const held = state.line + course.pumped - state.build.lineVolume + state.build.head;
  return Math.min(
    course.out,
    Math.max(0, held - state.deliveredRest - state.leakedRest - state.tipLostRest - state.purgedRest),
  );
}

/** Turns the smooth outflow into whole picolitres; the fractions are kept, so nothing is lost. [M5] */
export function amountsOf(state: PlantState, course: Course): Amounts {
  const { leakShare: share, outletOpen, tipLoss } = state.ports;
  const left = outflowOf(state, course);
  const out = outletOpen ? 0 : left;
  const pastConnector = (1 - share) * out;
  const toBody = state.deliveredRest + (1 - tipLoss) * pastConnector;
  const lost = state.leakedRest + share * out;
  const astray = state.tipLostRest + tipLoss * pastConnector;
  const inDish = state.purgedRest + (outletOpen ? left : 0);
  const delivered = Math.floor(toBody);
  const leaked = Math.floor(lost);
  const tipLost = Math.floor(astray);
  const purged = Math.floor(inDish);
  const back = runBack(state, course.at);
  return {
    usable: (state.usable - course.pumped + back.volume) as Volume,
    pumped: state.pumped + course.pumped,
    line: state.line + course.pumped - delivered - leaked - tipLost - purged,
    delivered: state.delivered + delivered,
    leaked: state.leaked + leaked,
    tipLost: state.tipLost + tipLost,
    purged: state.purged + purged,
    purgedRest: inDish - purged,
    deliveredRest: toBody - delivered,
    leakedRest: lost - leaked,
    tipLostRest: astray - tipLost,
    inflow: state.inflow + back.volume,
    inflowCarry: back.carry,
  };
}
