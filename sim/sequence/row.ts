import type { LogIssues } from './issue.js';

/** One line of a log: what stands under each column or key, as text. */
export type Row = {
  /** 1 … */
  readonly line: number;
  /** @returns the text, or null when the line does not have it */
  readonly cell: (column: string) => string | null;
  /** names of what the line has, in its order */
  readonly keys: () => readonly string[];
};

/** What a log consists of, whatever its format. */
export type Rows = {
  readonly rows: readonly Row[];
  /** names of the columns in their order; null for a format in which each line has its own */
  readonly columns: readonly string[] | null;
};

/** More characters in one line than any log has; a file without line ends must not be taken for one. */
export const LONGEST_LINE = 65_536;
/** More lines than a log that one would match by hand or in a test. */
export const MOST_ROWS = 500_000;

/** What is said of too many lines. */
export const TOO_MANY = {
  found: `more than ${MOST_ROWS} lines`,
  expected: `at most ${MOST_ROWS}`,
  remedy: 'cut the log into parts, each with a scenario of its own',
};

/** What is said of a line that is too long. */
export const TOO_LONG = {
  found: `a line of more than ${LONGEST_LINE} characters`,
  expected: 'lines of a log',
  remedy: 'check the file and its delimiter; a quote that is not closed swallows what follows',
};

/** Reads a text into rows, noting everything that is wrong. */
export type RowReader = (text: string, issues: LogIssues) => Rows;
