// Mutation tests of the rules: plants a small mistake, runs the tests that reach it, and tells which mistakes no test saw.
//
//   npm run mutate                                             all of src/firmware/rules and src/therapy
//   npm run mutate -- --file src/firmware/rules/dose-limit.ts  one file, or a folder; may be given several times
//   npm run mutate -- --tables                                 leaves properties out: quicker, and more mutants live
//   npm run mutate -- --list                                   names the mutants without running them
//   npm run mutate -- --json                                   the report as JSON
//
// Ends with 1 when a mutant lives that test/support/mutate/explained.ts does not explain, or when an explanation there is
// no longer needed; with 2 when a test fails without a mutant or nothing is there to mutate.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { filesUnder, textOf } from '../tree.js';
import { type Crew, hireCrew } from './crew.js';
import { EXPLAINED } from './explained.js';
import { codeOf } from './modules.js';
import { type Mutant, mutantsOf, planted } from './mutants.js';
import { reportOf, type Tried, textOfReport } from './report.js';
import { roundsFor, type Suite, type Survey, suiteFor, survey } from './suite.js';

const FOLDERS = ['src/firmware/rules', 'src/therapy'];
/** ms of work without a new test after which a mutant is said to hang, beside five times what its slowest test takes */
const PATIENCE = 1_500;

const { values } = parseArgs({
  options: {
    file: { type: 'string', multiple: true },
    tables: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const isRule = (path: string): boolean => !path.endsWith('.data.ts') && !path.endsWith('/index.ts');
const targets = (values.file ?? FOLDERS).flatMap((path) =>
  path.endsWith('.ts') ? [path].filter(existsSync) : filesUnder(path, '.ts').filter(isRule),
);

async function attempt(mutant: Mutant, suite: Suite, surveyed: Survey, crew: Crew): Promise<Tried> {
  const rounds = roundsFor(mutant, suite, surveyed);
  const code = new Map([[mutant.file, codeOf(mutant.file, planted(textOf(mutant.file), mutant))]]);
  for (const { tests, slowest } of rounds) {
    const outcome = await crew.run({ code, tests, survey: false }, PATIENCE + 5 * slowest);
    if (outcome.kind === 'timed-out') return { mutant, fate: 'timed-out', by: null, reached: true };
    if (outcome.kind === 'crashed')
      return { mutant, fate: 'killed', by: `killed by a crash: ${outcome.because}`, reached: true };
    const { failed } = outcome.answer;
    if (failed !== null) return { mutant, fate: 'killed', by: failed, reached: true };
  }
  return { mutant, fate: 'survived', by: null, reached: rounds.length > 0 };
}

async function run(mutants: readonly Mutant[]): Promise<void> {
  const begun = performance.now();
  const suite = suiteFor(targets, values.tables);
  const crew = hireCrew(suite.modules, new URL('./worker.js', import.meta.url));
  try {
    const surveyed = await survey(suite, crew);
    const tried: Tried[] = [];
    for (const mutant of mutants) {
      if (process.stderr.isTTY) process.stderr.write(`\r${tried.length} of ${mutants.length} `);
      tried.push(await attempt(mutant, suite, surveyed, crew));
    }
    if (process.stderr.isTTY) process.stderr.write('\r');
    const seconds = Math.round((performance.now() - begun) / 1000);
    const { leftOut } = suite;
    const report = { ...reportOf(targets, tried, EXPLAINED, existsSync), leftOut, seconds };
    process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : textOfReport(report)}\n`);
    process.exitCode = report.unexplained > 0 || report.stale.length > 0 ? 1 : 0;
  } finally {
    await crew.end();
  }
}

const mutants = targets.flatMap((path) => mutantsOf(path, textOf(path)));
if (mutants.length === 0) {
  process.stderr.write('mutate: nothing to mutate; name a file or folder of the project, e.g. src/therapy\n');
  process.exitCode = 2;
} else if (values.list) {
  for (const m of mutants) process.stdout.write(`${m.file}:${m.line}  ${m.id}\n`);
} else {
  await run(mutants).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
}
