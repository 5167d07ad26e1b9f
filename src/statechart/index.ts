export { compiled } from './compile.js';
export { ChartExecutor, type StateChange } from './executor.js';
export { type ArrowName, arrowsOf, freshReach, type Reach, type StateName, statesOf, wordOf } from './reach.js';
export type { Args, RegionTable } from './table.js';
export { wordsOf } from './words.js';
