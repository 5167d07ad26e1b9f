import type { Refusal } from '../../base/index.js';
import type { Status } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import { type EntryState, freshKeypad, type Keystroke } from '../entry/index.js';
import type { ProgrammerConfig } from './config.js';
import type { Draft } from './form/field.js';
import { NEW_PATIENT, type PatientRecord } from './record.js';
import type { Deed, SessionReport } from './report.js';
import type { Review } from './review.js';

/** A session that is not over yet, as its report will tell it. */
export type SessionNotes = Omit<SessionReport, 'closed' | 'why' | 'left' | 'keystrokes' | 'refusedBefore'>;

/** An order that was lost on its way, with the pump and the record as they were before it. */
export type Unsettled = {
  readonly deed: Deed;
  readonly review: Review;
  readonly before: Status;
  readonly record: PatientRecord;
};

/** A log that is being read: the next number to ask for, and the last. */
export type LogReading = { readonly next: number; readonly last: number };

/** Everything that a programmer knows beside its link, plain JSON. */
export type ProgrammerMemory = {
  readonly config: ProgrammerConfig;
  readonly record: PatientRecord;
  /** the panel, and the number that is being keyed */
  readonly panel: EntryState;
  readonly draft: Draft | null;
  /** the field that is open */
  readonly field: string | null;
  /** when somebody last did anything to the edit; null while there is none */
  readonly editedAt: Instant | null;
  readonly warned: boolean;
  /** what keeps the form from being reviewed */
  readonly refusals: readonly Refusal[];
  readonly review: Review | null;
  readonly linked: boolean;
  /** why there is no session any more: `closed`, or why the link was lost; null while there is one, or was none */
  readonly why: string | null;
  readonly status: Status | null;
  /** when that was read */
  readonly readAt: Instant | null;
  /** the order under way, or the last one */
  readonly deed: Deed | null;
  /** until when what was read back may be confirmed; null while nothing waits for it */
  readonly confirmBy: Instant | null;
  readonly unsettled: Unsettled | null;
  readonly reading: LogReading | null;
  readonly notes: SessionNotes | null;
  /** since the last report, whether a session stood or not */
  readonly keystrokes: readonly Keystroke[];
  readonly refusedBefore: SessionReport['refusedBefore'];
};

/** A programmer that has never seen its patient. */
export const freshProgrammer = (config: ProgrammerConfig): ProgrammerMemory => ({
  config,
  record: NEW_PATIENT,
  panel: { keypad: freshKeypad(), entry: null },
  draft: null,
  field: null,
  editedAt: null,
  warned: false,
  refusals: [],
  review: null,
  linked: false,
  why: null,
  status: null,
  readAt: null,
  deed: null,
  confirmBy: null,
  unsettled: null,
  reading: null,
  notes: null,
  keystrokes: [],
  refusedBefore: [],
});
