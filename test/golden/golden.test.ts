import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { CaseResult } from '../../sim/suite/index.js';
import { filesUnder, textOf } from '../support/tree.js';

const NAMES = filesUnder('test/golden', '.jsonl').map((path) => path.replace(/^test\/golden\/|\.jsonl$/g, ''));

/** Runs the build as `npm run golden` does; `npm test` has made it just before. */
const golden = (...words: readonly string[]) =>
  spawnSync('node', ['dist/sim/cli/main.js', 'test', 'scenarios', '--golden', 'test/golden', ...words], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });

describe('golden traces', () => {
  const { stdout } = golden('--json');
  const suite: { readonly cases: readonly CaseResult[]; readonly orphans: readonly string[] } = JSON.parse(stdout);
  const results = new Map(suite.cases.map((one) => [one.file.replace(/\.yaml$/, ''), one]));

  it('are kept for every scenario, and for nothing else', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(12);
    expect([...results.keys()].sort()).toEqual([...NAMES].sort());
    expect(suite.orphans).toEqual([]);
  });

  it.each(NAMES)(
    '%s is what it was; if the change is meant: npm run golden -- --update-golden --because "…"',
    (name) => {
      const result = results.get(name);
      expect([result?.outcome, result?.golden]).toEqual(['held', { is: 'same' }]);
    },
  );

  it.each(NAMES)('%s has a reason', (name) => {
    expect(textOf('test/golden/REASONS.md')).toContain(`- ${name}: `);
  });

  it('are not accepted without a reason', () => {
    expect(golden('--update-golden').status).toBe(2);
    expect(golden('--update-golden', '--because', 'so').status).toBe(2);
  });
});
