import { type Duration, minutes } from '../../units/index.js';
import type { LinkConfig } from '../link/index.js';

/** What one programmer is. */
export type ProgrammerConfig = {
  readonly link: LinkConfig;
  /** an edit that rests so long is warned of, and so long is dropped */
  readonly warnAfter: Duration;
  readonly dropAfter: Duration;
  /** keystrokes that are kept of a session; the oldest go first */
  readonly keystrokesMost: number;
};

/**
 * Spans and counts of every programmer; the two times are those proposed for edits that rest.
 *
 * @source ASSUMED, A-304
 */
export const PROGRAMMER_SPANS = {
  warnAfter: minutes(5),
  dropAfter: minutes(10),
  keystrokesMost: 4_000,
} as const satisfies Partial<ProgrammerConfig>;
