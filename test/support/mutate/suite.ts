import { filesUnder, textOf } from '../tree.js';
import type { Crew } from './crew.js';
import { type Compiled, codeOf, compileAll, reachOf } from './modules.js';
import { type Mutant, watched } from './mutants.js';
import type { Surveyed, Wanted } from './worker.js';

/** Tests that could notice a mistake in one of the targets, and what they need. */
export type Suite = {
  readonly targets: readonly string[];
  readonly modules: ReadonlyMap<string, Compiled>;
  /** test files, and what each imports at whatever distance */
  readonly tests: ReadonlyMap<string, ReadonlySet<string>>;
  /** test files that import a target and cannot run here */
  readonly leftOut: readonly string[];
};

const TABLES = 'test/unit';
const PROPERTIES = 'test/property';
/** Rules of nothing, with tests of their own, by which the mutator itself is tested. */
const TOY = 'test/support/mutate/toy';
const isSimulator = (path: string): boolean => path.startsWith('sim/');
const SEED = 'test/support/seed.ts';

/** A rule must be held by tests of its own, without the simulator around it. */
const needsSimulator = (reach: ReadonlySet<string>): boolean => [...reach].some(isSimulator);

/** Tests that ask vitest for more than to tell and to expect, as those that replace modules, cannot run here. */
const asksForMore = (code: string): boolean => /\bvitest_1\.(?!(describe|it|test|expect)\b)/.test(code);

const foldersFor = (targets: readonly string[], tablesOnly: boolean): readonly string[] => {
  if (targets.every((path) => path.startsWith(TOY))) return [TOY];
  return tablesOnly ? [TABLES] : [TABLES, PROPERTIES];
};

/** The tests of units and properties that import a target, directly or through others. */
export function suiteFor(targets: readonly string[], tablesOnly: boolean): Suite {
  const folders = foldersFor(targets, tablesOnly);
  const files = folders.flatMap((folder) => filesUnder(folder, '.test.ts'));
  const modules = compileAll([SEED, ...targets, ...files], isSimulator);
  const tests = new Map<string, ReadonlySet<string>>();
  const leftOut: string[] = [];
  for (const file of files) {
    const reach = reachOf(file, modules);
    if (!targets.some((t) => reach.has(t)) || needsSimulator(reach)) continue;
    if (asksForMore(modules.get(file)?.code ?? '')) leftOut.push(file);
    else tests.set(file, reach);
  }
  const needed = new Set([SEED, ...targets, ...[...tests.values()].flatMap((reach) => [...reach])]);
  return { targets, modules: new Map([...modules].filter(([path]) => needed.has(path))), tests, leftOut };
}

/** What each test does to the targets when nothing is planted. */
export type Survey = ReadonlyMap<string, readonly Surveyed[]>;

/** Runs every test once without a mistake. @throws when one fails: then nothing can be said of mutants */
export async function survey(suite: Suite, crew: Crew): Promise<Survey> {
  const code = new Map(suite.targets.map((path) => [path, codeOf(path, watched(path, textOf(path)))]));
  const found = new Map<string, readonly Surveyed[]>();
  for (const file of suite.tests.keys()) {
    const outcome = await crew.run({ code, tests: [{ file, cases: null }], survey: true }, 120_000);
    if (outcome.kind === 'crashed')
      throw new Error(`mutate: ${file} ends its worker without a planted mistake: ${outcome.because}`);
    if (outcome.kind !== 'answered') throw new Error(`mutate: ${file} does not end without a planted mistake`);
    const { failed, survey: ran } = outcome.answer;
    const failure = ran.find((test) => test.failure !== null)?.failure;
    if (failed !== null) throw new Error(`mutate: fails without a planted mistake: ${failed}\n${failure}`);
    found.set(file, ran);
  }
  return found;
}

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.(test\.)?ts$/, '');
const isProperty = (path: string): boolean => path.startsWith(PROPERTIES);

/** Tests that run together, and the ms of the slowest of them. */
export type Round = { readonly tests: readonly Wanted[]; readonly slowest: number };

/**
 * The tests that run the function a mutant is in, in two rounds: tables and stories, then properties, which take longest. The
 * file of the same name comes first, then the quick ones.
 */
export function roundsFor(mutant: Mutant, suite: Suite, surveyed: Survey): readonly Round[] {
  const { file, inside } = mutant;
  const reaches = (test: Surveyed): boolean => test.reached.includes(`${file} ${inside}`);
  const chosen: { readonly wanted: Wanted; readonly ms: number; readonly slowest: number }[] = [];
  for (const [path, reach] of suite.tests) {
    if (!reach.has(file)) continue;
    const ran = surveyed.get(path) ?? [];
    const whenLoaded = inside === null || ran.some((test) => test.index === null && reaches(test));
    const hits = ran.filter((test) => test.index !== null && (whenLoaded || reaches(test)));
    if (hits.length === 0) continue;
    const cases = whenLoaded ? null : hits.flatMap((test) => test.index ?? []);
    const ms = nameOf(path) === nameOf(file) ? 0 : hits.reduce((sum, test) => sum + test.ms, 0);
    chosen.push({ wanted: { file: path, cases }, ms, slowest: Math.max(...ran.map((test) => test.ms)) });
  }
  chosen.sort((a, b) => a.ms - b.ms);
  return [chosen.filter((c) => !isProperty(c.wanted.file)), chosen.filter((c) => isProperty(c.wanted.file))]
    .filter((round) => round.length > 0)
    .map((round) => ({ tests: round.map((c) => c.wanted), slowest: Math.max(...round.map((c) => c.slowest)) }));
}
