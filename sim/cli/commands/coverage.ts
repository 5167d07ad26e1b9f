import {
  CHARTS,
  type Coverage,
  coverageOf,
  createCollector,
  emptyTally,
  type Measure,
  merged,
  parseThresholds,
  percentOf,
  shortfalls,
} from '../../coverage/index.js';
import { coverageLines, writeCoveragePage } from '../../report/index.js';
import { EXIT } from '../exit.js';
import { drugsOf } from '../formulary-file.js';
import { checkOutputs, writeOutput } from '../outputs.js';
import type { Command } from '../request.js';
import { printJson, printLines } from '../terminal.js';
import { recordsOf, traceInputs } from '../trace-inputs.js';
import { known } from '../wrong.js';

/** Names of each list that are told without --all. */
const MOST = 12;

const measureJson = (measure: Measure) => ({
  reached: measure.met,
  of: measure.of,
  percent: percentOf(measure),
  items: measure.items.map(({ name, group, met, times, told }) => ({ name, group, reached: met, times, told })),
  out_of_reach: measure.outOfReach.map(({ name, why, met }) => ({ name, why, reached: met })),
});

const coverageJson = (coverage: Coverage, charts: readonly (typeof CHARTS)[number][]) => ({
  runs: coverage.runs,
  runs_without_transitions: coverage.silent,
  runs_that_failed: coverage.failed,
  unknown_names: coverage.unknown,
  charts: Object.fromEntries(
    charts.map((chart) => {
      const { states, transitions, guards } = coverage.charts[chart];
      return [
        chart,
        { states: measureJson(states), transitions: measureJson(transitions), guards: measureJson(guards) },
      ];
    }),
  ),
  alarms: measureJson(coverage.alarms),
  faults: measureJson(coverage.faults),
  requirements: measureJson(coverage.requirements),
});

/**
 * `coverage FILES…`: what traces, and scenarios that are run, have reached.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when a trace or a scenario is not valid
 */
export const coverage: Command = async ({ args, flags, json, terminal }) => {
  const of = flags.text('of');
  const one = of === null ? null : known(of, CHARTS, 'statechart');
  const thresholds = flags.optional('at-least', parseThresholds);
  const drugs = drugsOf(flags);
  const html = flags.text('html');
  if (html !== null) for (const file of args) checkOutputs(file, [{ flag: '--html', path: html }]);
  let tally = emptyTally();
  for (const input of traceInputs(args)) {
    const collector = createCollector();
    await recordsOf(input, drugs, collector.see);
    tally = merged(tally, collector.tally());
  }
  const found = coverageOf(tally);
  const chart = one ?? 'firmware';
  const others = one === null ? CHARTS.filter((name) => name !== chart) : [];
  const below = thresholds === null ? null : shortfalls(found, chart, thresholds);
  if (html !== null) writeOutput(html, await writeCoveragePage(found, { chart, others, below }));
  const code = below === null || below.length === 0 ? EXIT.held : EXIT.failed;
  if (json) {
    const told = coverageJson(found, [chart, ...others]);
    printJson(terminal, { ...told, at_least: below === null ? null : { of: chart, below }, exit_code: code });
  } else {
    const most = flags.has('all') ? Number.POSITIVE_INFINITY : MOST;
    printLines(terminal, coverageLines(found, { chart, others, most }, below));
  }
  return code;
};
