import { invariant } from '../../../src/base/index.js';

/** The sum in the window that ends at `at`. */
export type WindowPoint = { readonly at: number; readonly sum: number };
/** What was given in total up to `at`. */
export type Sample = { readonly at: number; readonly value: number };
/** What a window remembers; plain JSON. */
export type WindowMemory = {
  times: number[];
  values: number[];
  /** newest sample that has left the window; -1 while all are in it */
  tail: number;
  last: WindowPoint;
  /** since when it is fed, ms: what was given before is not in it */
  readonly since: number;
};

/** Samples kept behind the window before they are dropped. */
const SLACK = 4096;

/** A window before anything was given, or one that is fed from a later moment on. @param total  what was given up to then */
export const emptyWindow = (since = 0, total = 0): WindowMemory => ({
  times: [since],
  values: [total],
  tail: -1,
  last: { at: since, sum: 0 },
  since,
});

/** The newest sample. */
export const newest = ({ times, values }: WindowMemory): Sample => ({
  at: times.at(-1) ?? 0,
  value: values.at(-1) ?? 0,
});

const valueAt = (memory: WindowMemory, i: number, at: number): number => {
  const t0 = memory.times[i] ?? 0;
  const t1 = memory.times[i + 1] ?? t0;
  const v0 = memory.values[i] ?? 0;
  const v1 = memory.values[i + 1] ?? v0;
  return t1 === t0 ? v1 : v0 + ((v1 - v0) * (at - t0)) / (t1 - t0);
};

function drop(memory: WindowMemory): void {
  if (memory.tail < SLACK) return;
  memory.times.splice(0, memory.tail);
  memory.values.splice(0, memory.tail);
  memory.tail = 0;
}

/**
 * Adds a sample of what was given in total, and tells the sum of the sliding window at every moment where its slope can
 * change: at each sample, and one window after each sample.
 *
 * Between two samples the total is taken to grow evenly; then the sum is straight between the moments told, so the least and
 * the greatest of them are those of every moment in between: no window is left out. Before the start nothing was given.
 *
 * @param window  ms, > 0
 * @param at      ms since the start, not before the last sample; twice the same moment is a jump
 * @param total   what was given up to `at`
 * @param tell    is called for each stretch, from the last point told to the next
 */
export function addSample(
  memory: WindowMemory,
  window: number,
  at: number,
  total: number,
  tell: (from: WindowPoint, to: WindowPoint) => void,
): void {
  const newest = memory.times.length - 1;
  const before = memory.times[newest] ?? 0;
  invariant(at >= before, 'judge: a sample of a window came late', { at, before });
  if (at === before && total === memory.values[newest]) {
    if (memory.last.at === at) return;
  }
  memory.times.push(at);
  memory.values.push(total);
  const step = (point: WindowPoint): void => {
    const from = memory.last;
    memory.last = point;
    tell(from, point);
  };
  for (
    let next = memory.times[memory.tail + 1];
    next !== undefined && next + window <= at;
    next = memory.times[memory.tail + 1]
  ) {
    memory.tail += 1;
    step({ at: next + window, sum: valueAt(memory, newest, next + window) - (memory.values[memory.tail] ?? 0) });
  }
  const start = memory.tail < 0 ? (memory.values[0] ?? 0) : valueAt(memory, memory.tail, at - window);
  step({ at, sum: total - start });
  drop(memory);
}
