import { invariant } from '../../src/base/index.js';
import { canonical } from './canonical.js';
import { createLineHash } from './hash.js';
import type { TraceRecord, TraceSink } from './record.js';

/** Last line of every trace. */
export type EndRecord = Extract<TraceRecord, { readonly kind: 'end' }>;

/** Turns records into lines. */
export type TraceWriter = {
  /**
   * Takes the next record: the header first, time never going back, numbers rising.
   *
   * @throws {InvariantError} for a record out of order, one after the end, or one that is not plain data
   */
  readonly sink: TraceSink;
  /**
   * Writes the last line, with the hash of all before it.
   *
   * @returns that hash, 64 hexadecimal digits
   */
  end(fields: Omit<EndRecord, 'sha256'>): string;
  /** lines written so far, the last one included */
  readonly lines: number;
  /** SHA-256 of all lines before the last one, with their line ends; 64 hexadecimal digits */
  readonly hash: string;
};

/**
 * Writes a trace line by line; keeps none of them.
 *
 * @param write  gets each line without its line end, which is one line feed
 */
export function createTraceWriter(write: (line: string) => void): TraceWriter {
  const hash = createLineHash();
  let lines = 0;
  let last = { t: 0, seq: -1 };
  let ended = false;

  const inOrder = ({ t, seq, kind }: TraceRecord): void => {
    invariant(!ended, 'trace: a record after the end', { t, seq, kind });
    invariant((lines === 0) === (kind === 'header'), 'trace: the header comes first, and once', { t, seq, kind });
    const rises = Number.isSafeInteger(t) && Number.isSafeInteger(seq) && t >= last.t && seq > last.seq;
    invariant(rises, 'trace: time must not go back and numbers must rise', { t, seq, kind, last });
    last = { t, seq };
  };
  const put = (line: string): void => {
    lines++;
    write(line);
  };

  return {
    sink: (record) => {
      invariant(record.kind !== 'end', 'trace: the end is written by end()');
      inOrder(record);
      const line = canonical(record);
      hash.add(line);
      put(line);
    },
    end: (fields) => {
      const sha256 = hash.hex();
      const record: EndRecord = { ...fields, sha256 };
      inOrder(record);
      ended = true;
      put(canonical(record));
      return sha256;
    },
    get lines() {
      return lines;
    },
    get hash() {
      return hash.hex();
    },
  };
}
