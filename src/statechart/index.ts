export { compiled } from './compile.js';
export { ChartExecutor, type StateChange } from './executor.js';
export type { RegionTable } from './table.js';
