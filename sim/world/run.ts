import { type Duration, type Instant, START } from '../../src/units/index.js';
import { createOracle, type Finding, type Oracle, type OracleState } from '../oracle/index.js';
import {
  createJudge,
  type ExpectResult,
  type Judge,
  type JudgeSnapshot,
  type NamedEvent,
  namedEventOf,
  type Scenario,
} from '../scenario/index.js';
import type { Ending, EndRecord, HeaderRecord, TraceSink } from '../trace/index.js';
import type { World, WorldSnapshot } from './face.js';
import { headerOf } from './header.js';
import { reachedIn } from './reach.js';
import { createWorld, restoreWorld, type WorldOptions } from './world.js';

/** How to run a scenario. */
export type RunOptions = WorldOptions & {
  /** told now and then how far the run is */
  readonly onProgress?: (at: Instant) => void;
  /** asked now and then; true ends the run undecided */
  readonly shouldStop?: () => boolean;
  /** simulated time since the start after which the run ends undecided, if the story is longer */
  readonly timeout?: Duration;
  /** moments after which, all of each done, the run is written down; those that have passed are left out */
  readonly snapshots?: readonly { readonly at: Instant; readonly take: (snapshot: RunSnapshot) => void }[];
};

/** A run whose clock somebody else moves. */
export type RunUnderWay = {
  readonly world: World;
  /**
   * Judges what has been, up to the present moment; call once, last.
   *
   * @param how  `out-of-time` leaves the run undecided; after `left` what the story expects is not asked and the oracle alone is heard
   */
  end(how: Ending): RunResult;
  /** The run as it stands between two moments, to go on from later; see {@link resumeRun}. */
  snapshot(): RunSnapshot;
};

/** A run written down: its world, and what its judges know; plain JSON. */
export type RunSnapshot = {
  readonly world: WorldSnapshot;
  readonly judge: JudgeSnapshot;
  readonly oracle: OracleState;
  /** indexes of the steps that have been done */
  readonly done: readonly number[];
  readonly came: Came;
};

/** When what steps can wait for came last, and how many steps had been done by then. */
type Came = Readonly<Partial<Record<NamedEvent, { readonly at: Instant; readonly done: number }>>>;
type Past = Pick<RunSnapshot, 'done' | 'came'>;

type Verdict = 'held' | 'failed' | 'out-of-time';

/** What a run has come to. */
export type RunResult = {
  /** `out-of-time` when `shouldStop` or `timeout` ended it: neither held nor failed */
  readonly verdict: Verdict;
  readonly expectations: readonly ExpectResult[];
  readonly findings: readonly Finding[];
  /** how many cases each rule of the oracle has judged */
  readonly reach: Readonly<Record<string, number>>;
  /** sums of the run; volumes in pL, masses in µg, as the names say */
  readonly totals: Readonly<Record<string, number>>;
  /** entries of the clock done */
  readonly events: number;
  readonly simulated: Duration;
  /** snapshots that the scenario asked for, by name */
  readonly snapshots: Readonly<Record<string, WorldSnapshot>>;
  /** fields of the last line of the trace, for its writer */
  readonly end: Omit<EndRecord, 'sha256'>;
};

/** Entries between two looks at the outside. */
const CHUNK = 5_000;

function totalsOf(world: World): Record<string, number> {
  const reading = world.reading(world.kernel.now);
  const totals: Record<string, number> = {
    filled_pl: reading.volumes.filled,
    delivered_pl: reading.volumes.delivered,
    leaked_pl: reading.volumes.leaked,
    withdrawn_pl: reading.volumes.withdrawn,
    pocket_pl: reading.volumes.pocket,
    reservoir_true_pl: reading.usable,
    reservoir_computed_pl: world.signal('reservoir.computed', reading.at),
    pumped_pl: reading.pumped,
    strokes_commanded: reading.strokesCommanded,
    strokes_turned: reading.strokesTurned,
    boluses_granted: world.signal('boluses.granted', reading.at),
    boluses_refused: world.signal('boluses.refused', reading.at),
    charge_used_uah: reading.chargeUsed,
  };
  for (const [drug, mass] of Object.entries(reading.delivered)) totals[`delivered_${drug}_ug`] = mass;
  return totals;
}

