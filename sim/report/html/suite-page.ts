import { formatDuration, sinceStart } from '../../../src/units/index.js';
import { type CaseResult, isGood, type SuiteResult, tally } from '../../suite/index.js';
import type { Tone } from '../line.js';
import { orphanText } from '../suite/orphan.js';
import { pageOf, type Section } from './frame.js';
import { type Child, el } from './markup.js';
import { facts, table } from './table.js';

const MARKS: Readonly<Record<CaseResult['outcome'], readonly [mark: string, tone: Tone]>> = {
  held: ['✓ held', 'good'],
  failed: ['✗ FAILED', 'bad'],
  invalid: ['✗ not valid', 'bad'],
  broken: ['✗ thecal broke', 'bad'],
  'out-of-time': ['… undecided', 'warn'],
  'not-run': ['– not run', 'dim'],
};

function markOf(one: CaseResult): readonly [mark: string, tone: Tone] {
  if (one.flaky === true) return ['✗ flaky', 'bad'];
  return one.outcome === 'held' && !isGood(one) ? ['✗ changed', 'bad'] : MARKS[one.outcome];
}

/** All that is wrong with a case, a row each: where, and what. */
function troublesOf(one: CaseResult): readonly (readonly [where: string, what: string])[] {
  const failed = one.outcome === 'out-of-time' ? [] : one.expectations.filter(({ held }) => !held);
  return [
    ...failed.map(({ line, text, found }) => [`line ${line}`, `${text}; found ${found}`] as const),
    ...one.findings.map(
      ({ t_ms, rule, requirement, text }) => [sinceStart(t_ms), `${rule} (${requirement}): ${text}`] as const,
    ),
    ...one.issues.map(({ line, text }) => [line > 0 ? `line ${line}` : 'the file', text] as const),
    ...(one.broken === '' ? [] : [['thecal', `${one.broken}; no finding about the pump`] as const]),
    ...(one.outcome === 'out-of-time' ? [['its end', 'the run was stopped before it'] as const] : []),
    ...(one.flaky === true ? [['its bytes', 'a second run with the same seed gave others'] as const] : []),
    ...(one.golden?.is === 'missing' ? [['kept trace', 'there is none'] as const] : []),
    ...(one.golden?.is === 'changed'
      ? [['kept trace', `it differs, first at line ${one.golden.difference.line}`] as const]
      : []),
  ];
}

function troubleSection({ cases, orphans }: SuiteResult): Section {
  const bad = cases.filter((one) => !isGood(one) && one.outcome !== 'not-run');
  const parts = bad.flatMap((one, i): readonly Child[] => [
    el('h3', {}, one.title === '' ? one.file : `${one.file}: ${one.title}`),
    table(
      `What is wrong with run ${i + 1} of these: ${one.file}${one.seed === null ? '' : `, seed ${one.seed}`}`,
      [
        ['where', 'fixed'],
        ['what', 'text'],
      ],
      troublesOf(one).map((cells) => ({ cells, tone: 'bad' })),
    ),
    el('p', {}, 'Again: ', el('code', {}, one.reproduce)),
  ]);
  return {
    id: 'troubles',
    heading: 'What is not as it should be',
    content:
      parts.length + orphans.length === 0
        ? [el('p', {}, 'Everything is as it should be.')]
        : [...parts, ...orphans.map((name) => el('p', {}, orphanText(name)))],
  };
}

const caseSection = (cases: readonly CaseResult[]): Section => ({
  id: 'runs',
  heading: 'All runs',
  content: [
    table(
      'Each scenario with each seed, in the order of the plan',
      [
        ['result', 'mark'],
        ['scenario', 'text'],
        ['title', 'text'],
        ['seed', 'number'],
        ['simulated', 'fixed'],
        ['expectations held', 'number'],
      ],
      cases.map((one) => {
        const [mark, tone] = markOf(one);
        const held = one.expectations.filter((expectation) => expectation.held).length;
        const count = one.expectations.length === 0 ? '' : `${held} of ${one.expectations.length}`;
        const span = one.records === 0 ? '' : formatDuration(one.simulated_ms);
        return { cells: [mark, one.file, one.title, one.seed ?? '', span, count], tone };
      }),
    ),
  ],
});

function countSection({ cases, orphans, thecal }: SuiteResult): Section {
  const asked = cases.filter(({ flaky }) => flaky !== null).length;
  const counts = Object.entries(tally(cases)).filter(([, count]) => count > 0);
  return {
    id: 'counts',
    heading: 'In sum',
    content: [
      facts([
        ['thecal', thecal],
        ['runs', cases.length],
        ...counts.map(([what, count]) => [what, count] as const),
        ['run twice, the bytes compared', asked === 0 ? 'none' : asked],
        ['kept traces that no scenario gives', orphans.length === 0 ? 'none' : orphans.join(', ')],
      ]),
    ],
  };
}

/**
 * A whole test run as one page that stands by itself: what is wrong first, then every run.
 *
 * @param notice  what every page says of itself
 * @returns HTML; the same for the same results: real times are left out
 */
export function suitePage(suite: SuiteResult, notice: string): string {
  const { cases, orphans } = suite;
  const bad = cases.filter((one) => !isGood(one)).length;
  const good = bad === 0 && orphans.length === 0;
  const [sign, word, tone] = good ? ['✓', 'Held', 'good'] : ['✗', 'Not held', 'bad'];
  const runs = `${cases.length} run${cases.length === 1 ? '' : 's'}`;
  const gone = `${orphans.length} kept trace${orphans.length === 1 ? '' : 's'} without a scenario`;
  const wrong = [
    ...(bad === 0 ? [] : [`${bad} of ${runs} not as they should be`]),
    ...(orphans.length === 0 ? [] : [gone]),
  ];
  const why = good ? 'everything is as it should be' : wrong.join('; ');
  return pageOf({
    title: `${word}: ${runs} - thecal`,
    notice,
    head: [
      el('h1', {}, 'Test run'),
      el(
        'p',
        { className: `verdict ${tone}` },
        el('span', { className: 'sign', 'aria-hidden': 'true' }, sign),
        el('strong', {}, word),
        el('span', { className: 'why' }, why),
      ),
    ],
    sections: [troubleSection(suite), caseSection(cases), countSection(suite)],
    foot: [],
  });
}
