import { formatDuration, sinceStart } from '../../../src/units/index.js';
import { type CaseResult, isGood, type SuiteResult, tally } from '../../suite/index.js';
import { hanging, heading, type Line, line, type Tone } from '../line.js';
import { orphanText } from './orphan.js';

const SHOWN = 5;
const SLOWEST = 3;
/** Characters shown before and after the place where two lines part. */
const LEAD = 60;
const TAIL = 160;
/** A run that took less is no news. */
const SLOW_MS = 1_000;

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
const nameOf = ({ file, seed }: CaseResult, several: boolean): string =>
  several && seed !== null ? `${file}, seed ${seed}` : file;

const WORDS: Readonly<Record<CaseResult['outcome'], readonly [word: string, tone: Tone]>> = {
  held: ['held', 'good'],
  failed: ['FAILED', 'bad'],
  invalid: ['INVALID', 'bad'],
  broken: ['BROKEN', 'bad'],
  'out-of-time': ['UNDECIDED', 'warn'],
  'not-run': ['not run', 'dim'],
};

const bounded = (lines: readonly (readonly Line[])[], what: string): readonly Line[] => [
  ...lines.slice(0, SHOWN).flat(),
  ...(lines.length > SHOWN ? [line(`           … and ${lines.length - SHOWN} more ${what}`, 'dim')] : []),
];

/** So much of two lines as shows where they part. */
function parting(a: string | null, b: string | null): readonly [a: string, b: string] {
  let same = 0;
  while (a !== null && b !== null && same < a.length && a[same] === b[same]) same += 1;
  const from = Math.max(0, same - LEAD);
  const shown = (text: string | null): string =>
    text === null
      ? 'nothing: the trace has ended'
      : `${from > 0 ? '…' : ''}${text.slice(from, same + TAIL)}${text.length > same + TAIL ? '…' : ''}`;
  return [shown(a), shown(b)];
}

function goldenLines({ golden }: CaseResult): readonly Line[] {
  if (golden === null || golden.is === 'same' || golden.is === 'kept') return [];
  if (golden.is === 'missing')
    return [line('           no trace is kept for it; --update-golden --because "…" keeps one', 'bad')];
  const { line: at } = golden.difference;
  const [kept, now] = parting(golden.difference.a, golden.difference.b);
  return [
    line(`           differs from the kept trace, first at its line ${at}`, 'bad'),
    ...hanging('             kept  ', kept, 'dim'),
    ...hanging('             now   ', now, 'dim'),
  ];
}

/** What is wrong with a case, below its name. */
function troubles(result: CaseResult): readonly Line[] {
  const failed = result.outcome === 'out-of-time' ? [] : result.expectations.filter(({ held }) => !held);
  return [
    ...bounded(
      failed.map(({ line: at, text, found }) => hanging(`           line ${at}  `, `${text}; found ${found}`, 'bad')),
      'expectations',
    ),
    ...bounded(
      result.findings.map(({ t_ms, rule, requirement, text }) =>
        hanging(`           FINDING ${sinceStart(t_ms)}  `, `${rule} (${requirement}): ${text}`, 'bad'),
      ),
      'findings',
    ),
    ...bounded(
      result.issues.map(({ text }) => hanging('           ', text, 'bad')),
      'issues',
    ),
    ...(result.broken === ''
      ? []
      : [
          line('           thecal itself is broken; this is not a finding about the pump', 'bad'),
          ...hanging('           ', result.broken, 'bad'),
        ]),
    ...(result.flaky === true
      ? [line('           FLAKY: a second run with the same seed gave other bytes', 'bad')]
      : []),
    ...goldenLines(result),
    ...(isGood(result) || result.outcome === 'not-run'
      ? []
      : [line(`           reproduce: ${result.reproduce}`, 'dim')]),
  ];
}

/** @returns a case in a line, and below it all that is wrong with it */
export function caseLines(result: CaseResult, several: boolean): readonly Line[] {
  const [word, tone] = WORDS[result.outcome];
  const good = isGood(result);
  const shown = good || result.outcome !== 'held' ? word : result.flaky === true ? 'FLAKY' : 'CHANGED';
  const took = result.records === 0 ? '' : `  ${formatDuration(result.simulated_ms)} in ${seconds(result.wall_ms)}`;
  return [
    line(`  ${shown.padEnd(10)}${nameOf(result, several)}${took}`, good ? 'good' : tone === 'good' ? 'bad' : tone),
    ...troubles(result),
  ];
}

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');

/** A run that held is counted apart where its bytes are not what they should be. */
function counted(cases: readonly CaseResult[]): Readonly<Record<string, number>> {
  const { held, ...rest } = tally(cases);
  const bad = cases.filter((one) => one.outcome === 'held' && !isGood(one));
  const flaky = bad.filter((one) => one.flaky === true).length;
  return { held: held - bad.length, 'with other bytes than kept': bad.length - flaky, flaky, ...rest };
}

function flakyLine(cases: readonly CaseResult[]): Line {
  const asked = cases.filter(({ flaky }) => flaky !== null);
  const flaky = asked.filter((one) => one.flaky === true);
  if (asked.length === 0)
    return line('  flaky: not looked for; --twice runs each a second time and compares the bytes', 'dim');
  if (flaky.length === 0)
    return line(`  flaky: none of ${asked.length}; each was run twice and gave the same bytes`, 'dim');
  return line(`  flaky: ${flaky.map(({ file }) => file).join(', ')}`, 'bad');
}

function goldenSummary(cases: readonly CaseResult[], orphans: readonly string[]): readonly Line[] {
  const asked = cases.flatMap(({ golden }) => (golden === null ? [] : [golden.is]));
  if (asked.length === 0 && orphans.length === 0) return [];
  const count = (is: string): number => asked.filter((one) => one === is).length;
  const counts = {
    same: count('same'),
    changed: count('changed'),
    missing: count('missing'),
    'kept now': count('kept'),
  };
  const bad = counts.changed + counts.missing + orphans.length > 0;
  return [
    line(`  kept traces: ${list(counts)}`, bad ? 'bad' : 'dim'),
    ...orphans.map((name) => line(`    ${orphanText(name)}`, 'bad')),
  ];
}

/** @returns what a test run has come to: counts, slowest, flaky, kept traces */
export function summaryLines({ cases, orphans, wall_ms, workers }: SuiteResult): readonly Line[] {
  const ran = cases.filter(({ outcome }) => outcome !== 'not-run');
  const slow = [...ran]
    .sort((a, b) => b.wall_ms - a.wall_ms || a.index - b.index)
    .filter((one) => one.wall_ms >= SLOW_MS);
  const good = cases.every(isGood) && orphans.length === 0;
  const speed = wall_ms > 0 ? `, ${(ran.length / (wall_ms / 1_000)).toFixed(1)} a second` : '';
  const threads = `${workers} worker${workers === 1 ? '' : 's'}`;
  return [
    ...heading('Summary'),
    line(
      `  ${good ? 'HELD' : 'NOT HELD'}: ${cases.length} run${cases.length === 1 ? '' : 's'}: ${list(counted(cases))}`,
      good ? 'good' : 'bad',
    ),
    ...goldenSummary(cases, orphans),
    flakyLine(ran),
    ...(slow.length === 0
      ? []
      : [
          line(
            `  slowest: ${slow
              .slice(0, SLOWEST)
              .map((one) => `${one.file} ${seconds(one.wall_ms)}`)
              .join(', ')}`,
            'dim',
          ),
        ]),
    line(`  ${seconds(wall_ms)} on ${threads}${speed}`, 'dim'),
  ];
}
