import { parseDuration } from '../../../src/units/index.js';
import {
  type Comparison,
  compare,
  createRunSummary,
  EXACT,
  parseDoseTolerance,
  type Tolerance,
} from '../../compare/index.js';
import { createDiffPlot, diffLines, drawDiff } from '../../report/index.js';
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

function comparisonJson({ tolerance, header, end, alarms, states, doses, parted, differences }: Comparison) {
  return {
    same: differences === 0,
    differences,
    first_ms: parted,
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
  const read = async (input: TraceInput) => {
    const run = createRunSummary(tolerance);
    const plot = createDiffPlot();
    await recordsOf(input, drugs, (record) => {
      run.see(record);
      if (svg !== null) plot.see(record);
    });
    return { summary: run.summary(), side: plot.side() };
  };
  const [a, b] = [await read(inputs[0]), await read(inputs[1])];
  const found = compare(a.summary, b.summary, tolerance);
  if (svg !== null) writeOutput(svg, await drawDiff(a.side, b.side, found.parted));
  const code = found.differences === 0 ? EXIT.held : EXIT.failed;
  const titleOf = ({ summary }: typeof a): string => summary.header?.scenario.title ?? '';
  const names = { a: { file: first, title: titleOf(a) }, b: { file: second, title: titleOf(b) } };
  if (json) printJson(terminal, { ...names, ...comparisonJson(found), svg, exit_code: code });
  else printLines(terminal, diffLines(found, names));
  return code;
};
