export { catalogueOf } from './catalogue.js';
export type { World, WorldSnapshot } from './face.js';
export type { FirmwareBuild } from './firmware-build.js';
export { type Forked, forked, momentOf } from './fork.js';
export { NOTICE } from './header.js';
export { IMPLANT } from './radio-config.js';
export { ARROWS, STATES } from './reach.js';
export {
  beginRun,
  type RunOptions,
  type RunResult,
  type RunSnapshot,
  type RunUnderWay,
  resumeRun,
  runChunk,
  runScenario,
  runToEnd,
} from './run.js';
export { VERSION } from './version.js';
export { createWorld, restoreWorld, type WorldOptions } from './world.js';
