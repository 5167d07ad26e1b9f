import { PROFILE_IDS, PROFILES } from '../../../src/profile/index.js';
import { type Duration, parseDuration } from '../../../src/units/index.js';
import { type Closing, createRunReport } from '../../report/index.js';
import type { Scenario } from '../../scenario/index.js';
import { type RunResult, runScenario } from '../../world/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { formularyOf } from '../formulary-file.js';
import { type Output, plotOutput, traceOutput } from '../outputs.js';
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

/** Stops a run that has used up its simulated or its real time. */
function limits(timeout: Duration | null, wallTimeout: Duration | null) {
  const began = Date.now();
  let reached = 0;
  return {
    onProgress: (at: number): void => {
      reached = at;
    },
    shouldStop: (): boolean =>
      (timeout !== null && reached > timeout) || (wallTimeout !== null && Date.now() - began >= wallTimeout),
  };
}

const exitOf = (outOfTime: boolean, held: boolean): ExitCode =>
  outOfTime ? EXIT.outOfTime : held ? EXIT.held : EXIT.failed;

function outputsOf(flags: Flags): readonly Output[] {
  const [trace, plot] = [flags.text('trace'), flags.text('plot')];
  return [...(trace === null ? [] : [traceOutput(trace)]), ...(plot === null ? [] : [plotOutput(plot)])];
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
  const formulary = formularyOf(flags);
  const scenario = scenarioFrom(file, formulary, { settings: flags.list('set'), ...(seed === null ? {} : { seed }) });

  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const outputs = outputsOf(flags);
  const report = createRunReport({ residualPl: profile.reservoir.residual.value });
  const progress = await startProgress(terminal, scenario.until);
  const limit = limits(timeout, wallTimeout);
  const began = performance.now();
  let result: RunResult;
  try {
    result = runScenario(scenario, {
      profile,
      formulary,
      sinks: [report.sink, ...outputs.map(({ sink }) => sink)],
      onProgress: (at) => {
        limit.onProgress(at);
        progress.update(at);
      },
      shouldStop: limit.shouldStop,
    });
  } finally {
    progress.stop();
  }
  const wallMs = performance.now() - began;
  for (const output of outputs) await output.finish(result.end);
  const outOfTime = result.verdict === 'out-of-time' || (timeout !== null && scenario.until > timeout);
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
