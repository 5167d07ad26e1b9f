import type { TraceRecord } from '../trace/index.js';

/** How many records come at or before a moment; they stand in order of time. */
export function countUpTo(records: readonly TraceRecord[], at: number): number {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.t ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
