import { recordInWords } from '../report/index.js';
import type { TraceRecord } from '../trace/index.js';
import { countUpTo } from './up-to.js';

/** A record as somebody reads it who walks through a run. */
export type Row = {
  readonly seq: number;
  readonly t: number;
  readonly kind: TraceRecord['kind'];
  readonly text: string;
};

/** Records around a moment, and how many there are. */
export type Rows = {
  readonly rows: readonly Row[];
  /** place of the first of them among all, from 0 */
  readonly first: number;
  readonly total: number;
};

/** Rows that are shown before and after a moment. */
const BEFORE = 12;
const AFTER = 12;

/** The records around a moment, in words. */
export function rowsAround(records: readonly TraceRecord[], at: number): Rows {
  const upTo = countUpTo(records, at);
  const first = Math.max(0, upTo - BEFORE);
  const rows = records
    .slice(first, upTo + AFTER)
    .map((record) => ({ seq: record.seq, t: record.t, kind: record.kind, text: recordInWords(record) }));
  return { rows, first, total: records.length };
}
