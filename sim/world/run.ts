import type { Duration, Instant } from '../../src/units/index.js';
import { createOracle, type Finding } from '../oracle/index.js';
import { createJudge, type ExpectResult, type Scenario } from '../scenario/index.js';
import type { EndRecord, TraceSink } from '../trace/index.js';
import type { World, WorldSnapshot } from './face.js';
import { createWorld, type WorldOptions } from './world.js';

/** How to run a scenario. */
export type RunOptions = WorldOptions & {
  /** told now and then how far the run is */
  readonly onProgress?: (at: Instant) => void;
  /** asked now and then; true ends the run undecided */
  readonly shouldStop?: () => boolean;
};

/** What a run has come to. */
export type RunResult = {
  /** `out-of-time` when `shouldStop` ended it: neither held nor failed */
  readonly verdict: 'held' | 'failed' | 'out-of-time';
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

/** Runs the clock to `until`, looking up now and then. @returns false when it was asked to stop */
function runClock(world: World, until: Instant, options: RunOptions): boolean {
  const { kernel } = world;
  for (;;) {
    kernel.runUntil(until, CHUNK);
    options.onProgress?.(kernel.now);
    if (options.shouldStop?.() === true) return false;
    const next = kernel.nextMoment();
    if (kernel.now === until && (next === null || next > until)) return true;
  }
}

/**
 * Runs a scenario to its end and judges it: by its own expectations, and by the oracle, which reads the records alone.
 *
 * Records go to `options.sinks` as they are made and are not kept, so memory does not grow with the length of a life.
 *
 * @throws {InvariantError} when the emulator broke: a bug of ours, never a finding about the pump
 */
export function runScenario(scenario: Scenario, options: RunOptions): RunResult {
  const oracle = createOracle();
  // The judge reads the world, so it comes after it; what it must see before that is passed on by name.
  const ears: { see: TraceSink; before: (at: Instant) => void } = { see: () => {}, before: () => {} };
  const sinks: TraceSink[] = [...(options.sinks ?? []), oracle.see, (record) => ears.see(record)];
  const snapshots: Record<string, WorldSnapshot> = {};
  const world = createWorld(scenario, { ...options, sinks, before: (at) => ears.before(at) });
  const judge = createJudge(scenario, {
    signal: world.signal,
    mass: world.mass,
    states: world.states,
    activeAlarms: world.activeAlarms,
  });
  ears.see = judge.see;
  if (judge.needsMoments) ears.before = judge.moment;
  const { kernel } = world;
  for (const at of judge.checkpoints()) kernel.observeAt(at, () => judge.checkAt(at));
  kernel.moments$.subscribe((entry) => {
    if (judge.needsMoments) judge.moment(entry.at);
    const action = entry.kind === 'step' ? scenario.steps[entry.payload as number]?.action : undefined;
    if (action?.do === 'snapshot')
      kernel.observeAt(entry.at, () => {
        snapshots[action.name] = world.snapshot();
      });
  });
  const until = scenario.until as number as Instant;
  const finished = runClock(world, until, options);
  world.closeTrain();
  const end = kernel.now;
  if (judge.needsMoments) judge.moment(end);
  judge.end(end);
  oracle.end(end);
  const expectations = judge.results();
  const findings = oracle.findings();
  for (const { at: _at, ...result } of expectations) {
    const { index, line, held, text, found } = result;
    world.record({ kind: 'expect', index, line, held, text, found });
  }
  for (const { at, rule, requirement, text } of findings)
    world.record({ kind: 'finding', at, rule, requirement, text });
  const held = findings.length === 0 && expectations.every((e) => e.held);
  const totals = totalsOf(world);
  return {
    verdict: finished ? (held ? 'held' : 'failed') : 'out-of-time',
    expectations,
    findings,
    reach: oracle.reach(),
    totals,
    events: world.events,
    simulated: end as number as Duration,
    snapshots,
    end: {
      t: end,
      seq: world.snapshot().state.seq,
      kind: 'end',
      verdict: held && finished ? 'held' : 'failed',
      totals,
    },
  };
}