/**
 * Lets a world go on for as many entries as a run does between two looks at the outside: whoever stops at such a place stops where a run
 * could have been stopped.
 *
 * @returns whether it has come to `until`
 */
export function runChunk({ kernel }: World, until: Instant): boolean {
  kernel.runUntil(until, CHUNK);
  const next = kernel.nextMoment();
  return kernel.now === until && (next === null || next > until);
}

/** Runs the clock to `until`, looking up now and then. @returns false when it was asked to stop */
function runClock(world: World, until: Instant, options: RunOptions): boolean {
  for (;;) {
    const finished = runChunk(world, until);
    options.onProgress?.(world.kernel.now);
    if (options.shouldStop?.() === true) return false;
    if (finished) return true;
  }
}

/** How far a run has been judged when it ends: its story by the judge, what must always hold by the oracle. */
function verdictOf(how: Ending, findings: readonly Finding[], expectations: readonly ExpectResult[]): Verdict {
  if (how === 'out-of-time') return 'out-of-time';
  return findings.length === 0 && expectations.every((e) => e.held) ? 'held' : 'failed';
}

/** Writes down what was found, as the last records before the end. */
function recordVerdict(world: World, expectations: readonly ExpectResult[], findings: readonly Finding[]): void {
  for (const { at: _at, ...result } of expectations) {
    const { index, line, held, text, found } = result;
    world.record({ kind: 'expect', index, line, held, text, found });
  }
  for (const { at, rule, requirement, text } of findings)
    world.record({ kind: 'finding', at, rule, requirement, text });
}

/** A world with those who judge it. */
type Court = { readonly world: World; readonly judge: Judge; readonly oracle: Oracle; readonly past: () => Past };

/** Makes a world and lets judge and oracle hear of everything in it. */
function court(
  scenario: Scenario,
  options: WorldOptions,
  oracle: Oracle,
  make: (options: WorldOptions) => World,
  past: Past,
): Court {
  // The judge reads the world, so it comes after it; what it must see before that is passed on by name.
  const ears: { see: TraceSink; before: (at: Instant) => void } = { see: () => {}, before: () => {} };
  const done = [...past.done];
  const came: Record<string, { readonly at: Instant; readonly done: number }> = { ...past.came };
  const sinks: TraceSink[] = [
    ...(options.sinks ?? []),
    oracle.see,
    (record) => ears.see(record),
    (record) => {
      if (record.kind === 'step') done.push(record.index);
      const event = namedEventOf(record);
      if (event !== null) came[event] = { at: record.t, done: done.length };
    },
  ];
  const world = make({ ...options, sinks, before: (at) => ears.before(at) });
  const judge = createJudge(scenario, {
    signal: world.signal,
    mass: world.mass,
    states: world.states,
    activeAlarms: world.activeAlarms,
  });
  ears.see = judge.see;
  if (judge.needsMoments) ears.before = judge.moment;
  return { world, judge, oracle, past: () => ({ done: [...done], came: { ...came } }) };
}

function underWay(scenario: Scenario, { world, judge, oracle, past }: Court): RunUnderWay {
  const { kernel } = world;
  const snapshots: Record<string, WorldSnapshot> = {};
  kernel.moments$.subscribe((entry) => {
    if (judge.needsMoments) judge.moment(entry.at);
    const action = entry.kind === 'step' ? scenario.steps[entry.payload as number]?.action : undefined;
    if (action?.do === 'snapshot')
      kernel.observeAt(entry.at, () => {
        snapshots[action.name] = world.snapshot();
      });
  });
  const end = (how: Ending): RunResult => {
    world.closeTrain();
    const at = kernel.now;
    if (judge.needsMoments) judge.moment(at);
    judge.end(at);
    oracle.end(at);
    const expectations = how === 'left' ? [] : judge.results();
    const findings = oracle.findings();
    const reach = oracle.reach();
    recordVerdict(world, expectations, findings);
    world.record({ kind: 'reach', charts: reachedIn(world.reaches), rules: reach });
    return resultOf(world, how, { expectations, findings, reach, snapshots });
  };
  const snapshot = (): RunSnapshot => ({
    world: world.snapshot(),
    judge: judge.snapshot(),
    oracle: oracle.snapshot(),
    ...past(),
  });
  return { world, end, snapshot };
}

