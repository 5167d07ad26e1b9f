import type { TraceRecord } from '../trace/index.js';

/** Whether a record tells of something that resets the pump, so that nothing may go on by itself. */
export function isReset(record: TraceRecord): boolean {
  if (record.kind === 'sensor') return record.report.type === 'sensor.brown-out';
  return record.kind === 'state' && record.region === 'memory' && record.to === 'critical-error';
}
