import { RECORD_MAX } from './limits.js';

/** A record as it came, or null for one that is longer than any may be, or empty. */
export type Cut = Uint8Array | null;

const LENGTH_BYTES = 4;

/** A record with its length before it, as TCP needs it. */
export function withLength(record: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(LENGTH_BYTES + record.length);
  new DataView(bytes.buffer).setUint32(0, record.length);
  bytes.set(record, LENGTH_BYTES);
  return bytes;
}

/**
 * Cuts a stream of bytes into records, wherever it was torn on its way.
 *
 * @returns takes the next bytes and gives the records that are whole; after a length that cannot be, one null and then nothing more: where the
 *          next record would begin, nobody knows
 */
export function splitter(): (chunk: Uint8Array) => readonly Cut[] {
  let rest: Uint8Array = new Uint8Array(0);
  let lost = false;
  return (chunk) => {
    if (lost) return [];
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const view = new DataView(bytes.buffer);
    const cuts: Cut[] = [];
    let at = 0;
    while (bytes.length - at >= LENGTH_BYTES) {
      const length = view.getUint32(at);
      if (length === 0 || length > RECORD_MAX) {
        lost = true;
        rest = new Uint8Array(0);
        return [...cuts, null];
      }
      if (bytes.length - at - LENGTH_BYTES < length) break;
      at += LENGTH_BYTES + length;
      cuts.push(bytes.slice(at - length, at));
    }
    rest = bytes.slice(at);
    return cuts;
  };
}
