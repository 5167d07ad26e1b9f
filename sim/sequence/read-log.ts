import { nearest } from '../../src/base/index.js';
import { csvReader } from './csv.js';
import type { LoggedEvent } from './event.js';
import { excerpt, type LogIssue, LogIssues } from './issue.js';
import { readJsonl } from './jsonl.js';
import { LogClock } from './log-clock.js';
import type { Format, LeaveOut, SequenceMap } from './map.js';
import { asWritten } from './own-form.js';
import type { Row, Rows } from './row.js';

/** The events of a log in its own order of time, or everything that is wrong with it. */
export type LogReading =
  | {
      readonly ok: true;
      readonly events: readonly LoggedEvent[];
      /** time of the run's start on the clock of the events; null when it counts from the first of them */
      readonly start: number | null;
      /** lines that were left out, and those whose word is ignored */
      readonly leftOut: number;
      readonly ignored: number;
    }
  | { readonly ok: false; readonly issues: readonly LogIssue[]; readonly more: number };

type Reading = {
  readonly map: SequenceMap;
  readonly format: Format;
  readonly issues: LogIssues;
  readonly events: LoggedEvent[];
  /** words that nobody knows: the line of the first, how many more */
  readonly unknown: Map<string, { readonly line: number; more: number }>;
  leftOut: number;
  ignored: number;
};

const NUL = String.fromCharCode(0);

/** A byte that no text has: the file is no text, or is written in an encoding of two bytes a character. */
function checkText(text: string, issues: LogIssues): void {
  const at = text.indexOf(NUL);
  if (at === -1) return;
  const line = text.slice(0, at).split(/\r\n|\n|\r/).length;
  issues.add(line, '', {
    found: 'a NUL character',
    expected: 'text in UTF-8',
    remedy: 'export the log as UTF-8; this may be UTF-16 or no text at all',
  });
}

const columnsOf = ({ timeColumn, eventColumns, leaveOut, fields }: SequenceMap): readonly string[] => [
  ...new Set([timeColumn, ...eventColumns, ...leaveOut.map(({ column }) => column), ...Object.values(fields ?? {})]),
];

/** What to do about a column that is not there. */
function columnRemedy(column: string, columns: readonly string[], guarded: boolean): string {
  const near = nearest(column, columns);
  if (near !== null) return `did you mean "${near}"?`;
  return guarded ? 'say with --map how this log is written' : 'correct the map, or its delimiter';
}

/** Every column that the map names is there, once. */
function checkColumns(map: SequenceMap, columns: readonly string[], issues: LogIssues): void {
  for (const column of columnsOf(map)) {
    const count = columns.filter((name) => name === column).length;
    if (count === 1) continue;
    issues.add(1, column, {
      found: count === 0 ? 'no such column' : `a column that is there ${count} times`,
      expected: count === 0 ? `one of ${columns.map(excerpt).join(', ')}` : 'each column once',
      remedy: count > 0 ? 'rename one of them in the log' : columnRemedy(column, columns, map.guarded),
    });
  }
}

const isLeftOut = (row: Row, { column, texts, having }: LeaveOut): boolean =>
  texts.includes((row.cell(column) ?? '').trim()) === having;

function fieldsOf(
  { map, format }: Reading,
  row: Row,
  columns: readonly string[] | null,
): Readonly<Record<string, string>> {
  const own =
    map.fields === null
      ? (columns ?? row.keys()).filter((name) => name !== map.timeColumn && !map.eventColumns.includes(name))
      : null;
  const names = own === null ? Object.entries(map.fields ?? {}) : own.map((name) => [name, name] as const);
  const fields: Record<string, string> = {};
  for (const [name, column] of names) {
    const cell = row.cell(column) ?? '';
    if (cell !== '') fields[name] = map.guarded && format === 'csv' ? asWritten(cell) : cell;
  }
  return fields;
}

