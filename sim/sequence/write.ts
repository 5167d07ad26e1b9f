import type { SequenceEvent } from './event.js';
import type { Format } from './map.js';
import { harmless, OWN_EVENT, OWN_TIME } from './own-form.js';

/** What can be written: the fields of each, and those of them that are numbers. */
export const EXPORTS = {
  alarms: { kind: 'alarm', fields: ['priority', 'tone', 'latched', 'detail'], numbers: [] },
  log: { kind: 'log', fields: ['seq', 'wall_ms', 'value', 'value2'], numbers: ['seq', 'wall_ms', 'value', 'value2'] },
} as const;
/** What can be written: the alarms of a run, or the pump's own log. */
export type Exported = keyof typeof EXPORTS;

const CRLF = '\r\n';

/** A cell of CSV: in quotes where it must be, and harmless in a spreadsheet. */
function cell(text: string): string {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv(events: readonly SequenceEvent[], fields: readonly string[]): string {
  const line = (cells: readonly string[]): string => cells.map(cell).join(',') + CRLF;
  const rows = events.map(({ at, event, fields: told }) =>
    line([String(at), event, ...fields.map((name) => told[name] ?? '')]),
  );
  return line([OWN_TIME, OWN_EVENT, ...fields]) + rows.join('');
}

function jsonl(events: readonly SequenceEvent[], numbers: readonly string[]): string {
  const value = (name: string, text: string): unknown =>
    numbers.includes(name) && String(Number(text)) === text ? Number(text) : text;
  const lines = events.map(({ at, event, fields }) => {
    const told = Object.entries(fields).map(([name, text]) => [name, value(name, text)] as const);
    return `${JSON.stringify({ [OWN_TIME]: at, [OWN_EVENT]: event, ...Object.fromEntries(told) })}\n`;
  });
  return lines.join('');
}

/**
 * Writes events in our own form, which `readLog` reads without a map: CSV (RFC 4180) whose text cells no spreadsheet takes for
 * formulas, or JSON Lines.
 *
 * @param what  decides the columns: fields by other names are left out of CSV
 */
export const writeSequence = (events: readonly SequenceEvent[], what: Exported, format: Format): string =>
  format === 'csv' ? csv(events, EXPORTS[what].fields) : jsonl(events, EXPORTS[what].numbers);
