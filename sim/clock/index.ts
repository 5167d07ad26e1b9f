export { type Entry, type JsonValue, type KernelSnapshot, type NewEntry, PHASES, type Phase } from './entry.js';
export { createKernel, type Kernel, restoreKernel } from './kernel.js';
export { type PaceOptions, type Pacer, pace, type WallClock } from './pacing.js';
export { schedulerOn } from './scheduler.js';
