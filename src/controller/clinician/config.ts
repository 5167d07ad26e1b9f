import { type Duration, minutes, seconds } from '../../units/index.js';
import type { LinkConfig } from '../link/index.js';

/** What one programmer is. */
export type ProgrammerConfig = {
  readonly link: LinkConfig;
  /** an edit that rests so long is warned of, and so long is dropped */
  readonly warnAfter: Duration;
  readonly dropAfter: Duration;
  /** what was read back and is not confirmed so long is given up; the pump forgets it then as well */
  readonly confirmWithin: Duration;
  /** keystrokes, and forms refused, that are kept until the next report; the oldest go first */
  readonly keystrokesMost: number;
};

/**
 * Spans and counts of every programmer; the two times are those proposed for edits that rest.
 *
 * @source ASSUMED, A-304; to confirm A-286
 */
export const PROGRAMMER_SPANS = {
  warnAfter: minutes(5),
  dropAfter: minutes(10),
  confirmWithin: seconds(60),
  keystrokesMost: 4_000,
} as const satisfies Partial<ProgrammerConfig>;
