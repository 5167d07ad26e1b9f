import type { Picture } from '../figure-drawings.js';
import { drawing, el, type Markup } from './markup.js';
import { scrolling } from './table.js';

/** A picture with everything that stands in for it where it cannot be seen. */
export type Figure = {
  readonly id: string;
  readonly title: string;
  /** what it shows, in a sentence or two, with its figures */
  readonly description: string;
  readonly picture: Picture;
  /** the same as a table */
  readonly data: Markup;
};

/** A figure with its caption, and its data as a table that opens. */
export function figure({ id, title, description, picture, data }: Figure): readonly Markup[] {
  const [titleId, descId] = [`${id}-title`, `${id}-desc`];
  const { width, height, inside } = picture;
  const svg = el(
    'svg',
    { role: 'img', 'aria-labelledby': titleId, 'aria-describedby': descId, viewBox: `0 0 ${width} ${height}` },
    el('title', { id: titleId }, title),
    el('desc', { id: descId }, description),
    drawing(inside),
  );
  return [
    el(
      'figure',
      { id },
      scrolling(`${title}, picture`, svg),
      el('figcaption', {}, el('b', {}, title), `. ${description}`),
    ),
    el('details', {}, el('summary', {}, `${title}: data`), data),
  ];
}
