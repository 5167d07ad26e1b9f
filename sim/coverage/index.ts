export { createCollector } from './collect.js';
export {
  type Coverage,
  coverageOf,
  type Item,
  MEASURES,
  type Measure,
  percentOf,
} from './measure.js';
export { ARROWS_OUT_OF_REACH, PHASES_OUT_OF_REACH } from './out-of-reach.js';
export { CHARTS, emptyTally, merged, type Tally } from './tally.js';
export { measureNamed, parseThresholds, type Shortfall, shortfalls } from './threshold.js';
