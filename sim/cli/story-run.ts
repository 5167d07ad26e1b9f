import { PROFILE_IDS, PROFILES } from '../../src/profile/index.js';
import { type Duration, parseDuration } from '../../src/units/index.js';
import { type Closing, createRunReport, type RunReport } from '../report/index.js';
import type { Scenario } from '../scenario/index.js';
import type { TraceSink } from '../trace/index.js';
import { type RunResult, runScenario } from '../world/index.js';
import { EXIT, type ExitCode } from './exit.js';
import { drugsOf } from './formulary-file.js';
import { checkOutputs, type Wanted } from './outputs.js';
import { startProgress } from './progress.js';
import { type Flags, parseWhole, type Request } from './request.js';
import { scenarioFrom } from './scenario-file.js';
import { asTyped } from './shell.js';
import { known } from './wrong.js';

/** A run that a command line has ordered, when it is over. */
export type StoryRun = {
  readonly scenario: Scenario;
  readonly result: RunResult;
  readonly report: RunReport;
  readonly closing: Closing;
  readonly code: ExitCode;
};

/** Something that a run writes besides what the command says. */
export type StoryOutput = {
  readonly sink: TraceSink;
  readonly finish: (run: StoryRun) => Promise<void>;
};

/** The files that a run writes, and what opens them once the scenario has been found valid. */
export type StoryOutputs = {
  readonly wanted: readonly Wanted[];
  /** @param residualPl  what no pump can take out of the reservoir */
  readonly open: (residualPl: number) => Promise<readonly StoryOutput[]>;
};

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

/**
 * Runs the scenario of a command line by its flags `seed`, `set`, `formulary`, `timeout` and `wall-timeout`, and writes its files.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when the scenario or the formulary is not valid; then nothing is run
 */
export async function runStory({ args, flags, terminal }: Request, outputs: StoryOutputs): Promise<StoryRun> {
  const [file = ''] = args;
  const timeout = flags.optional('timeout', parseDuration);
  const wallTimeout = flags.optional('wall-timeout', parseDuration);
  const seed = flags.optional('seed', parseWhole);
  const drugs = drugsOf(flags);
  checkOutputs(file, outputs.wanted);
  const scenario = scenarioFrom(file, drugs, { settings: flags.list('set'), ...(seed === null ? {} : { seed }) });

  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const residualPl = profile.reservoir.residual.value;
  const opened = await outputs.open(residualPl);
  const report = createRunReport({ residualPl });
  const progress = await startProgress(terminal, scenario.until);
  const cut = cutTo(scenario, timeout);
  const began = performance.now();
  let result: RunResult;
  try {
    result = runScenario(cut, {
      profile,
      formulary: drugs.formulary,
      sinks: [report.sink, ...opened.map(({ sink }) => sink)],
      onProgress: progress.update,
      shouldStop: wallClock(wallTimeout),
    });
  } finally {
    progress.stop();
  }
  const outOfTime = result.verdict === 'out-of-time' || cut !== scenario;
  const closing: Closing = {
    simulatedMs: result.simulated,
    wallMs: performance.now() - began,
    events: result.events,
    seed: scenario.seed,
    scenarioHash: scenario.hash,
    reproduce: reproduce(file, scenario, flags),
    outOfTime,
  };
  const code = exitOf(outOfTime, result.verdict === 'held' && report.held());
  const run: StoryRun = { scenario, result, report, closing, code };
  for (const output of opened) await output.finish(run);
  return run;
}
