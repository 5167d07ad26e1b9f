import { type CaseResult, nothingOf, type SuiteResult } from '../../../../sim/suite/index.js';

const one = (file: string, changed: Partial<CaseResult>): CaseResult => ({
  ...nothingOf({ index: 0, file, plus: 0 }, `npx thecal run ${file}`),
  title: 'A story',
  seed: 7,
  outcome: 'held',
  simulated_ms: 86_400_000,
  wall_ms: 1_250,
  records: 12,
  sha256: 'ab12',
  ...changed,
});

/** One case of every kind of end, with texts that no format likes. */
export const CASES: readonly CaseResult[] = [
  one('a/held.yaml', {}),
  one('a/failed.yaml', {
    outcome: 'failed',
    expectations: [
      { line: 3, held: true, text: 'at 1h: quiet', found: 'quiet' },
      { line: 9, held: false, text: 'never: 100% <flow> & "more"\nnext', found: '\u0007\ud800 ]]> ::error' },
    ],
    findings: [{ t_ms: 3_600_000, rule: 'dose-window', requirement: 'SR-014', text: 'too much' }],
  }),
  one('b/typo.yaml', {
    outcome: 'invalid',
    seed: null,
    issues: [{ line: 2, text: 'b/typo.yaml:2:1  an unknown key' }],
  }),
  one('b/broken.yaml', { outcome: 'broken', broken: 'InvariantError: clock' }),
  one('b/long.yaml', {
    outcome: 'out-of-time',
    expectations: [{ line: 4, held: false, text: 'at end: quiet', found: 'it was not reached' }],
  }),
  one('b/left.yaml', { outcome: 'not-run', seed: null, records: 0 }),
  one('c/changed.yaml', {
    golden: {
      is: 'changed',
      difference: {
        line: 5,
        a: `{"x":"${'y'.repeat(500)}1"}`,
        b: `{"x":"${'y'.repeat(500)}2"}`,
        before: [],
        afterA: [],
        afterB: [],
      },
    },
  }),
  one('c/new.yaml', { golden: { is: 'missing' } }),
  one('c/moody.yaml', { flaky: true }),
].map((result, index) => ({ ...result, index }));

export const SUITE: SuiteResult = { thecal: '0.1.0', cases: CASES, orphans: ['c/gone'], wall_ms: 4_000, workers: 2 };
