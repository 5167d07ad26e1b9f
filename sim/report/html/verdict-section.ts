import { sinceStart } from '../../../src/units/index.js';
import type { VerdictTable } from '../verdict.js';
import type { Section } from './frame.js';
import { type Child, el, type Markup } from './markup.js';
import { table } from './table.js';

/** How a run went. */
export type Verdict = 'held' | 'failed' | 'out-of-time';

const BANNERS = {
  held: { tone: 'good', sign: '✓', word: 'Held' },
  failed: { tone: 'bad', sign: '✗', word: 'Failed' },
  'out-of-time': { tone: 'warn', sign: '…', word: 'Out of time' },
} as const;

/** How a run went, as a word for titles. */
export const verdictWord = (verdict: Verdict): string => BANNERS[verdict].word;

const STOPPED = 'the run was stopped before its end; nothing that was expected is judged';

/** The verdict in one glance. */
export function banner(verdict: Verdict, summary: string): Markup {
  const { tone, sign, word } = BANNERS[verdict];
  return el(
    'p',
    { className: `verdict ${tone}` },
    el('span', { className: 'sign', 'aria-hidden': 'true' }, sign),
    el('strong', {}, word),
    el('span', { className: 'why' }, verdict === 'out-of-time' ? STOPPED : summary),
  );
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

function findingsOf({ findings, leftOut }: ReturnType<VerdictTable['judged']>): Child {
  if (findings.length === 0) return el('p', {}, 'The oracle, which reads the records alone, found nothing wrong.');
  return table(
    `What the oracle found: ${count(findings.length + leftOut, 'finding')}`,
    [
      ['result', 'mark'],
      ['at', 'fixed'],
      ['requirement', 'fixed'],
      ['rule', 'fixed'],
      ['found', 'text'],
    ],
    findings.map(({ at, requirement, rule, text }) => ({
      cells: ['✗ finding', sinceStart(at), requirement, rule, text],
      tone: 'bad',
    })),
    leftOut === 0 ? '' : `${leftOut} more findings are left out; the trace holds all of them`,
  );
}

/** What was expected, line by line, and what the oracle found. */
export function verdictSection(judged: ReturnType<VerdictTable['judged']>, verdict: Verdict, left: boolean): Section {
  const { expects } = judged;
  const undecided = verdict === 'out-of-time';
  const expected = table(
    `What was expected: ${count(expects.length, 'expectation')}`,
    [
      ['result', 'mark'],
      ['line', 'number'],
      ['expected', 'text'],
      ['found', 'text'],
    ],
    expects.map(({ held, line, text, found }) => ({
      cells: [held ? '✓ held' : '✗ FAILED', line, text, found],
      tone: held ? 'good' : 'bad',
    })),
  );
  const stopped = left ? 'The run was left before its end, so what was expected was not asked.' : null;
  const none = undecided ? 'Nothing that was expected is judged.' : (stopped ?? 'No expectations were written.');
  const hidden = undecided || expects.length === 0;
  return {
    id: 'verdict',
    heading: 'Verdict',
    content: [hidden ? el('p', {}, none) : expected, findingsOf(judged)],
  };
}
