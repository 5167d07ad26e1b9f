import { createElement, isValidElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { invariant, visible } from '../../../src/base/index.js';

/** A piece of a page. Only {@link el}, {@link css} and {@link drawing} make one. */
export type Markup = ReactElement;
/** What may stand in an element: whatever is no markup is text. */
export type Child = Markup | string | number | null | readonly Child[];
/** Attributes by the names that React gives them (`className`, `tabIndex`); what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

function childOf(child: Child): Markup | string | null | readonly (Markup | string | null)[] {
  if (child === null) return null;
  if (Array.isArray(child)) return (child as readonly Child[]).flatMap((one) => childOf(one));
  return isValidElement(child) ? child : visible(String(child));
}

/**
 * The one door through which text comes into a page: it is escaped when the page is written, here and nowhere else, so whatever a
 * scenario or a trace says stays text.
 *
 * @param tag         name of the element
 * @param attributes  written by us; values may hold any text
 */
export const el = (tag: string, attributes: Attributes, ...children: readonly Child[]): Markup =>
  createElement(
    tag,
    Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? visible(value) : value]),
    ),
    ...children.flatMap((child) => childOf(child)),
  );

/** Style rules of our own; never made of anything that was read. */
export const css = (rules: string): Markup =>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, in which escaped quotes would be wrong
  createElement('style', { dangerouslySetInnerHTML: { __html: rules } });

/** What a drawing is made of; nothing among it can load, link or run anything. */
const DRAWN = ['rect', 'path', 'text', 'tspan', 'g', 'defs', 'clipPath', 'circle', 'line', 'polyline', 'polygon'];

/**
 * The inside of a picture that our plotting library has drawn.
 *
 * @param svg  SVG without its outer element
 * @throws {InvariantError} when there is anything in it but plain shapes and text
 */
export function drawing(svg: string): Markup {
  const tags = [...svg.matchAll(/<\/?([^\s>/]*)/g)].map(([, name]) => name ?? '');
  const strange = tags.find((name) => !DRAWN.includes(name));
  invariant(strange === undefined, 'report: a drawing holds more than shapes', { strange: strange ?? '' });
  const acts = /\s(on\w+|href|xlink:href|src)\s*=/i.exec(svg.replace(/>[^<]*</g, '><'));
  invariant(acts === null, 'report: a drawing refers to something outside', { found: acts?.[1] ?? '' });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: shapes and text alone, as has just been found out
  return createElement('g', { dangerouslySetInnerHTML: { __html: svg } });
}

/** A whole document. */
export const written = (root: Markup): string => `<!doctype html>\n${renderToStaticMarkup(root)}\n`;
