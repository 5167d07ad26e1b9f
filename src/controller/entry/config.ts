import { type Duration, seconds } from '../../units/index.js';

/** How the keys of a controller are heard. */
export type KeySpans = {
  /** a key that closes again sooner than this after it last opened or closed has bounced */
  readonly debounce: Duration;
  /** a key that is held so long is stuck */
  readonly stuckAfter: Duration;
};

/**
 * Spans of every keypad. That a key held for a minute is stuck is published for bedside pumps (GIP 2.3.1).
 *
 * @source ASSUMED, A-289
 */
export const KEY_SPANS = { debounce: seconds(0.05), stuckAfter: seconds(60) } as const satisfies KeySpans;

/**
 * Digits that a field takes, before and after the point together: more than any quantity needs, and fewer than a double holds exactly.
 *
 * @source ASSUMED, A-290
 */
export const DIGITS_MOST = 10;
