/**
 * What would exist if the pump were real: units, the words devices use, device families, therapy arithmetic and the
 * firmware. Pure: no clock, no randomness, no input or output.
 *
 * @packageDocumentation
 */
export { InvariantError, type Refusal, type Result, sentence } from './base/index.js';
export * from './controller/index.js';
export * from './firmware/index.js';
export * from './profile/index.js';
export * from './protocol/index.js';
export * from './telemetry/index.js';
export * from './therapy/index.js';
export * from './units/index.js';
