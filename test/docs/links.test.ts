import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/tree.js';
import { allPages } from './pages-of.js';

/** Text outside of code, where `[a](b)` is a link. */
const prose = (text: string): string => text.replaceAll(/^\s*```[\s\S]*?^\s*```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** The anchor that a heading gets on the usual forges. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll('`', '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/^#{1,6} (.*)$/gm)].map((found) => anchorOf(found[1] ?? ''));

/** What is wrong with a link of a page, or null. */
function trouble(page: string, link: string): string | null {
  if (/^(https?|mailto):/.test(link)) return null;
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : join(dirname(page), file);
  if (!existsSync(target)) return `${page}: ${link} leads nowhere`;
  if (anchor === undefined || !target.endsWith('.md')) return null;
  return anchorsOf(target).includes(anchor) ? null : `${page}: ${link} names no heading`;
}

const linksOf = (text: string): readonly string[] =>
  [...prose(text).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].map((found) => found[1] ?? '');

describe('links in pages', () => {
  it.each(allPages())('%s leads to what is there', (page) => {
    expect(linksOf(textOf(page)).flatMap((link) => trouble(page, link) ?? [])).toEqual([]);
  });

  it('would be missed', () => {
    expect(linksOf('see [this](nowhere.md) but not `[that](code.md)`')).toEqual(['nowhere.md']);
    expect(trouble('docs/requirements.md', 'nowhere.md')).toContain('leads nowhere');
    expect(trouble('docs/requirements.md', '#no-such-heading')).toContain('names no heading');
  });
});
