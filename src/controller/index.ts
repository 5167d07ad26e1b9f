export * from './clinician/index.js';
export * from './entry/index.js';
export * from './link/index.js';
export * from './patient/index.js';
export type { ControllerReach } from './reach.js';
