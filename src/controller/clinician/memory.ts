import type { Refusal } from '../../base/index.js';
import type { LogEntry, Status } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import { type EntryState, freshKeypad } from '../entry/index.js';
import type { ProgrammerConfig } from './config.js';
import type { Draft } from './form/field.js';
import { NEW_PATIENT, type PatientRecord } from './record.js';
import type { Deed, SessionReport } from './report.js';
import type { Review } from './review.js';

/** A session that is not over yet, as its report will tell it. */
export type SessionNotes = Omit<SessionReport, 'closed' | 'why' | 'left'>;

/** An order that was lost on its way, with the pump as it was before it. */
export type Unsettled = { readonly deed: Deed; readonly review: Review; readonly before: Status };

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
  readonly status: Status | null;
  /** the order under way, or the last one */
  readonly deed: Deed | null;
  readonly unsettled: Unsettled | null;
  readonly reading: LogReading | null;
  readonly logged: readonly LogEntry[];
  readonly notes: SessionNotes | null;
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
  status: null,
  deed: null,
  unsettled: null,
  reading: null,
  logged: [],
  notes: null,
});
