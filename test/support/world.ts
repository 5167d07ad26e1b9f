import { createOracle, type Finding } from '../../sim/oracle/index.js';
import type { Scenario } from '../../sim/scenario/scenario.js';
import { canonical, type TraceRecord, type TraceSink } from '../../sim/trace/index.js';
import type { World, WorldSnapshot } from '../../sim/world/face.js';
import { createWorld, restoreWorld } from '../../sim/world/world.js';
import { PROFILES, type ProfileId } from '../../src/profile/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import type { Instant } from '../../src/units/index.js';
import type { Story } from './stories.js';

/** What a world of this scenario is made of, with these sinks. */
export const optionsFor = (scenario: Scenario, ...sinks: readonly TraceSink[]) => ({
  profile: PROFILES[scenario.device as ProfileId],
  formulary: BUILT_IN_FORMULARY,
  sinks,
});

/** The end of a run as a moment. */
export const endOf = (scenario: Scenario): Instant => scenario.until as number as Instant;

/** A world whose records go to `sinks`. */
export const worldOf = (scenario: Scenario, ...sinks: readonly TraceSink[]): World =>
  createWorld(scenario, optionsFor(scenario, ...sinks));

/** A world that goes on from a snapshot which went through JSON. */
export const resumedWorld = (scenario: Scenario, snapshot: WorldSnapshot, ...sinks: readonly TraceSink[]): World =>
  restoreWorld(scenario, optionsFor(scenario, ...sinks), JSON.parse(JSON.stringify(snapshot)) as WorldSnapshot);

/** Runs a world to the end of its scenario. */
export function finish(world: World, scenario: Scenario): void {
  world.kernel.runUntil(endOf(scenario));
  world.closeTrain();
}

/**
 * All records of a scenario, in one unbroken run.
 *
 * @param cuts  moments at which the record of the train under way is written and another begins
 */
export function recordsOf(scenario: Scenario, cuts: readonly number[] = []): readonly TraceRecord[] {
  const records: TraceRecord[] = [];
  const world = worldOf(scenario, (r) => records.push(r));
  for (const at of cuts) world.kernel.observeAt(at as Instant, () => world.closeTrain());
  finish(world, scenario);
  return records;
}

/** All lines of a scenario. */
export const linesOf = (scenario: Scenario): readonly string[] => recordsOf(scenario).map(canonical);

/** What the oracle finds in a story. */
export function findingsOf(story: Story): readonly Finding[] {
  const scenario = story.scenario();
  const oracle = createOracle();
  finish(worldOf(scenario, oracle.see), scenario);
  oracle.end(endOf(scenario));
  return oracle.findings();
}

/** Findings as lines of text, for messages. */
export const told = (findings: readonly Finding[]): string[] =>
  findings.map((f) => `${f.at} ${f.rule} (${f.requirement}): ${f.text}`);
