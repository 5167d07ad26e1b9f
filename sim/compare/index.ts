export { type Comparison, compare } from './compare.js';
export type { Figure } from './doses.js';
export type { Pair } from './pairing.js';
export { createRunSummary, type RunSummary } from './run-summary.js';
export { EXACT, parseDoseTolerance, type Tolerance } from './tolerance.js';
