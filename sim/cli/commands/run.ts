import { PROFILE_IDS, PROFILES } from '../../../src/profile/index.js';
import { type Duration, parseDuration } from '../../../src/units/index.js';
import { type Closing, createRunReport } from '../../report/index.js';
import type { Scenario } from '../../scenario/index.js';
import { type RunResult, runScenario } from '../../world/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { drugsOf } from '../formulary-file.js';
import { checkOutputs, type Output, plotOutput, traceOutput, type Wanted } from '../outputs.js';
import { startProgress } from '../progress.js';
import { type Command, type Flags, parseWhole } from '../request.js';
import { scenarioFrom } from '../scenario-file.js';
import { asTyped } from '../shell.js';
import { printJson, printLines } from '../terminal.js';
import { known } from '../wrong.js';

/** The command that repeats a run: its seed is written out, its outputs and time limits are left away. */
function reproduce(file: string, scenario: Scenario, flags: Flags): string {
  const settings = flags.list('set').flatMap((setting) => ['--set', setting]);
  const formulary = flags.text('formulary');
  const own = formulary === null ? [] : ['--formulary', formulary];
  return asTyped(['run', file, '--seed', String(scenario.seed), ...settings, ...own]);
}

/** Asked now and then whether the real time of a run is used up. */
function wallClock(limit: Duration | null): () => boolean {
  const began = Date.now();
  return () => limit !== null && Date.now() - began >= limit;
}

/** The same story, cut to the simulated time it may take. */
const cutTo = (scenario: Scenario, timeout: Duration | null): Scenario =>
  timeout !== null && timeout < scenario.until ? { ...scenario, until: timeout } : scenario;

const exitOf = (outOfTime: boolean, held: boolean): ExitCode =>
  outOfTime ? EXIT.outOfTime : held ? EXIT.held : EXIT.failed;

const wantedOf = (flags: Flags): readonly Wanted[] =>
  ['trace', 'plot'].flatMap((name) => {
    const path = flags.text(name);
    return path === null ? [] : [{ flag: `--${name}`, path }];
  });

function outputsOf(flags: Flags, residualPl: number): readonly Output[] {
  const [trace, plot] = [flags.text('trace'), flags.text('plot')];
  return [...(trace === null ? [] : [traceOutput(trace)]), ...(plot === null ? [] : [plotOutput(plot, residualPl)])];
}

/**
 * `run FILE`: runs a scenario and reports it.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when the scenario or the formulary is not valid; then nothing is run
 */
export const run: Command = async ({ args, flags, json, terminal }) => {
  const [file = ''] = args;
  const timeout = flags.optional('timeout', parseDuration);
  const wallTimeout = flags.optional('wall-timeout', parseDuration);
  const seed = flags.optional('seed', parseWhole);
  const drugs = drugsOf(flags);
  const { formulary } = drugs;
  checkOutputs(file, wantedOf(flags));
  const scenario = scenarioFrom(file, drugs, { settings: flags.list('set'), ...(seed === null ? {} : { seed }) });

  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const residualPl = profile.reservoir.residual.value;
  const outputs = outputsOf(flags, residualPl);
  const report = createRunReport({ residualPl });
  const progress = await startProgress(terminal, scenario.until);
  const cut = cutTo(scenario, timeout);
  const began = performance.now();
  let result: RunResult;
  try {
    result = runScenario(cut, {
      profile,
      formulary,
      sinks: [report.sink, ...outputs.map(({ sink }) => sink)],
      onProgress: progress.update,
      shouldStop: wallClock(wallTimeout),
    });
  } finally {
    progress.stop();
  }
  const wallMs = performance.now() - began;
  for (const output of outputs) await output.finish(result.end);
  const outOfTime = result.verdict === 'out-of-time' || cut !== scenario;
  const closing: Closing = {
    simulatedMs: result.simulated,
    wallMs,
    events: result.events,
    seed: scenario.seed,
    scenarioHash: scenario.hash,
    reproduce: reproduce(file, scenario, flags),
    outOfTime,
  };
  const code = exitOf(outOfTime, result.verdict === 'held' && report.held());
  if (json) printJson(terminal, { ...report.json(closing), totals: result.totals, exit_code: code });
  else printLines(terminal, report.lines(closing));
  return code;
};
