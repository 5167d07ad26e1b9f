import { invariant } from '../../src/base/index.js';
import { PROFILE_IDS, PROFILES } from '../../src/profile/index.js';
import { type Duration, formatDuration, type Instant, parseDuration } from '../../src/units/index.js';
import { asTyped, type Closing, createRunReport, type RunReport } from '../report/index.js';
import type { Scenario } from '../scenario/index.js';
import type { HeaderRecord, TraceSink } from '../trace/index.js';
import {
  beginRun,
  momentOf,
  type RunOptions,
  type RunResult,
  type RunSnapshot,
  type RunUnderWay,
  resumeRun,
  runToEnd,
} from '../world/index.js';
import { EXIT, type ExitCode } from './exit.js';
import { type Drugs, drugsOf } from './formulary-file.js';
import { checkOutputs, type Wanted } from './outputs.js';
import { startProgress } from './progress.js';
import { type Flags, parseWhole, type Request } from './request.js';
import { type Resumed, resumedBy } from './resumed.js';
import { scenarioFrom } from './scenario-file.js';
import { type Kept, writeSnapshot } from './snapshot-file.js';
import { known, WrongUse } from './wrong.js';

/** A run that a command line has ordered, when it is over. */
export type StoryRun = {
  readonly scenario: Scenario;
  readonly result: RunResult;
  readonly report: RunReport;
  readonly closing: Closing;
  readonly code: ExitCode;
  /** what is to be known of a run that goes on from a snapshot */
  readonly notes: readonly string[];
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

/**
 * The command that repeats a run: its seed is written out, its outputs are left away.
 *
 * @param reached  simulated time that a run had come to which was stopped, by whatever limit; null for one that has ended
 */
function reproduce(file: string, scenario: Scenario, flags: Flags, reached: Duration | null): string {
  const from = flags.text('from');
  const settings = flags.list('set').flatMap((setting) => ['--set', setting]);
  const formulary = flags.text('formulary');
  const own = formulary === null ? [] : ['--formulary', formulary];
  const stop = reached === null ? [] : ['--timeout', formatDuration(reached)];
  const start = [...(file === '' ? [] : [file]), ...(from === null ? [] : ['--from', from])];
  return asTyped(['run', ...start, '--seed', String(scenario.seed), ...settings, ...own, ...stop]);
}

/** Asked now and then whether the real time of a run is used up. */
function wallClock(limit: Duration | null): () => boolean {
  const began = Date.now();
  return () => limit !== null && Date.now() - began >= limit;
}

const exitOf = (outOfTime: boolean, held: boolean): ExitCode =>
  outOfTime ? EXIT.outOfTime : held ? EXIT.held : EXIT.failed;

/** `10d=day-10.json`. @throws {WrongUse} when it is not so */
function snapshotIn(text: string): { readonly at: Instant; readonly path: string } {
  const cut = text.indexOf('=');
  const path = cut < 0 ? '' : text.slice(cut + 1);
  const span = parseDuration(cut < 0 ? text : text.slice(0, cut));
  if (span.ok && path !== '') return { at: span.value as number as Instant, path };
  throw new WrongUse({
    code: 'snapshot-malformed',
    found: `--snapshot-at "${text}"`,
    expected: 'a time since the start such as 10d or "10d 9h", an equals sign and a file',
    remedy: 'write e.g. --snapshot-at 10d=day-10.json',
  });
}

type Wished = ReturnType<typeof snapshotIn>;

/** @throws {WrongUse} for a snapshot of a moment at which the run is not */
function checkSnapshots(wished: readonly Wished[], until: Instant, from: Resumed | null): void {
  const since = from === null ? 0 : momentOf(from.run);
  const missed = wished.find(({ at }) => at > until || at < since);
  if (missed === undefined) return;
  throw new WrongUse({
    code: 'snapshot-outside',
    found: `--snapshot-at ${formatDuration(missed.at)}=${missed.path}`,
    expected: `a time within the run, up to ${formatDuration(until)}`,
    remedy: 'choose another time',
  });
}

/** @throws {WrongUse} for a time limit that is over where the run begins */
function checkTimeout(timeout: Duration | null, from: Resumed | null): void {
  if (timeout === null || from === null || timeout > momentOf(from.run)) return;
  throw new WrongUse({
    code: 'timeout-outside',
    found: `--timeout ${formatDuration(timeout)}, counted from the start of the story`,
    expected: `a time after the snapshot, ${formatDuration(momentOf(from.run))}`,
    remedy: 'write a longer time, or leave --timeout away',
  });
}

/** A run at its first moment, or at that of a snapshot. */
const begun = (scenario: Scenario, options: RunOptions, from: Resumed | null): RunUnderWay =>
  from === null ? beginRun(scenario, options) : resumeRun(scenario, options, from.run, from.changed);

/** What a snapshot keeps: the header is that of the whole story, also where this run began in its midst. */
function keptOf(header: HeaderRecord | null, run: RunSnapshot): Kept {
  invariant(header !== null, 'run: a snapshot before the first record');
  const { from, ...whole } = header;
  return { header: whole, run, ...(from?.changed === true ? { changed: true } : {}) };
}

type Start = { readonly scenario: Scenario; readonly drugs: Drugs; readonly from: Resumed | null };

/** What is run: a scenario from its start, or from a snapshot of it. */
function startOf(file: string, from: string | null, flags: Flags): Start {
  if (from !== null) {
    const resumed = resumedBy(from, file, flags);
    return { scenario: resumed.scenario, drugs: resumed.drugs, from: resumed };
  }
  const seed = flags.optional('seed', parseWhole);
  const drugs = drugsOf(flags);
  const scenario = scenarioFrom(file, drugs, { settings: flags.list('set'), ...(seed === null ? {} : { seed }) });
  return { scenario, drugs, from: null };
}

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
  const snapshots = flags.list('snapshot-at').map(snapshotIn);
  const from = flags.text('from');
  const wanted = [...outputs.wanted, ...snapshots.map(({ path }) => ({ flag: '--snapshot-at', path }))];
  checkOutputs(file === '' ? (from ?? '') : file, wanted);
  const start = startOf(file, from, flags);
  const { scenario, drugs } = start;
  checkTimeout(timeout, start.from);
  checkSnapshots(snapshots, Math.min(scenario.until, timeout ?? scenario.until) as Instant, start.from);

  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const residualPl = profile.reservoir.residual.value;
  const opened = await outputs.open(residualPl);
  const report = createRunReport({ residualPl });
  const progress = await startProgress(terminal, scenario.until);
  const began = performance.now();
  let header: HeaderRecord | null = null;
  const options: RunOptions = {
    profile,
    formulary: drugs.formulary,
    sinks: [
      (record) => {
        if (record.kind === 'header') header = record;
      },
      report.sink,
      ...opened.map(({ sink }) => sink),
    ],
    onProgress: progress.update,
    shouldStop: wallClock(wallTimeout),
    ...(timeout === null ? {} : { timeout }),
    snapshots: snapshots.map(({ at, path }) => ({
      at,
      take: (run) => writeSnapshot(path, at, keptOf(header, run)),
    })),
  };
  let result: RunResult;
  try {
    result = runToEnd(scenario, begun(scenario, options, start.from), options);
  } finally {
    progress.stop();
  }
  const outOfTime = result.verdict === 'out-of-time';
  const closing: Closing = {
    simulatedMs: result.simulated,
    wallMs: performance.now() - began,
    events: result.events,
    seed: scenario.seed,
    scenarioHash: scenario.hash,
    reproduce: reproduce(file, scenario, flags, outOfTime ? result.simulated : null),
    outOfTime,
  };
  const code = exitOf(outOfTime, result.verdict === 'held' && report.held());
  const run: StoryRun = { scenario, result, report, closing, code, notes: start.from?.notes ?? [] };
  for (const output of opened) await output.finish(run);
  return run;
}
