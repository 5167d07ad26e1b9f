import type { Refusal } from '../../base/index.js';
import type { Hex, LogEntry, Status } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { Keystroke } from '../entry/index.js';
import type { ReviewLine } from './review.js';

/**
 * What became of an order. `done`: the pump has accepted it. `refused`: the pump has not. `not-done`: it was given up before the pump had to do it.
 * `unknown`: its answer was lost, and nobody has found out yet.
 */
export type DeedOutcome = 'done' | 'refused' | 'not-done' | 'unknown';

/** One order of a session, from its review to its end. */
export type Deed = {
  readonly at: Instant;
  readonly words: string;
  readonly lines: readonly ReviewLine[];
  readonly warnings: readonly string[];
  /** asked about twice, since it changed much */
  readonly twice: boolean;
  /** hash of what the pump has read back; null where nothing had to be */
  readonly readBack: Hex | null;
  readonly outcome: DeedOutcome;
  readonly refusal: Refusal | null;
  /** the pump was seen to do it when it was read again; null where that could not be seen */
  readonly verified: boolean | null;
};

/** Everything that was done in one session; plain JSON. */
export type SessionReport = {
  readonly implant: number;
  readonly controller: number;
  /** when it was asked for, when it stood, and when it was over */
  readonly asked: Instant;
  readonly opened: Instant | null;
  readonly closed: Instant;
  /** `closed`, or why the link was lost */
  readonly why: string;
  /** the first and the last reading of the pump; the last is null where it was not read again after an order that may have changed it */
  readonly found: Status | null;
  readonly left: Status | null;
  readonly deeds: readonly Deed[];
  /** orders that were refused before the pump heard of them, since the report before */
  readonly refusedBefore: readonly { readonly at: Instant; readonly refusals: readonly Refusal[] }[];
  /** what was read of the pump's own log */
  readonly log: readonly LogEntry[];
  /** since the report before, those between two sessions too */
  readonly keystrokes: readonly Keystroke[];
};
