import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ok, type Refusal, type Result, refuse } from '../../src/base/index.js';
import { codeOf, REMEDIES } from './file.js';
import { createTraceChecker, type TraceIssue } from './reader.js';
import type { TraceRecord } from './record.js';

/** Some lines of a file as they come, without line ends. */
export type LineBatch = {
  readonly lines: readonly string[];
  /** the last of them is the end of the file and had no line end */
  readonly cut: boolean;
};

/** A file that turned out to be unreadable while it was read. */
export class TraceUnreadable extends Error {
  override readonly name = 'TraceUnreadable';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.found);
    this.refusal = refusal;
  }
}

const BLOCK = 1_048_576;
/** Far longer than any record; a file without line ends must not fill the memory. */
const LONGEST_LINE = 67_108_864;

const unreadable = (path: string, error: unknown): { readonly ok: false; readonly refusal: Refusal } => {
  const code = codeOf(error);
  if (code.startsWith('Z_') || code === 'ERR_PADDING_1') {
    const remedy = 'the file was cut or changed; run the scenario again to get a whole trace';
    return refuse('trace-gzip-damaged', `${path} (${code})`, 'a whole gzip file', remedy);
  }
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  const remedy = missing ? 'correct the path' : (REMEDIES[code]?.replace('write', 'read') ?? 'choose another file');
  const found = missing ? `"${path}", which does not exist` : `${path} (${code})`;
  return refuse(missing ? 'trace-missing' : 'trace-unreadable', found, 'a trace file', remedy);
};

/** Whether a file begins as gzip does; null for an empty one. */
function isGzip(path: string): boolean | null {
  const file = openSync(path, 'r');
  try {
    const begin = new Uint8Array(2);
    return readSync(file, begin, 0, 2, 0) === 0 ? null : begin[0] === 0x1f && begin[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}

async function* batchesOf(path: string, gzip: boolean): AsyncGenerator<LineBatch> {
  const raw = createReadStream(path, { highWaterMark: BLOCK });
  const text = gzip ? pipeline(raw, createGunzip({ chunkSize: BLOCK }), () => {}) : raw;
  text.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE)
        throw new TraceUnreadable({
          code: 'trace-too-long',
          found: `${path}, with a line of more than ${LONGEST_LINE} characters`,
          expected: 'lines of one record each',
          remedy: 'give a file that `thecal run --trace` wrote',
        });
      if (lines.length > 0) yield { lines, cut: false };
    }
  } catch (error) {
    if (error instanceof TraceUnreadable) throw error;
    throw new TraceUnreadable(unreadable(path, error).refusal);
  } finally {
    raw.destroy();
  }
  if (rest !== '') yield { lines: [rest], cut: true };
}

/**
 * The lines of a trace file, a batch at a time; gzip is recognised by its first bytes. Holds no more than a block.
 *
 * @returns the lines, or a refusal: `trace-missing`, `trace-unreadable`, `trace-gzip-damaged`
 * @throws {TraceUnreadable} from the iteration, when the file fails later: `trace-gzip-damaged`, `trace-unreadable`, `trace-too-long`
 */
export function traceLines(path: string): Result<AsyncIterable<LineBatch>> {
  let gzip: boolean | null;
  try {
    gzip = isGzip(path);
  } catch (error) {
    return unreadable(path, error);
  }
  if (path.endsWith('.gz') && gzip === false) {
    const remedy = 'rename the file without .gz, or give the file that was written';
    return refuse('trace-gzip-damaged', `${path}, which is not gzip`, 'a gzip file', remedy);
  }
  return ok(batchesOf(path, gzip === true));
}

/**
 * Reads and checks a trace file, record by record.
 *
 * @param see  gets each record as it is read; what it was given counts for nothing when there are issues
 * @returns everything that is wrong with the trace, as `readTrace` tells it, or a refusal as {@link traceLines}
 */
export async function readTraceFile(
  path: string,
  see: (record: TraceRecord) => void,
): Promise<Result<readonly TraceIssue[]>> {
  const source = traceLines(path);
  if (!source.ok) return source;
  const checker = createTraceChecker(see);
  let cut = false;
  try {
    reading: for await (const batch of source.value) {
      cut = batch.cut;
      for (const line of batch.lines) if (!checker.take(line)) break reading;
    }
  } catch (error) {
    if (error instanceof TraceUnreadable) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return ok(checker.end(cut));
}
