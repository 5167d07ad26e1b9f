import type { Tone } from '../line.js';
import { type Child, el, type Markup } from './markup.js';

/** How the cells of a column are set: as text that wraps, on one line, as a number, or as a mark of how the row is meant. */
export type Setting = 'text' | 'fixed' | 'number' | 'mark';
/** A column: its heading, and how its cells are set. */
export type Column = readonly [head: string, setting: Setting];
/** A row of a table, and how it is meant. */
export type TableRow = { readonly cells: readonly Child[]; readonly tone?: Tone };

const CLASSES: Readonly<Record<Setting, string>> = {
  text: 'text',
  fixed: 'fixed',
  number: 'number',
  mark: 'fixed mark',
};

/** A stretch of the page that scrolls by itself when it is wider than the page; the keyboard reaches it. */
export const scrolling = (label: string, content: Markup): Markup =>
  el('div', { className: 'scroll', role: 'region', 'aria-label': label, tabIndex: 0 }, content);

/** On a phone a row becomes a block of its own; there, what a cell holds is said where it would not be clear. */
function labels(columns: readonly Column[]): readonly (string | undefined)[] {
  const texts = columns.filter(([, setting]) => setting === 'text').length;
  return columns.map(([head, setting]) =>
    setting === 'number' || (setting === 'text' && texts > 1) ? head : undefined,
  );
}

/**
 * A table. Its roles are written out, since browsers forget them where the style turns rows into blocks.
 *
 * @param caption  what it holds; no two tables of a page may have the same
 * @param more     what was left out of the rows; nothing when empty
 */
export function table(caption: string, columns: readonly Column[], rows: readonly TableRow[], more = ''): Markup {
  const texts = columns.some(([, setting]) => setting === 'text');
  const className = columns.length <= 3 ? undefined : texts ? 'wide stack' : 'wide';
  const labelled = labels(columns);
  const head = columns.map(([name, setting]) =>
    el('th', { scope: 'col', role: 'columnheader', className: CLASSES[setting] }, name),
  );
  const cellOf = (child: Child, i: number): Markup =>
    el('td', { role: 'cell', className: CLASSES[columns[i]?.[1] ?? 'text'], 'data-head': labelled[i] }, child);
  const rowOf = ({ cells, tone = 'plain' }: TableRow): Markup =>
    el(
      'tr',
      { role: 'row', className: tone === 'plain' ? undefined : tone },
      ...columns.map((_, i) => cellOf(cells[i] ?? '', i)),
    );
  const left =
    more === ''
      ? []
      : [el('tr', { role: 'row', className: 'dim' }, el('td', { role: 'cell', colSpan: columns.length }, more))];
  return scrolling(
    caption,
    el(
      'table',
      { role: 'table', className },
      el('caption', {}, caption),
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...head)),
      el('tbody', { role: 'rowgroup' }, ...rows.map(rowOf), ...left),
    ),
  );
}

/** A list of names and what belongs to them. */
export const facts = (pairs: readonly (readonly [name: string, value: Child])[]): Markup =>
  el('dl', {}, ...pairs.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
