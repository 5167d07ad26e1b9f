import { describe, expect, it } from 'vitest';
import { filesUnder, sources, textOf } from '../support/tree.js';

const NUMBER = /\bA-\d{2,3}\b/g;
const unique = (numbers: readonly string[]): readonly string[] => [...new Set(numbers)].sort();

/** Numbers that open a row of a table in docs/assumptions.md: there an assumption is stated. */
const stated = (): readonly string[] =>
  textOf('docs/assumptions.md')
    .split('\n')
    .flatMap((line) => /^\|\s*(A-\d{2,3})\s*\|/.exec(line)?.[1] ?? []);

/** What code makes, and what the equations of docs/models.md make; both cite the number. */
const used = (): readonly string[] =>
  unique([...sources(), 'docs/models.md'].flatMap((path) => textOf(path).match(NUMBER) ?? []));

/** Assumptions about the whole that no single line of code makes; each is stated all the same. */
const MADE_NOWHERE: readonly string[] = [];

describe('docs/assumptions.md', () => {
  it('states each number once', () => {
    expect(stated().filter((id, i, all) => all.indexOf(id) !== i)).toEqual([]);
  });

  it('states every assumption that the code makes', () => {
    expect(used().length).toBeGreaterThan(40);
    expect(used().filter((id) => !stated().includes(id))).toEqual([]);
  });

  it('states none that nothing makes', () => {
    expect(stated().filter((id) => !used().includes(id) && !MADE_NOWHERE.includes(id))).toEqual([]);
  });

  it('is right about the numbers that other pages cite', () => {
    const pages = filesUnder('docs', '.md').filter((path) => path !== 'docs/assumptions.md');
    const wrong = pages.flatMap((path) => (textOf(path).match(NUMBER) ?? []).filter((id) => !stated().includes(id)));
    expect(wrong).toEqual([]);
  });
});
