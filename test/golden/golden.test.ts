import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/tree.js';

const NAMES = filesUnder('test/golden', '.jsonl').map((path) => path.replace(/^test\/golden\/|\.jsonl$/g, ''));

/** Runs the script on the build; `npm test` has built it just before. */
const golden = (...words: readonly string[]) =>
  spawnSync('node', ['test/support/scripts/golden.mjs', ...words], { encoding: 'utf8' });

describe('golden traces', () => {
  const { stdout } = golden('--json');
  const differences: Readonly<Record<string, unknown>> = stdout === '' ? {} : JSON.parse(stdout);

  it('are kept for good examples', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(differences).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('%s is what it was; if the change is meant: npm run golden -- --accept NAME --because "…"', (name) => {
    expect(differences[name]).toBeNull();
  });

  it.each(NAMES)('%s has a reason', (name) => {
    expect(textOf('test/golden/REASONS.md')).toContain(`- ${name}: `);
  });

  it('are not accepted without a reason', () => {
    expect(golden('--accept', 'all').status).toBe(2);
  });
});
