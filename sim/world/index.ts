export { catalogueOf } from './catalogue.js';
export { NOTICE } from './header.js';
export { type RunOptions, type RunResult, runScenario } from './run.js';
export { VERSION } from './version.js';
export { createWorld, restoreWorld, type World, type WorldOptions, type WorldSnapshot } from './world.js';
