import type { Instant } from '../../src/units/index.js';
import { canonical, type TraceRecord } from '../trace/index.js';

const isSame = (a: TraceRecord, b: TraceRecord): boolean => a === b || canonical(a) === canonical(b);

/** What happened, without the header: it names the story, which may well be another one. */
const happened = (records: readonly TraceRecord[]): readonly TraceRecord[] =>
  records[0]?.kind === 'header' ? records.slice(1) : records;

/**
 * The moment of the first record in which two runs differ.
 *
 * @returns null where one of them tells all that the other does, as far as both go
 */
export function partedAt(a: readonly TraceRecord[], b: readonly TraceRecord[]): Instant | null {
  const [one, other] = [happened(a), happened(b)];
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const [x, y] = [one[i] as TraceRecord, other[i] as TraceRecord];
    if (!isSame(x, y)) return Math.min(x.t, y.t) as Instant;
  }
  return null;
}
