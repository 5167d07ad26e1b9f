import type { Refusal } from '../../base/index.js';
import type { Status } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { Draft } from './form/field.js';
import type { ProgrammerState } from './machine.js';
import type { Deed } from './report.js';
import type { Review } from './review.js';

/** Everything that a programmer shows. */
export type ProgrammerScreen = {
  readonly at: ProgrammerState;
  readonly linked: boolean;
  /** why there is no session any more: `closed`, or why the link was lost; null while there is one, or was none */
  readonly why: string | null;
  /** as it was last read, and when */
  readonly status: Status | null;
  readonly readAt: Instant | null;
  /** what is filled in, and the field that is open */
  readonly draft: Draft | null;
  readonly field: string | null;
  /** an edit is pending; warned once it has rested */
  readonly edit: 'none' | 'pending' | 'warned';
  readonly refusals: readonly Refusal[];
  /** why the last key was not taken; null when it was, or when there is nothing to say */
  readonly keyRefused: Refusal | null;
  readonly review: Review | null;
  /** the order under way, or the last one */
  readonly deed: Deed | null;
  /** until when what was read back may be confirmed, and until when an edit may rest; null while nothing waits so */
  readonly confirmBy: Instant | null;
  readonly restsUntil: Instant | null;
  /** keys that are stuck: nothing can be keyed until they are let go */
  readonly stuck: readonly string[];
};
