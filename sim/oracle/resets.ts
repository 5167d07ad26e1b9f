import type { TraceRecord } from '../trace/index.js';

/** Whether a record tells of a reset that comes from outside the firmware: the supply gave way, or the watchdog bit. */
export const isHardReset = (record: TraceRecord): boolean =>
  record.kind === 'sensor' &&
  (record.report.type === 'sensor.brown-out' || record.report.type === 'sensor.watchdog-reset');

/** Whether a record tells of something that resets the pump, so that nothing may go on by itself. */
export const isReset = (record: TraceRecord): boolean =>
  isHardReset(record) || (record.kind === 'state' && record.region === 'memory' && record.to === 'critical-error');
