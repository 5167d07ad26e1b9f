import { nearest, type Refusal } from '../../src/base/index.js';
import { createLineHash, type LineHash } from './hash.js';
import { headerTrouble } from './header-shape.js';
import { type Migration, migrationFrom, TRACE_FORMAT } from './migrate.js';
import type { TraceKind, TraceRecord } from './record.js';

/** What is wrong with a trace, and where: a refusal with the line, counted from 1. */
export type TraceIssue = Refusal & { readonly line: number };

/** The records of a trace, or everything that is wrong with it. */
export type TraceReading =
  | { readonly ok: true; readonly records: readonly TraceRecord[] }
  | { readonly ok: false; readonly issues: readonly TraceIssue[] };

/** More issues than these help nobody. */
const MOST_ISSUES = 50;
const LONGEST_EXCERPT = 60;
const AGAIN = 'run the scenario again to get a whole trace';

const KINDS: Readonly<Record<TraceKind, true>> = {
  header: true,
  command: true,
  reply: true,
  sensor: true,
  output: true,
  alarm: true,
  state: true,
  delivery: true,
  refill: true,
  fault: true,
  plant: true,
  clock: true,
  frame: true,
  link: true,
  session: true,
  request: true,
  burst: true,
  step: true,
  'refused-order': true,
  expect: true,
  finding: true,
  reach: true,
  end: true,
};

type Fields = Readonly<Record<string, unknown>>;
type Reading = {
  readonly see: (record: TraceRecord) => void;
  readonly issues: TraceIssue[];
  readonly hash: LineHash;
  /** number of the line being read, from 1 */
  line: number;
  t: number;
  seq: number;
  /** brings a record of the format of this trace into the present one */
  update: Migration;
  /** what the line named `end` says, and what the lines before it give */
  end: { readonly line: number; readonly told: unknown; readonly counted: string } | null;
};

/** Checks a trace as its lines come, and keeps none of them. */
export type TraceChecker = {
  /**
   * @param line  without its line end
   * @returns false when reading on makes no sense
   */
  readonly take: (line: string) => boolean;
  /**
   * Says that no more lines come.
   *
   * @param cut  the last line had no line end
   * @returns everything that is wrong with the trace; what was passed on before counts for nothing if there is any
   */
  readonly end: (cut: boolean) => readonly TraceIssue[];
};

const excerpt = (text: string): string =>
  text.length <= LONGEST_EXCERPT ? text : `${text.slice(0, LONGEST_EXCERPT)}… (${text.length} characters)`;

const shown = (value: unknown): string => (value === undefined ? 'nothing' : excerpt(JSON.stringify(value)));

const complain = (reading: Reading, code: string, found: string, expected: string, remedy: string): void => {
  if (reading.issues.length < MOST_ISSUES) reading.issues.push({ line: reading.line, code, found, expected, remedy });
};

/** Lines of a pump are a few levels deep; one of thousands would exhaust whoever looks into it. */
const DEEPEST = 200;

const isTooDeep = (line: string): boolean => {
  if (line.length < 2 * DEEPEST) return false;
  let depth = 0;
  // By number, since every line of a long trace comes this way.
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 0x7b || code === 0x5b) {
      if (++depth > DEEPEST) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
};

const parse = (line: string): Fields | null => {
  if (isTooDeep(line)) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
};

const checkHeader = (reading: Reading, fields: Fields): boolean => {
  if (fields.kind !== 'header') {
    const remedy = 'give a file that `thecal run --trace` wrote, from its first line';
    complain(reading, 'trace-header-missing', `kind ${shown(fields.kind)}`, 'the header of a trace', remedy);
    return false;
  }
  const update = migrationFrom(fields.format);
  if (update === null) {
    const remedy = 'read it with the version of thecal that wrote it, or run the scenario again';
    complain(reading, 'trace-format-unknown', `format ${shown(fields.format)}`, `format ${TRACE_FORMAT} or 1`, remedy);
    return false;
  }
  const trouble = headerTrouble(fields);
  if (trouble !== null) {
    complain(reading, 'trace-header-malformed', trouble.found, trouble.expected, `the line was changed; ${AGAIN}`);
    return false;
  }
  reading.update = update(fields);
  return true;
};

const checkKind = (reading: Reading, kind: unknown): void => {
  if (typeof kind === 'string' && Object.hasOwn(KINDS, kind)) {
    if (kind === 'header' && reading.line > 1) {
      const remedy = 'keep one trace in one file';
      complain(reading, 'trace-header-twice', 'a second header', 'records of one run', remedy);
    }
    return;
  }
  const known = Object.keys(KINDS);
  const meant = typeof kind === 'string' ? nearest(kind, known) : null;
  const expected = meant === null ? `one of ${known.join(', ')}` : `a known kind such as "${meant}"`;
  complain(reading, 'trace-kind-unknown', `kind ${shown(kind)}`, expected, AGAIN);
};

