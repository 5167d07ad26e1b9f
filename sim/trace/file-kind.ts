import { closeSync, openSync, readSync } from 'node:fs';

const HEAD_BYTES = 65_536;

/** The first bytes of a file. */
function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(HEAD_BYTES);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Whether a file is a trace and no scenario: its first line is a header, or it is compressed; or its name ends as those of traces do, so that
 * a trace without its head is answered as a trace.
 *
 * @returns false also for a file that cannot be read: whoever reads it next says why
 */
export function looksLikeTrace(path: string): boolean {
  if (/\.jsonl(\.gz)?$/i.test(path)) return true;
  try {
    const head = headOf(path);
    return isGzip(head) || /^\{[^\n]*"kind":"header"/.test(new TextDecoder().decode(head));
  } catch {
    return false;
  }
}
