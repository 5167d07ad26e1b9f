import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type TraceFile, traceFile } from '../../trace/file.js';
import { unusable } from '../reading.js';
import { WrongUse } from '../wrong.js';
import { checkFile } from './folders.js';

const EXPECTED = 'a folder that can be written';

/** A way up must not lead out of the folder, and no folder may be called as it is. */
const downwards = (part: string): string => (part === '..' ? '_up' : part.replace(/^_+up$/, '_$&'));

/** The name without `.yaml`, unless it would then read as that of another file or of a seed. */
function nameOf(file: string): string {
  if (!/\.ya?ml$/.test(file)) return `${file}.`;
  const stem = file.replace(/\.yaml$/, '');
  return /\.(ya?ml|seed-\d+|)$/.test(stem) ? file : stem;
}

/**
 * File of the trace of a case, below the folder as its scenario lies below this one.
 *
 * @param seed  of a case that is not run with the seed of its file; null for that one
 * @returns a path that no other scenario and no other seed has
 */
export function casePath(folder: string, file: string, seed: number | null): string {
  const parts = relative('.', file).replaceAll('\\', '/').split('/').map(downwards);
  return join(folder, `${nameOf(parts.join('/'))}${seed === null ? '' : `.seed-${seed}`}.jsonl.gz`);
}

/** Finds out before a run whether the traces of its cases can be written. @throws {WrongUse} for the first that cannot */
export function checkTraces(folder: string, files: readonly string[]): void {
  for (const file of files) checkFile('--traces', casePath(folder, file, null), true);
}

/** The trace of a case on its way to its file. */
export type CaseTrace = {
  readonly write: (line: string) => void;
  /** @throws {WrongUse} when the trace could not be written */
  readonly close: (stays: boolean) => void;
};

/** Opens the file of a case. */
function opened(path: string): TraceFile {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw unusable(dirname(path), error, EXPECTED);
  }
  const file = traceFile(path);
  if (file.ok) return file.value;
  throw new WrongUse(file.refusal);
}

/** Writes the trace of a case. Its file is opened with the first line, which tells the seed; a failure is told at the end: a run must not break over it. */
export function caseTrace(folder: string, scenario: string, repeated: boolean): CaseTrace {
  let file: { readonly path: string; readonly to: TraceFile } | null = null;
  let failure: unknown = null;
  const begin = (header: string): void => {
    const { seed } = JSON.parse(header) as { readonly seed: number };
    const path = casePath(folder, scenario, repeated ? seed : null);
    try {
      file = { path, to: opened(path) };
    } catch (error) {
      failure = error;
    }
  };
  return {
    write: (line) => {
      if (file === null && failure === null) begin(line);
      file?.to.write(line);
    },
    close: (stays) => {
      if (failure !== null) throw failure;
      if (file === null) return;
      const closed = file.to.close();
      if (!stays) rmSync(file.path);
      else if (!closed.ok) throw new WrongUse(closed.refusal);
    },
  };
}
