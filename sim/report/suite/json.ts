import { isGood, type SuiteResult, tally } from '../../suite/index.js';

/** A test run for machines: every case with all that is known of it, and the counts. */
export const suiteJson = ({ cases, orphans, ...rest }: SuiteResult): Readonly<Record<string, unknown>> => ({
  ...rest,
  held: cases.every(isGood) && orphans.length === 0,
  counts: tally(cases),
  flaky: cases.filter(({ flaky }) => flaky === true).map(({ file }) => file),
  orphans,
  cases: cases.map((one) => ({ ...one, good: isGood(one) })),
});