/** The word of an event, or null when the line has none; that has been noted. */
function wordOf({ map, format, issues }: Reading, row: Row): string | null {
  const cells = map.eventColumns.map((column) => row.cell(column));
  if (cells.every((cell) => cell === null || cell.trim() === '')) {
    const column = map.eventColumns.join(' and ');
    issues.add(row.line, column, {
      found: 'no event',
      expected: 'a word of the log',
      remedy: 'correct the line, or leave such lines out with leave-out',
    });
    return null;
  }
  if (map.guarded) return format === 'csv' ? asWritten(cells[0] ?? '') : (cells[0] ?? '');
  return cells
    .map((cell) => (cell ?? '').trim())
    .filter((cell) => cell !== '')
    .join(' ');
}

function readRow(reading: Reading, row: Row, columns: readonly string[] | null, clock: LogClock): void {
  const { map, issues } = reading;
  if (map.leaveOut.some((rule) => isLeftOut(row, rule))) {
    reading.leftOut += 1;
    return;
  }
  const word = wordOf(reading, row);
  if (word === null) return;
  const meaning = map.meaning(word);
  if (meaning === 'ignored') {
    reading.ignored += 1;
    return;
  }
  if ('unknown' in meaning) {
    const before = reading.unknown.get(word);
    if (before !== undefined) before.more += 1;
    else {
      reading.unknown.set(word, { line: row.line, more: 0 });
      issues.add(row.line, map.eventColumns.join(' and '), meaning.unknown);
    }
    return;
  }
  const written = row.cell(map.timeColumn);
  if (written === null || written.trim() === '') {
    issues.add(row.line, map.timeColumn, {
      found: 'no time',
      expected: 'a time',
      remedy: 'correct the line, or leave such lines out with leave-out',
    });
    return;
  }
  const time = clock.next(written);
  if (!time.ok) issues.add(row.line, map.timeColumn, time.refusal);
  else
    reading.events.push({
      time: time.value,
      event: meaning.is,
      fields: fieldsOf(reading, row, columns),
      tolerance: meaning.tolerance,
      line: row.line,
    });
}

const EMPTY = { expected: 'at least one event: a log of nothing is met by everything', remedy: 'check the export' };

/** A log in which nothing is expected must not pass for one that is met. */
function checkNotEmpty({ events, ignored, leftOut, issues }: Reading, rows: number): void {
  if (events.length > 0 || issues.count > 0) return;
  const found =
    rows === 0 ? 'no lines but the head' : `no event that counts: ${leftOut} lines left out, ${ignored} ignored`;
  issues.add(1, '', { found, ...EMPTY, remedy: rows === 0 ? EMPTY.remedy : 'check ignore and leave-out of the map' });
}

function readRows(reading: Reading, { rows, columns }: Rows): number | null {
  const { map, issues } = reading;
  if (rows.length > 0 && columns !== null) checkColumns(map, columns, issues);
  if (issues.count > 0) return null;
  const clock = new LogClock(map.clock);
  const start = map.start === null ? null : clock.start(map.start);
  for (const row of map.newestFirst ? [...rows].reverse() : rows) readRow(reading, row, columns, clock);
  checkNotEmpty(reading, rows.length);
  return start?.ok ? start.value : null;
}

/**
 * Reads a log into events of ours.
 *
 * @param text    the file
 * @param map     where its times and words stand and what they mean
 * @param format  how its lines are written
 * @returns the events in order of time, or the first issues with their lines: bad quotes and lines, missing and doubled columns, words
 *   that nobody knows, times that cannot be read or go back, a log without events; never throws for what a file can hold
 */
export function readLog(text: string, map: SequenceMap, format: Format): LogReading {
  const issues = new LogIssues();
  const reading: Reading = { map, format, issues, events: [], unknown: new Map(), leftOut: 0, ignored: 0 };
  checkText(text, issues);
  const read = format === 'csv' ? csvReader(map.delimiter) : readJsonl;
  const start = issues.count > 0 ? null : readRows(reading, read(text, issues));
  if (issues.count > 0) return { ok: false, ...issues.told() };
  return { ok: true, events: reading.events, start, leftOut: reading.leftOut, ignored: reading.ignored };
}
