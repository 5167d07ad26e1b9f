import { type Child, css, el, type Markup, written } from './markup.js';
import { STYLE } from './style.js';

/** A part of a page under a heading of its own, which the list of contents names. */
export type Section = { readonly id: string; readonly heading: string; readonly content: readonly Child[] };

/** What a page is made of, from top to bottom. */
export type Page = {
  readonly title: string;
  readonly notice: string;
  /** what stands above everything else: the heading, and how it went */
  readonly head: readonly Child[];
  readonly sections: readonly Section[];
  readonly foot: readonly Child[];
};

/** Nothing is fetched, nothing is run, whatever stands in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const sectionOf = ({ id, heading, content }: Section): Markup =>
  el('section', { id, 'aria-labelledby': `${id}-heading` }, el('h2', { id: `${id}-heading` }, heading), ...content);

const contents = (sections: readonly Section[]): Markup =>
  el(
    'nav',
    { 'aria-label': 'Contents' },
    el('ul', {}, ...sections.map(({ id, heading }) => el('li', {}, el('a', { href: `#${id}` }, heading)))),
  );

/**
 * A page as one self-contained document: no script, no network, nothing beside it.
 *
 * @returns HTML; the same for the same parts, always
 */
export function pageOf({ title, notice, head, sections, foot }: Page): string {
  return written(
    el(
      'html',
      { lang: 'en' },
      el(
        'head',
        {},
        el('meta', { charSet: 'utf-8' }),
        el('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
        el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        el('title', {}, title),
        css(STYLE),
      ),
      el(
        'body',
        {},
        el('header', {}, el('p', { className: 'notice' }, notice), ...head, contents(sections)),
        el('main', {}, ...sections.map(sectionOf)),
        el('footer', {}, el('p', { className: 'notice' }, notice), ...foot),
      ),
    ),
  );
}
