import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../support/requirements.js';
import { filesUnder, sources, textOf } from '../support/tree.js';
import { ratchet } from './ratchet.js';

const ROWS = REQUIREMENTS;

const TESTS = filesUnder('test', '.test.ts').filter((path) => !path.startsWith('test/architecture/'));
const numbersIn = (path: string): readonly string[] => textOf(path).match(/\bSR-\d{3}\b/g) ?? [];
const cited = (paths: readonly string[]): readonly string[] => [...new Set(paths.flatMap(numbersIn))].sort();

/** Numbers in the titles of tests: a title claims that the requirement holds. */
const claimed = (): readonly (readonly [path: string, id: string])[] =>
  TESTS.flatMap((path) => {
    const titles = textOf(path).match(/\b(?:it|test|describe)(?:\.\w+)*\((?:[^'"`\n]*\)\()?\s*(['"`]).*?\1/g) ?? [];
    return titles.flatMap((title) => (title.match(/\bSR-\d{3}\b/g) ?? []).map((id) => [path, id] as const));
  });

describe('docs/requirements.md', () => {
  it('lists every number once, in order', () => {
    const expected = Array.from({ length: 60 }, (_, i) => `SR-${String(i + 1).padStart(3, '0')}`);
    expect(ROWS.map((row) => row.id)).toEqual(expected);
  });

  it.each(ROWS)('$id is $status, and says so fully', ({ status, tests, note }) => {
    expect(['built', 'part', 'open']).toContain(status);
    if (status !== 'open') expect(tests).not.toEqual([]);
    if (status !== 'built') expect(note.length).toBeGreaterThan(5);
  });

  it.each(ROWS.flatMap((row) => row.tests.map((path) => ({ id: row.id, path }))))('$id is in $path', ({ id, path }) => {
    expect(TESTS).toContain(path);
    expect(numbersIn(path)).toContain(id);
  });

  it('knows every number that source and tests cite', () => {
    const known = ROWS.map((row) => row.id);
    const found = cited([...sources(), ...TESTS]);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('does not call open what a test says it proves', () => {
    const open = ROWS.filter((row) => row.status === 'open').map((row) => row.id);
    expect(claimed().length).toBeGreaterThan(30);
    expect(claimed().filter(([, id]) => open.includes(id))).toEqual([]);
  });

  it('has no more open requirements than before', () => {
    // The list may only shrink: take a number out of ratchet.json when it is built, never put one in.
    const open = ROWS.filter((row) => row.status === 'open').map((row) => row.id);
    expect(open).toEqual(ratchet().openRequirements);
  });
});
