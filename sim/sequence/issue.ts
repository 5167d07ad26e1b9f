/** Something wrong in a log, with its line. */
export type LogIssue = {
  /** 1 … ; of a line that goes over several, the first */
  readonly line: number;
  /** the column or key it stands in; empty for the whole line */
  readonly column: string;
  readonly found: string;
  readonly expected: string;
  /** what to do about it, as an order */
  readonly remedy: string;
};

/** Collects issues of a log; there may be one for each of many thousand lines, and more than some help nobody. */
export class LogIssues {
  static readonly most = 30;
  readonly #kept: LogIssue[] = [];
  #count = 0;

  add(line: number, column: string, said: Pick<LogIssue, 'found' | 'expected' | 'remedy'>): void {
    this.#count += 1;
    if (this.#kept.length >= LogIssues.most) return;
    const [found, expected, remedy] = [said.found, said.expected, said.remedy].map(printable) as [
      string,
      string,
      string,
    ];
    this.#kept.push({ line, column: printable(column), found, expected, remedy });
  }

  get count(): number {
    return this.#count;
  }

  /** The first of them in the order of the lines, and how many more there are. */
  told(): { readonly issues: readonly LogIssue[]; readonly more: number } {
    const issues = [...this.#kept].sort((a, b) => a.line - b.line);
    return { issues, more: this.#count - issues.length };
  }
}

const MOST_SHOWN = 300;

/** A text of a file for a terminal: what would move its cursor, colour it or turn its direction is spelled, and what is long is cut. */
export function printable(text: string): string {
  const cut = text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
  return cut.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** The beginning of a text of a file, in quotes. */
export const excerpt = (text: string): string => `"${text.length <= 60 ? text : `${text.slice(0, 60)}…`}"`;

/** Writes an issue on one line, as issues of scenarios are written: `file:line  column  found …; expected …; remedy`. */
export function formatLogIssue(file: string, { line, column, found, expected, remedy }: LogIssue): string {
  const where = column === '' ? '' : `${excerpt(column)}  `;
  return `${file}:${line}  ${where}found ${found}; expected ${expected}; ${remedy}`;
}
