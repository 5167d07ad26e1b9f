import type { Instant } from '../../src/units/index.js';
import type { TraceRecord } from '../trace/index.js';
import { countUpTo } from './up-to.js';

/** What somebody who watches would call an event: something is done, said or decided, not what machines send each other to get there. */
const EVENTS: ReadonlySet<TraceRecord['kind']> = new Set([
  'alarm',
  'burst',
  'clock',
  'command',
  'fault',
  'refill',
  'refused-order',
  'reply',
  'request',
  'session',
  'state',
  'step',
]);

/** Of the states those of the telemetry change with every frame. */
const isEvent = (record: TraceRecord): boolean =>
  EVENTS.has(record.kind) && !(record.kind === 'state' && record.region === 'telemetry');

/**
 * The moment of the next event.
 *
 * @param records  in order of time
 * @returns null where none comes, as far as they go
 */
export function nextEventAfter(records: readonly TraceRecord[], at: Instant): Instant | null {
  for (let i = countUpTo(records, at); i < records.length; i++) {
    const record = records[i] as TraceRecord;
    if (isEvent(record)) return record.t as Instant;
  }
  return null;
}