/**
 * Begins a run and leaves it at its first moment: whoever asks moves its clock and ends it.
 *
 * Records go to `options.sinks` as they are made and are not kept, so memory does not grow with the length of a life.
 *
 * @throws {InvariantError} when the emulator broke: a bug of ours, never a finding about the pump
 */
export function beginRun(scenario: Scenario, options: WorldOptions): RunUnderWay {
  const made = court(scenario, options, createOracle(), (heard) => createWorld(scenario, heard), {
    done: [],
    came: {},
  });
  for (const at of made.judge.checkpoints()) made.world.kernel.observeAt(at, () => made.judge.checkAt(at));
  return underWay(scenario, made);
}

/**
 * Goes on with a run where it was written down, with the records and the verdict of a run that was never broken. A header that says so
 * goes before them to `options.sinks`.
 *
 * @param scenario  the one it was begun with, or the one that `forked` was given
 * @param changed   whether the story is another from here on
 * @throws {InvariantError} when the emulator broke
 */
export function resumeRun(scenario: Scenario, options: WorldOptions, from: RunSnapshot, changed = false): RunUnderWay {
  const { state, kernel } = from.world;
  const since = { at_ms: kernel.now, records: state.seq, ...(changed ? { changed: true as const } : {}) };
  const header = { t: START, seq: 0, ...headerOf(scenario, options), from: since } as HeaderRecord;
  for (const sink of options.sinks ?? []) sink(header);
  const oracle = createOracle(from.oracle);
  const made = court(scenario, options, oracle, (heard) => restoreWorld(scenario, heard, from.world), from);
  const { judge, world } = made;
  const { now } = world.kernel;
  judge.restore(from.judge, now);
  // What was to be looked at up to this moment has been looked at: a snapshot is taken after that.
  for (const at of judge.checkpoints()) if (at > now) world.kernel.observeAt(at, () => judge.checkAt(at));
  return underWay(scenario, made);
}

type Judged = Pick<RunResult, 'expectations' | 'findings' | 'reach' | 'snapshots'>;

function resultOf(world: World, how: Ending, judged: Judged): RunResult {
  const totals = totalsOf(world);
  const verdict = verdictOf(how, judged.findings, judged.expectations);
  const { now } = world.kernel;
  return {
    ...judged,
    verdict,
    totals,
    events: world.events,
    simulated: now as number as Duration,
    end: {
      t: now,
      seq: world.snapshot().state.seq,
      kind: 'end',
      ended: how,
      events: world.events,
      verdict: verdict === 'held' ? 'held' : 'failed',
      totals,
    },
  };
}

/**
 * Runs a scenario to its end and judges it: by its own expectations, and by the oracle, which reads the records alone.
 *
 * @throws {InvariantError} when the emulator broke: a bug of ours, never a finding about the pump
 */
export const runScenario = (scenario: Scenario, options: RunOptions): RunResult =>
  runToEnd(scenario, beginRun(scenario, options), options);

/** Runs what is under way to its end and judges it. @throws {InvariantError} when the emulator broke */
export function runToEnd(scenario: Scenario, run: RunUnderWay, options: RunOptions): RunResult {
  const { kernel } = run.world;
  for (const { at, take } of options.snapshots ?? [])
    if (at >= kernel.now) kernel.observeAt(at, () => take(run.snapshot()));
  const until = Math.min(scenario.until, options.timeout ?? scenario.until);
  const finished = runClock(run.world, until as Instant, options);
  return run.end(finished && until === scenario.until ? 'finished' : 'out-of-time');
}
