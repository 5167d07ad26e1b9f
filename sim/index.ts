/**
 * What exists only because it is simulated: the clock, the plant, faults, scenarios, traces, the oracle and the world that
 * joins them with the firmware. Runs in Node and in a browser.
 *
 * @packageDocumentation
 */
export * from './clock/index.js';
export {
  FAULTS,
  type FaultKind,
  joinPorts,
  type PortSettings,
  type Ports,
  planFault,
  planWorldChange,
} from './fault/index.js';
export { createOracle, type Finding, type Oracle, RULES } from './oracle/index.js';
export type { PlantState, Reading, VolumeLedger } from './plant/index.js';
export { createRandom, type Random, restoreRandom } from './random/index.js';
export * from './scenario/index.js';
export * from './trace/index.js';
export * from './world/index.js';
