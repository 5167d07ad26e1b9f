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

/** Turns the smooth outflow into whole picolitres; the fractions are kept, so nothing is lost. [M5] */
export function amountsOf(state: PlantState, course: Course): Amounts {
  const share = state.ports.leakShare;
  const toTip = state.deliveredRest + (1 - share) * course.out;
  const lost = state.leakedRest + share * course.out;
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