const checkOrder = (reading: Reading, { t, seq }: Fields): void => {
  if (typeof t !== 'number' || !Number.isSafeInteger(t) || t < reading.t) {
    const expected = `whole milliseconds, not before ${reading.t}`;
    complain(reading, 'trace-time', `t ${shown(t)}`, expected, `lines were moved or changed; ${AGAIN}`);
  } else reading.t = t;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq <= reading.seq) {
    const expected = `a whole number above ${reading.seq}`;
    complain(reading, 'trace-order', `seq ${shown(seq)}`, expected, `lines were moved or changed; ${AGAIN}`);
  } else reading.seq = seq;
};

/** Reads one line; false when reading on makes no sense. */
const readLine = (reading: Reading, line: string): boolean => {
  reading.line++;
  if (line.endsWith('\r')) {
    const remedy = 'copy the file without changing its line ends';
    complain(reading, 'trace-line-ends', 'carriage return and line feed', 'line ends of one line feed', remedy);
    return false;
  }
  if (reading.end !== null) {
    complain(reading, 'trace-after-end', excerpt(line), 'nothing after the end record', 'keep one trace in one file');
    return false;
  }
  const fields = parse(line);
  if (fields === null) {
    complain(
      reading,
      'trace-line-malformed',
      excerpt(line),
      'one JSON object',
      `the line was cut or changed; ${AGAIN}`,
    );
    reading.hash.add(line);
    return reading.line > 1;
  }
  if (reading.line === 1 && !checkHeader(reading, fields)) return false;
  checkKind(reading, fields.kind);
  checkOrder(reading, fields);
  reading.see(reading.update(fields) as TraceRecord);
  if (fields.kind === 'end') {
    reading.end = { line: reading.line, told: fields.sha256, counted: reading.hash.hex() };
  } else reading.hash.add(line);
  return true;
};

const checkEnd = (reading: Reading, cut: boolean): void => {
  if (reading.line === 0) {
    reading.line = 1;
    complain(reading, 'trace-empty', 'nothing', 'the header of a trace', AGAIN);
  } else if (reading.end === null) {
    const found = `${reading.line} ${reading.line === 1 ? 'line' : 'lines'} without an end`;
    complain(reading, 'trace-truncated', found, 'an end record as the last line', `the file was cut off; ${AGAIN}`);
  } else if (reading.end.told !== reading.end.counted) {
    reading.line = reading.end.line;
    const found = `lines with SHA-256 ${reading.end.counted}`;
    complain(reading, 'trace-edited', found, `SHA-256 ${shown(reading.end.told)}`, `a line was changed; ${AGAIN}`);
  } else if (cut) {
    complain(
      reading,
      'trace-truncated',
      'no line end after the last line',
      'a line feed',
      `the file was cut off; ${AGAIN}`,
    );
  }
};

/** @returns the lines of a text without their line feeds; an empty rest after the last one is no line */
export function* linesOf(text: string): Generator<string> {
  let from = 0;
  for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
    yield text.slice(from, to);
    from = to + 1;
  }
  if (from < text.length) yield text.slice(from);
}

/**
 * Reads a trace line by line and checks that it is whole: header and format first, time and numbers in order, the end last, and the
 * hash of all lines before it. A trace of an older format is passed on in the present one.
 *
 * The fields of the records beyond `t`, `seq` and `kind` are taken as they are.
 *
 * @param see  gets each record as it is read
 * @returns takes the lines; never throws
 */
export function createTraceChecker(see: (record: TraceRecord) => void): TraceChecker {
  const hash = createLineHash();
  const reading: Reading = { see, issues: [], hash, line: 0, t: 0, seq: -1, update: (fields) => fields, end: null };
  let sound = true;
  return {
    take: (line) => {
      if (sound) sound = readLine(reading, line);
      return sound;
    },
    end: (cut) => {
      if (sound) checkEnd(reading, cut);
      return reading.issues;
    },
  };
}

/**
 * Reads a trace as {@link createTraceChecker} does, and keeps it. A cut or edited trace is told, never read in part.
 *
 * @param source  the text of a trace, or its lines without line ends
 * @returns the records, or all issues with their lines; never throws
 */
export function readTrace(source: string | Iterable<string>): TraceReading {
  const records: TraceRecord[] = [];
  const checker = createTraceChecker((record) => records.push(record));
  const isText = typeof source === 'string';
  for (const line of isText ? linesOf(source) : source) if (!checker.take(line)) break;
  const issues = checker.end(isText && source !== '' && !source.endsWith('\n'));
  return issues.length === 0 ? { ok: true, records } : { ok: false, issues };
}
