import fc from 'fast-check';
import { expect } from 'vitest';
import { createOracle } from '../../sim/oracle/index.js';
import { type Story, stories } from '../support/stories.js';
import { endOf, finish, told, worldOf } from '../support/world.js';

const DAY = 86_400_000;
const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual);

/** Histories in all; they are shared out between the parts, one process each. */
const RUNS = setting('LONG_RUNS', 100_000);
const SEED = setting('LONG_SEED', 20_261);
const PARTS = 2;
const PART_STEP = 1_000_003;
const EACH = 10_000;
/** From so many histories on every rule must have judged something. */
const ALL_JUDGED_FROM = 10_000;

/** Weeks with a dozen beats, crowded days, and now and then years; some about what is else reached seldom. */
const histories: fc.Arbitrary<Story> = fc.oneof(
  { weight: 60, arbitrary: stories() },
  { weight: 20, arbitrary: stories({ beats: 30, silence: DAY / 2, habits: false }) },
  { weight: 10, arbitrary: stories({ changes: true }) },
  { weight: 2, arbitrary: stories({ about: 'restarts', beats: 10, silence: DAY }) },
  { weight: 1, arbitrary: stories({ about: 'old age', beats: 6, silence: 10 * DAY }) },
  { weight: 1, arbitrary: stories({ beats: 8, silence: 1_000 * DAY }) },
);

/** Runs a history, adds up what the oracle has judged, and says what it found. */
function judge(story: Story, reach: Record<string, number>): string[] {
  const scenario = story.scenario();
  const oracle = createOracle();
  finish(worldOf(scenario, oracle.see), scenario);
  oracle.end(endOf(scenario));
  for (const [rule, cases] of Object.entries(oracle.reach())) reach[rule] = (reach[rule] ?? 0) + cases;
  return told(oracle.findings());
}

const replay = (part: number, run: { readonly counterexamplePath: string | null }): string =>
  `replay: LONG_SEED=${SEED} LONG_PART=${part} LONG_PATH=${run.counterexamplePath} npm run test:long`;

/** Tells this part's share of the histories. @throws with story, findings, seed and path when a limit is violated */
export function tellHistories(part: number): void {
  const only = process.env.LONG_PART;
  if (only !== undefined && Number(only) !== part) return;
  const numRuns = Math.ceil(RUNS / PARTS);
  const seed = SEED + part * PART_STEP;
  const reach: Record<string, number> = {};
  const began = performance.now();
  const rate = (n: number) => Math.round((n * 1_000) / (performance.now() - began));
  let done = 0;
  const path = process.env.LONG_PATH;
  const run = fc.check(
    fc.property(histories, (story) => {
      const found = judge(story, reach);
      if (found.length > 0) throw new Error(found.join('\n'));
      done += 1;
      if (done % EACH === 0) console.log(`part ${part}: ${done} of ${numRuns} histories, ${rate(done)}/s`);
    }),
    { numRuns, seed, ...(path === undefined ? {} : { path, numRuns: 1, endOnFailure: true }) },
  );
  if (run.failed) {
    const said = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
    throw new Error(
      `${run.counterexample?.[0]}\n${said}\nseed ${seed}, path ${run.counterexamplePath}\n${replay(part, run)}`,
    );
  }
  console.log(
    `part ${part}: ${done} histories without a finding, seed ${SEED} (part ${seed}), ${rate(done)} histories/s`,
  );
  console.log(`part ${part}: judged ${JSON.stringify(reach)}`);
  if (path === undefined && done >= ALL_JUDGED_FROM)
    for (const [rule, cases] of Object.entries(reach)) expect([rule, cases > 0]).toEqual([rule, true]);
}
