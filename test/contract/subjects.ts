import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../sim/random/index.js';
import { parseScenario, type Scenario } from '../../sim/scenario/index.js';
import { canonical, readTrace, type TraceRecord } from '../../sim/trace/index.js';
import type { WorldSnapshot } from '../../sim/world/face.js';
import { catalogueOf, runScenario } from '../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import type { Instant } from '../../src/units/index.js';
import { endOf, finish, optionsFor, resumedWorld, worldOf } from '../support/world.js';
import { type ContractStory, fileOf } from './story.js';

/** A way to run the pump: gives every record of a story. */
export type Subject = { readonly name: string; readonly run: (story: ContractStory) => readonly TraceRecord[] };

const catalogue = catalogueOf(BUILT_IN_FORMULARY);

function scenarioOf(story: ContractStory): Scenario {
  const parsed = parseScenario(fileOf(story), { file: `${story.title}.yaml`, catalogue });
  if (parsed.ok) return parsed.scenario;
  throw new Error(parsed.issues.map((i) => `${i.line} ${i.path}: ${i.found}; ${i.expected}`).join('\n'));
}

/** The library, in this process. */
export const inProcess: Subject = {
  name: 'the pump in process',
  run(story) {
    const scenario = scenarioOf(story);
    const records: TraceRecord[] = [];
    runScenario(
      scenario,
      optionsFor(scenario, (record) => records.push(record)),
    );
    return records;
  },
};

const folder = mkdtempSync(join(tmpdir(), 'contract-'));

/** The built program, given a file and read by its trace. */
export const overCommandLine: Subject = {
  name: 'the pump over the command line',
  run(story) {
    const [file, trace] = ['story.yaml', 'story.jsonl'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(file, fileOf(story));
    const args = ['dist/sim/cli/main.js', 'run', file, '--trace', trace, '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`exit code ${status}: ${stderr}${stdout.slice(0, 2_000)}`);
    const reading = readTrace(readFileSync(trace, 'utf8'));
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues[0]));
    return reading.records;
  },
};

/** How likely it is that power is lost after an entry of the clock, and that it is before the next one. */
const LOSS = 0.5;

/** What survives a loss of power; an identity, unless a test plants a pump that forgets. */
export type Survives = (snapshot: WorldSnapshot) => WorldSnapshot;

/**
 * A pump that loses power at random moments: right after an entry of the clock, also between two of one moment, and at any moment
 * before the next one. Everything that is not in its snapshot is lost, and the snapshot itself goes through text. Power is back before the next entry, and the firmware is not told:
 * what it remembers models a memory that needs no power, so nothing may be missed. A supply that gives way so that the firmware
 * notices, `sensor.brown-out`, is another thing and ends in the safe state (brown-out.test.ts).
 */
export function losingPower(seed: number, survives: Survives = (whole) => whole): Subject & { losses: number } {
  return {
    name: `a pump that loses power at random, ${seed}`,
    losses: 0,
    run(story) {
      const random = createRandom(seed).fork(story.title);
      const scenario = scenarioOf(story);
      const records: TraceRecord[] = [];
      const sink = (record: TraceRecord) => records.push(record);
      let world = worldOf(scenario, sink);
      const mayLose = (): void => {
        if (!random.chance(LOSS)) return;
        world = resumedWorld(scenario, survives(world.snapshot()), sink);
        this.losses += 1;
      };
      for (;;) {
        const { kernel } = world;
        const next = Math.min(kernel.nextMoment() ?? Number.POSITIVE_INFINITY, endOf(scenario) + 1);
        if (next > kernel.now + 1) kernel.runUntil(random.whole(kernel.now, next - 1) as Instant);
        mayLose();
        if (next > endOf(scenario)) break;
        world.kernel.step();
        mayLose();
      }
      finish(world, scenario);
      return records;
    },
  };
}

/** Records that only a judged run has. */
const JUDGED: readonly TraceRecord['kind'][] = ['expect', 'finding', 'reach', 'end'];

/** Everything that a run has recorded of the pump and its world, as lines. */
export const recordedBy = (records: readonly TraceRecord[]): readonly string[] =>
  records.filter(({ kind }) => !JUDGED.includes(kind)).map(canonical);
