import { type Line, line, type Tone, WIDTH, wrap } from './line.js';

/** A row of a table: its cells, and how the row is meant. */
export type Row = { readonly cells: readonly string[]; readonly tone?: Tone };

const GAP = '  ';

/**
 * Lays rows out in columns two blanks apart and two blanks in from the left; the last column wraps at the page width.
 *
 * @param heads  one heading for each column; no heading line when all are empty
 * @param right  indexes of the columns that are set flush right (numbers)
 */
export function columns(
  heads: readonly string[],
  rows: readonly Row[],
  right: readonly number[] = [],
): readonly Line[] {
  const last = heads.length - 1;
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => (row.cells[i] ?? '').length)));
  const before = widths.slice(0, last).reduce((sum, w) => sum + w + GAP.length, GAP.length);
  const room = Math.max(20, WIDTH - before);
  const pad = (text: string, i: number): string =>
    right.includes(i) ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0);
  const lay = (cells: readonly string[], tone: Tone): readonly Line[] => {
    const head = cells.slice(0, last).map(pad);
    const tails = right.includes(last) ? [pad(cells[last] ?? '', last)] : wrap(cells[last] ?? '', room);
    return tails.map((tail, n) => {
      const left = n === 0 ? GAP + head.map((cell) => cell + GAP).join('') : ' '.repeat(before);
      return line((left + tail).trimEnd(), tone);
    });
  };
  const title = heads.some((head) => head !== '') ? lay(heads, 'dim') : [];
  return [...title, ...rows.flatMap((row) => lay(row.cells, row.tone ?? 'plain'))];
}
