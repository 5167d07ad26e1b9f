export { TELEMETRY_SPANS, type TelemetryConfig } from './config.js';
export type { Suspicion, TelemetryInput } from './events.js';
export { type TelemetryState, telemetryArrows, telemetryMachine, telemetryStates } from './machine.js';
export type { TelemetryMemory } from './memory.js';
export {
  bootTelemetry,
  type PumpBehind,
  restoreTelemetry,
  type Telemetry,
  type TelemetryNews,
  type TelemetrySnapshot,
} from './telemetry.js';
