import { createCollector, type Tally } from '../../../sim/coverage/index.js';
import type { TraceRecord, TraceSink } from '../../../sim/trace/index.js';
import { play, storyOf } from '../../scenario/told.js';

/** Some stories that reach different things in little time. */
export const NAMES = [
  'nominal/suspend-and-resume',
  'nominal/square-bolus',
  'fault/occlusion-and-release',
  'fault/memory-error',
];

/** The records of a run, with its end. */
export function recordsOf(name: string): readonly TraceRecord[] {
  const records: TraceRecord[] = [];
  const see: TraceSink = (record) => records.push(record);
  const { end } = play(storyOf(name), see);
  return [...records, { ...end, sha256: '' }];
}

export function tallyOf(records: readonly TraceRecord[]): Tally {
  const collector = createCollector();
  for (const record of records) collector.see(record);
  return collector.tally();
}
