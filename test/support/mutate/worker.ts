import { parentPort, workerData } from 'node:worker_threads';
import { type Case, collector, loadExpect } from './harness.js';
import { type Compiled, moduleSets } from './modules.js';

/** What a worker is given when it begins. */
export type WorkerData = {
  readonly root: string;
  readonly modules: ReadonlyMap<string, Compiled>;
  /** counts up at each test, so that the other side sees that it is alive */
  readonly beats: Int32Array;
};

/** Which tests of a file to run: null for all. */
export type Wanted = { readonly file: string; readonly cases: readonly number[] | null };

/** What a worker is asked to do: to run tests with other code in the place of some files. */
export type Order = {
  readonly number: number;
  readonly code: ReadonlyMap<string, string>;
  readonly tests: readonly Wanted[];
  /** whether to go on after a failure and to tell what each test reached */
  readonly survey: boolean;
};

/** A test that ran in a survey. */
export type Surveyed = {
  readonly file: string;
  /** number of the test in its file; null for the loading of the file */
  readonly index: number | null;
  readonly ms: number;
  /** `path number` of each function reached */
  readonly reached: readonly string[];
  readonly failure: string | null;
};

/** What a worker answers. */
export type Answer = {
  readonly number: number;
  /** name of the test that failed; null when all passed */
  readonly failed: string | null;
  readonly survey: readonly Surveyed[];
};

const { root, modules, beats } = workerData as WorkerData;

const packages = new Map<string, unknown>();
for (const name of new Set([...modules.values()].flatMap((m) => m.packages)))
  if (name !== 'vitest') packages.set(name, { __esModule: true, ...(await import(name)) });
const expect = await loadExpect(root);
const newSet = moduleSets(modules, packages);

// The same seed as in `npm test`. A mutant is dead when one example fails; the smallest one is of no use here.
newSet(new Map(), new Map())('test/support/seed.ts');
const fc = (packages.get('fast-check') as { default?: Record<string, (settings?: object) => object> }).default;
fc?.configureGlobal?.({ ...fc.readConfigureGlobal?.(), endOnFailure: true });

let reached = new Set<string>();
Object.assign(globalThis, { __reached: (path: string, number: number) => reached.add(`${path} ${number}`) });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function obey(order: Order): Promise<Answer> {
  const survey: Surveyed[] = [];
  let failed: string | null = null;
  let cases: Case[] = [];
  let collecting: unknown;
  const load = newSet(order.code, new Map([['vitest', () => collecting]]));
  const attempt = async (file: string, index: number | null, name: string, run: () => unknown): Promise<void> => {
    Atomics.add(beats, 0, 1);
    reached = new Set();
    const begun = performance.now();
    let failure: string | null = null;
    try {
      await run();
    } catch (error) {
      failure = messageOf(error);
      failed ??= `${file}: ${name}`;
    }
    if (order.survey) survey.push({ file, index, ms: performance.now() - begun, reached: [...reached], failure });
  };
  for (const { file, cases: wanted } of order.tests) {
    const collected = collector(expect);
    cases = collected.cases;
    collecting = collected.vitest;
    await attempt(file, null, 'cannot be loaded', () => load(file));
    for (const [index, { name, run }] of cases.entries()) {
      if (failed !== null && !order.survey) break;
      if (wanted === null || wanted.includes(index)) await attempt(file, index, name, run);
    }
    if (failed !== null && !order.survey) break;
  }
  return { number: order.number, failed, survey };
}

/** Lets errors strike that were put off, so that they count against the mutant that made them. */
const nothingIsLeft = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

parentPort?.on('message', async (order: Order) => {
  const answer = await obey(order);
  await nothingIsLeft();
  parentPort?.postMessage(answer);
});
