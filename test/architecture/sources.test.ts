import { describe, expect, it } from 'vitest';
import { filesUnder, sources, textOf } from '../support/tree.js';

const PAGE = 'docs/sources.md';
const KEY = /\b[SF]\d{1,3}\b/g;

const stated = textOf(PAGE)
  .split('\n')
  .flatMap((line) => /^\| ([SF]\d+) \|/.exec(line)?.[1] ?? []);

const PAGES = filesUnder('docs', '.md').filter((path) => path !== PAGE);
const cited = [...new Set([...sources(), ...PAGES].flatMap((path) => textOf(path).match(KEY) ?? []))].sort();

describe('docs/sources.md', () => {
  it('states each key once', () => {
    expect(stated.filter((key, i) => stated.indexOf(key) !== i)).toEqual([]);
  });

  it('has every document and formula that source and pages cite', () => {
    expect(cited.length).toBeGreaterThan(40);
    // A range such as F6-F8 cites what lies between its ends, so only the ends are looked for.
    expect(cited.filter((key) => !stated.includes(key))).toEqual([]);
  });

  it('has no document that nothing cites', () => {
    expect(stated.filter((key) => key.startsWith('S') && !cited.includes(key))).toEqual([]);
  });
});
