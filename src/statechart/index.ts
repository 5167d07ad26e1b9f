export { compiled } from './compile.js';
export { ChartExecutor, type StateChange } from './executor.js';
export type { Args, RegionTable } from './table.js';
export { wordsOf } from './words.js';
