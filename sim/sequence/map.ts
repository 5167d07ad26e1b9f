import type { Refusal } from '../../src/base/index.js';
import type { Duration } from '../../src/units/index.js';
import type { Delimiter } from './csv.js';
import type { Tolerance } from './event.js';
import type { ClockRules } from './log-clock.js';

/** How the lines of a log are written. */
export const FORMATS = ['csv', 'jsonl'] as const;
/** How the lines of a log are written: with columns, or each as a JSON object. */
export type Format = (typeof FORMATS)[number];

/** What a word of a log means: an event of ours and how exactly it must come, nothing that matters here, or nobody knows. */
export type Meaning =
  | { readonly is: string; readonly tolerance: Tolerance }
  | 'ignored'
  | { readonly unknown: Pick<Refusal, 'found' | 'expected' | 'remedy'> };

/** Lines that are left out by what stands in a column: those with one of the texts, or those without. */
export type LeaveOut = { readonly column: string; readonly texts: readonly string[]; readonly having: boolean };

/** Whether events whose windows overlap must come in the order of the log. */
export type OrderRule = 'strict' | 'free';

/** How a log is read into our words, and what a run is held to. */
export type SequenceMap = {
  /** null: by the ending of the file's name */
  readonly format: Format | null;
  readonly delimiter: Delimiter;
  readonly clock: ClockRules;
  readonly timeColumn: string;
  /** what stands under them, joined by blanks, is the word of an event */
  readonly eventColumns: readonly string[];
  /** our name of a field → its column; null keeps every other column under its own name */
  readonly fields: Readonly<Record<string, string>> | null;
  /** the last line is the earliest */
  readonly newestFirst: boolean;
  readonly leaveOut: readonly LeaveOut[];
  /** cells of CSV that begin like a formula carry a mark that is no part of them */
  readonly guarded: boolean;
  readonly meaning: (written: string) => Meaning;
  /** events of which the log has every one, as patterns; null: of each kind that it has at all */
  readonly covers: readonly string[] | null;
  /** what the log's clock showed when the run began; null counts from the first event of the log that is kept */
  readonly start: string | null;
  readonly order: OrderRule;
  /** further apart two events of one word are not the same one; null for no bound */
  readonly apart: Duration | null;
};
