import type { TraceRecord } from '../trace/index.js';

/** Whether a record tells of a reset that comes from outside the firmware: the supply gave way, or the watchdog bit. */
export const isHardReset = (record: TraceRecord): boolean =>
  record.kind === 'sensor' &&
  (record.report.type === 'sensor.brown-out' || record.report.type === 'sensor.watchdog-reset');

/**
 * Whether a record tells of something that takes the therapy away until somebody programs the pump: a reset, a memory whose dose cannot be
 * trusted, or a part that has failed its self-test. Nothing may go on by itself after it.
 */
export const takesTherapyAway = (record: TraceRecord): boolean =>
  isHardReset(record) ||
  (record.kind === 'sensor' && record.report.type === 'sensor.self-test-failed') ||
  (record.kind === 'state' && record.region === 'memory' && record.to === 'critical-error');
