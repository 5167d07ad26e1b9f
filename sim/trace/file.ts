import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ok, type Refusal, type Result, refuse } from '../../src/base/index.js';

/** A trace on its way to a file. */
export type TraceFile = {
  /** Takes a line without its line end. After a failure it does nothing: {@link TraceFile.close} tells. */
  write(line: string): void;
  /** Writes what is left; call once. @returns bytes of the file, or why it is not whole (disk full, …) */
  close(): Result<number>;
};

/** Characters gathered before they are compressed and written: bounds the memory and lets gzip find its patterns. */
const BLOCK = 1_048_576;
const OS_BYTE = 9;
const OS_UNKNOWN = 255;

/** One gzip member without time and system, so that equal lines give equal bytes under one zlib. */
const gzipBlock = (text: string): Uint8Array => {
  const bytes = gzipSync(text, { level: 6 });
  bytes[OS_BYTE] = OS_UNKNOWN;
  return bytes;
};

/** The word of the system for what went wrong. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' ? String(error) : code;
};

/** What to do about it, where something is to be written. */
export const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'create the folder, or correct the path',
  ENOTDIR: 'correct the path: a part of it is a file, not a folder',
  EISDIR: 'name a file, not a folder',
  EACCES: 'choose a file that you may write, or change its permissions',
  EPERM: 'choose a file that you may write, or change its permissions',
  EROFS: 'choose a file on a disk that can be written',
  ENOSPC: 'free some space, or choose another disk',
};

const unwritable = (path: string, error: unknown): { readonly ok: false; readonly refusal: Refusal } => {
  const code = codeOf(error);
  const remedy = REMEDIES[code] ?? 'choose another file';
  return refuse('trace-unwritable', `${path} (${code})`, 'a file that can be written', remedy);
};

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
};

/**
 * Opens a file for a trace, replacing what was there; gzip when the name ends in `.gz`. Holds at most one block of lines.
 *
 * @returns the open file, or a refusal (`trace-unwritable`); never throws for what the disk does
 */
export function traceFile(path: string): Result<TraceFile> {
  const encode = path.endsWith('.gz') ? gzipBlock : (text: string): Uint8Array => Buffer.from(text, 'utf8');
  let file: number;
  try {
    file = openSync(path, 'w');
  } catch (error) {
    return unwritable(path, error);
  }
  let gathered = '';
  let size = 0;
  let failure: Result<number> | null = null;
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      failure ??= unwritable(path, error);
    }
  };
  const flush = (): void => {
    const bytes = encode(gathered);
    gathered = '';
    size += bytes.length;
    attempt(() => writeAll(file, bytes));
  };
  return ok({
    write: (line) => {
      if (failure !== null) return;
      gathered += `${line}\n`;
      if (gathered.length >= BLOCK) flush();
    },
    close: () => {
      if (failure === null && gathered !== '') flush();
      attempt(() => closeSync(file));
      return failure ?? ok(size);
    },
  });
}
