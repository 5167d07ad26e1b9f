import { formatDuration, parseDuration } from '../../../src/units/index.js';
import {
  type Comparison,
  compare,
  createRunSummary,
  EXACT,
  parseDoseTolerance,
  type RunSummary,
  type Tolerance,
} from '../../compare/index.js';
import { createDiffPlot, type DiffSide, diffLines, drawDiff } from '../../report/index.js';
import { EXIT } from '../exit.js';
import { drugsOf } from '../formulary-file.js';
import { checkOutputs, writeOutput } from '../outputs.js';
import { isDirectory } from '../reading.js';
import type { Command, Flags } from '../request.js';
import { printJson, printLines } from '../terminal.js';
import { recordsOf, type TraceInput, traceInputs } from '../trace-inputs.js';
import { WrongUse } from '../wrong.js';

/** Entries of each list in the answer for machines; what is left out is counted. */
const MOST = 10_000;

function inputOf(path: string, name: string): TraceInput {
  const [input, ...more] = isDirectory(path) ? [] : traceInputs([path]);
  if (input !== undefined && more.length === 0) return input;
  throw new WrongUse({
    code: 'one-run-wanted',
    found: `the folder "${path}" as ${name}`,
    expected: 'two runs: each a trace or a scenario',
    remedy: 'name a file in it',
  });
}

const toleranceOf = (flags: Flags): Tolerance => ({
  ms: flags.optional('tolerance', parseDuration) ?? EXACT.ms,
  dose: flags.optional('dose-tolerance', parseDoseTolerance) ?? EXACT.dose,
});

const bounded = <T>(list: readonly T[]): { readonly items: readonly T[]; readonly left_out: number } => ({
  items: list.slice(0, MOST),
  left_out: Math.max(0, list.length - MOST),
});

const pairJson = ({ word, a, b, look, differs }: Comparison['alarms']['pairs'][number]) => ({
  event: word,
  a_ms: a,
  b_ms: b,
  offset_ms: a === null || b === null ? null : b - a,
  changed: look === '' ? null : look,
  differs,
});

function comparisonJson({ tolerance, since, header, end, alarms, states, doses, parted, differences }: Comparison) {
  return {
    same: differences === 0,
    differences,
    first_ms: parted,
    ...(since === 0 ? {} : { compared_from_ms: since }),
    tolerance_ms: tolerance.ms,
    dose_tolerance: { volume_pl: tolerance.dose.pl, percent: tolerance.dose.share * 100 },
    header,
    end,
    alarms: {
      same: alarms.same,
      moved: alarms.moved,
      only_a: alarms.onlyA,
      only_b: alarms.onlyB,
      events: bounded(alarms.pairs.map(pairJson)),
      only_counted: alarms.later.map(({ word, from, a, b, tooMany }) => ({
        event: word,
        from_ms: from,
        a,
        b,
        too_many_differences: tooMany,
      })),
    },
    states: states.map(({ region, times, parted: at, apart, same, pairs, until, differences: found }) => ({
      region,
      first_ms: at,
      apart_ms: apart,
      time_in: times.map(({ state, a, b }) => ({ state, a_ms: a, b_ms: b })),
      changes_same: same,
      changes: bounded(pairs.map(pairJson)),
      only_counted_from_ms: until,
      differences: found,
    })),
    doses: {
      totals: doses.totals,
      counts: doses.counts,
      days_compared: doses.compared,
      days_that_differ: bounded(doses.days),
      differences: doses.differences,
    },
  };
}

type Side = { readonly summary: RunSummary; readonly side: DiffSide };

/** Where a trace begins that goes on from a snapshot, ms; 0 for a whole run. */
const beginOf = ({ summary: { header } }: Side): number => header?.from?.at_ms ?? 0;

/** @throws {WrongUse} where doses cannot be told from a moment on without what was before */
function checkFluid({ summary: { otherFluid, since } }: Side, file: string): void {
  if (!otherFluid) return;
  const at = formatDuration(since);
  throw new WrongUse({
    code: 'diff-other-fluid',
    found: `${file}, in which the fluid was changed before ${at}, where the other trace begins`,
    expected: `two runs that tell the fluid that they have at ${at}`,
    remedy: 'compare two whole traces, or two that go on from the same moment',
  });
}

/**
 * Reads both runs, from the moment on from which both are told.
 *
 * @param readOne  of an input, from a moment on, ms
 */
async function readBoth(
  [a, b]: readonly [TraceInput, TraceInput],
  readOne: (input: TraceInput, since: number) => Promise<Side>,
): Promise<readonly [Side, Side]> {
  const whole = [await readOne(a, 0), await readOne(b, 0)] as const;
  const since = Math.max(...whole.map(beginOf));
  if (since === 0) return whole;
  const rest = [await readOne(a, since), await readOne(b, since)] as const;
  checkFluid(rest[0], a.file);
  checkFluid(rest[1], b.file);
  return rest;
}

/**
 * `diff A B`: compares what became of two runs: alarms, states and doses.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when a trace or a scenario is not valid
 */
export const diff: Command = async ({ args, flags, json, terminal }) => {
  const [first = '', second = ''] = args;
  const inputs = [inputOf(first, 'A'), inputOf(second, 'B')] as const;
  const tolerance = toleranceOf(flags);
  const drugs = drugsOf(flags);
  const svg = flags.text('svg');
  for (const file of svg === null ? [] : [first, second]) checkOutputs(file, [{ flag: '--svg', path: svg ?? '' }]);
  const read = async (input: TraceInput, since: number): Promise<Side> => {
    const run = createRunSummary(tolerance, since);
    const plot = createDiffPlot();
    await recordsOf(input, drugs, (record) => {
      run.see(record);
      const isTold = record.t > since || record.kind === 'header' || since === 0;
      if (svg !== null && isTold) plot.see(record);
    });
    return { summary: run.summary(), side: plot.side() };
  };
  const [a, b] = await readBoth(inputs, read);
  const found = compare(a.summary, b.summary, tolerance);
  if (svg !== null) writeOutput(svg, await drawDiff(a.side, b.side, found.parted));
  const code = found.differences === 0 ? EXIT.held : EXIT.failed;
  const titleOf = ({ summary }: Side): string => summary.header?.scenario.title ?? '';
  const names = { a: { file: first, title: titleOf(a) }, b: { file: second, title: titleOf(b) } };
  if (json) printJson(terminal, { ...names, ...comparisonJson(found), svg, exit_code: code });
  else printLines(terminal, diffLines(found, names));
  return code;
};
