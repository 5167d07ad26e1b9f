import type { Volume } from '../../src/units/index.js';
import type { Course } from './course.js';
import type { PlantState } from './state.js';

/** Whole volumes at the end of a course. */
export type Amounts = {
  readonly usable: Volume;
  readonly pumped: number;
  readonly line: number;
  readonly delivered: number;
  readonly leaked: number;
  readonly deliveredRest: number;
  readonly leakedRest: number;
};

/**
 * What can have left the line, pL: the smooth outflow, as far as the pump head and the completed strokes hold it. A stroke
 * larger than the head, or one that shrinks while it is under way, would else let out fluid still in the reservoir. [M5]
 */
function outflowOf(state: PlantState, course: Course): number {
  const held = state.line + course.pumped - state.build.lineVolume + state.build.head;
  return Math.min(course.out, Math.max(0, held - state.deliveredRest - state.leakedRest));
}

/** Turns the smooth outflow into whole picolitres; the fractions are kept, so nothing is lost. [M5] */
export function amountsOf(state: PlantState, course: Course): Amounts {
  const share = state.ports.leakShare;
  const out = outflowOf(state, course);
  const toTip = state.deliveredRest + (1 - share) * out;
  const lost = state.leakedRest + share * out;
  const delivered = Math.floor(toTip);
  const leaked = Math.floor(lost);
  return {
    usable: (state.usable - course.pumped) as Volume,
    pumped: state.pumped + course.pumped,
    line: state.line + course.pumped - delivered - leaked,
    delivered: state.delivered + delivered,
    leaked: state.leaked + leaked,
    deliveredRest: toTip - delivered,
    leakedRest: lost - leaked,
  };
}
