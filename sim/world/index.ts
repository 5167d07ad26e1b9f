export { catalogueOf } from './catalogue.js';
export type { World, WorldSnapshot } from './face.js';
export { NOTICE } from './header.js';
export { type RunOptions, type RunResult, runScenario } from './run.js';
export { VERSION } from './version.js';
export { createWorld, restoreWorld, type WorldOptions } from './world.js';
