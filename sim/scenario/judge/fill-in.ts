import type { Sample } from './window.js';

/** Steps of a window below which growth counts as even in any case. */
const LEAST_PARTS = 24;
/** Share of what comes in one window by which the middle of a stretch may be off. */
const UNEVEN = 0.001;

/**
 * Reads samples between two known ones until what was given grows evenly from each to the next.
 *
 * What reaches the body does not grow evenly while another strength travels down the line. A stretch is halved while its middle
 * is off by more than a thousandth of what comes in one window, down to a 24th of the window; the rest of it is even enough.
 *
 * @param window  ms, > 0
 * @param read    total up to a moment between the two; nothing happens between them
 * @param sample  is called in order of time
 */
export function fillIn(
  window: number,
  from: Sample,
  to: Sample,
  read: (at: number) => number,
  sample: (at: number, value: number) => void,
): void {
  const span = to.at - from.at;
  if (span * LEAST_PARTS <= window) return;
  const at = from.at + Math.floor(span / 2);
  const middle = { at, value: read(at) };
  const even = from.value + ((to.value - from.value) * (at - from.at)) / span;
  const inWindow = (to.value - from.value) * Math.min(1, window / span);
  if (Math.abs(middle.value - even) <= UNEVEN * inWindow) return;
  fillIn(window, from, middle, read, sample);
  sample(at, middle.value);
  fillIn(window, middle, to, read, sample);
}
