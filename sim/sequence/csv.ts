import { CsvError, parse } from 'csv-parse/sync';
import { excerpt, type LogIssues } from './issue.js';
import { LONGEST_LINE, MOST_ROWS, type Row, type RowReader, TOO_LONG, TOO_MANY } from './row.js';

/** What may stand between the cells of a line. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
/** The name of what stands between the cells of a line. */
export type Delimiter = keyof typeof DELIMITERS;

const LINE_END = /\r\n|\n|\r/g;
const QUOTES = 'put quotes around the whole cell and double those inside it (RFC 4180)';

type Said = { readonly found: string; readonly expected: string; readonly remedy: string };

/** What the reader of CSV complains of, in our words. */
const COMPLAINTS: Readonly<Record<string, Said>> = {
  CSV_QUOTE_NOT_CLOSED: {
    found: 'a quote that is never closed',
    expected: 'a quote at the end of the cell',
    remedy: QUOTES,
  },
  CSV_INVALID_CLOSING_QUOTE: {
    found: 'text behind a closing quote',
    expected: 'a delimiter or the end of the line',
    remedy: QUOTES,
  },
  INVALID_OPENING_QUOTE: {
    found: 'a quote inside a cell without quotes',
    expected: 'a cell in quotes',
    remedy: QUOTES,
  },
  CSV_MAX_RECORD_SIZE: TOO_LONG,
};

const UNKNOWN: Said = { found: 'CSV that cannot be read', expected: 'CSV (RFC 4180)', remedy: QUOTES };

/** Thrown through the reader of CSV to end it. */
class EnoughRows extends Error {}

/** What the reader of CSV tells of a record. */
type Told = { readonly empty_lines: number };

/** Records as they come, with the line on which each begins: line ends inside quotes count. */
class Records {
  readonly kept: { readonly line: number; readonly cells: readonly string[] }[] = [];
  #next = 1;
  #empty = 0;

  /** Line on which the next record begins, if no empty line comes first. */
  get next(): number {
    return this.#next;
  }

  take(cells: readonly string[], { empty_lines: empty }: Told): void {
    const line = this.#next + empty - this.#empty;
    this.#empty = empty;
    this.#next = line + 1 + cells.reduce((sum, cell) => sum + (cell.match(LINE_END)?.length ?? 0), 0);
    if (this.kept.length > MOST_ROWS) throw new EnoughRows();
    this.kept.push({ line, cells });
  }
}

function readRecords(text: string, delimiter: string, issues: LogIssues): Records {
  const records = new Records();
  try {
    parse(text, {
      bom: true,
      delimiter,
      max_record_size: LONGEST_LINE,
      // Line ends of both kinds may stand in one file: many a tool adds lines to what another wrote.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        records.take(cells, context);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof EnoughRows) issues.add(records.next, '', TOO_MANY);
    else if (error instanceof CsvError) issues.add(records.next, '', COMPLAINTS[error.code] ?? UNKNOWN);
    else throw error;
  }
  return records;
}

function checkWidth(head: readonly string[], { line, cells }: Records['kept'][number], issues: LogIssues): void {
  if (cells.length === head.length) return;
  const count = (n: number): string => `${n} ${n === 1 ? 'cell' : 'cells'}`;
  issues.add(line, '', {
    found: `${count(cells.length)} (${excerpt(cells.join(' | '))})`,
    expected: `${count(head.length)}, as many as the head has`,
    remedy:
      cells.length > head.length
        ? 'put cells that contain the delimiter in quotes'
        : 'correct the line, or check the delimiter',
  });
}

/**
 * Reads CSV (RFC 4180) whose first line names its columns; empty lines are passed over.
 *
 * @returns a reader that notes bad quotes, lines with more or fewer cells than the head, and columns that come twice
 */
export const csvReader =
  (delimiter: Delimiter): RowReader =>
  (text, issues) => {
    const records = readRecords(text, DELIMITERS[delimiter], issues);
    const [head, ...lines] = records.kept;
    if (head === undefined) return { rows: [], columns: [] };
    const columns = head.cells.map((name) => name.trim());
    const places = new Map(columns.map((name, i) => [name, i]));
    const rows = lines.map((record): Row => {
      checkWidth(columns, record, issues);
      return {
        line: record.line,
        cell: (column) => record.cells[places.get(column) ?? -1] ?? null,
        keys: () => columns,
      };
    });
    return { rows, columns };
  };
