import { parseDuration } from '../../../src/units/index.js';
import { listScenarios, realOf } from '../../scenario/files.js';
import { type Case, type CaseResult, isGood, planOf, type Shard, type SuiteResult, tally } from '../../suite/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { drugsOf } from '../formulary-file.js';
import { isDirectory, readText } from '../reading.js';
import { type Command, type Flags, type Parser, parseWhole, type Request } from '../request.js';
import { checkKept, keptName, orphansIn, writeReasons } from '../suite/kept.js';
import type { SuiteSetup } from '../suite/order.js';
import { runPlan, workersFor } from '../suite/pool.js';
import { checkReporters, createReporters, type ReporterWanted, reportersIn } from '../suite/reporters.js';
import { checkTraces } from '../suite/traces.js';
import { watchFiles } from '../suite/watch.js';
import { version } from '../version.js';
import { didYouMean, must, WrongUse } from '../wrong.js';

const parseShard: Parser<Shard> = (text) => {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (part !== undefined && shard.part >= 1 && shard.part <= shard.of) return { ok: true, value: shard };
  const expected = 'i/n, with i from 1 to n';
  return { ok: false, refusal: { code: 'shard-malformed', found: `"${text}"`, expected, remedy: 'write e.g. 1/2' } };
};

const parseCount: Parser<number> = (text) => {
  const read = parseWhole(text);
  if (!read.ok || read.value > 0) return read;
  const refusal = {
    code: 'count-zero',
    found: '"0"',
    expected: 'a whole number of 1 or more',
    remedy: 'write 1 or more',
  };
  return { ok: false, refusal };
};

/** Each file once, by the first of its names: two paths may lead to one file. */
function eachOnce(files: readonly string[]): readonly string[] {
  const named = new Map<string, string>();
  for (const file of files) {
    const real = realOf(file);
    if (!named.has(real)) named.set(real, file);
  }
  return [...named.values()];
}

/** All scenario files that were named, each once; folders with all that lie below them. */
function filesOf(paths: readonly string[]): readonly string[] {
  const named = paths.length === 0 ? ['scenarios'] : paths;
  const files = named.flatMap((path) => {
    if (isDirectory(path)) return must(listScenarios(path));
    readText(path);
    return [path];
  });
  if (files.length > 0) return eachOnce(files);
  throw new WrongUse({
    code: 'no-scenarios',
    found: `no scenario file in ${named.map((path) => `"${path}"`).join(', ')}`,
    expected: 'files that end in .yaml or .yml',
    remedy: 'name a file or another folder',
  });
}

const repeatOf = (flags: Flags): number => flags.optional('repeat', parseCount) ?? 1;

/** Refuses flags that say nothing together. */
function checkFlags(flags: Flags): void {
  const refuse = (found: string, expected: string, remedy: string): never => {
    throw new WrongUse({ code: 'flags-contradict', found, expected, remedy });
  };
  const golden = flags.text('golden');
  const [updates, because] = [flags.has('update-golden'), flags.text('because')];
  if (updates && golden === null)
    refuse('--update-golden without --golden', 'the folder where traces are kept', 'add --golden FOLDER');
  if (!updates && because !== null)
    refuse('--because without --update-golden', 'a reason only where traces are kept', 'add --update-golden');
  if (updates && (because ?? '').trim().length < 10)
    refuse(
      because === null ? '--update-golden without --because' : `--because "${because}"`,
      'the reason for the change in some words: it is kept beside the traces',
      'add --because "…"',
    );
  const changed = ['seed', 'set'].find((name) => flags.text(name) !== null || flags.list(name).length > 0);
  if (golden !== null && changed !== undefined)
    refuse(`--golden with --${changed}`, 'scenarios as they are written', `leave --${changed} away`);
  const [seed, repeat] = [flags.optional('seed', parseWhole) ?? 0, repeatOf(flags)];
  if (!Number.isSafeInteger(seed + (repeat - 1)))
    refuse(`--seed ${seed} with --repeat ${repeat}`, 'seeds up to 2^53 − 1', 'begin with a smaller seed');
}

function setupOf(flags: Flags): SuiteSetup {
  const drugs = drugsOf(flags);
  const formulary = flags.text('formulary');
  const settings = flags.list('set');
  return {
    formulary: drugs.told ?? null,
    settings,
    seed: flags.optional('seed', parseWhole),
    twice: flags.has('twice'),
    wallTimeout: flags.optional('wall-timeout', parseDuration),
    golden: flags.text('golden'),
    traces: flags.text('traces'),
    flags: [
      ...settings.flatMap((setting) => ['--set', setting]),
      ...(formulary === null ? [] : ['--formulary', formulary]),
    ],
  };
}

/** What a test run says with its exit code: the worst that has happened. */
function exitOf({ cases, orphans }: SuiteResult): ExitCode {
  const counts = tally(cases);
  if (counts.broken > 0 || cases.some(({ flaky }) => flaky === true)) return EXIT.broken;
  if (counts.invalid > 0) return EXIT.invalidFile;
  if (counts.failed > 0 || orphans.length > 0) return EXIT.failed;
  if (cases.some((one) => one.outcome === 'held' && !isGood(one))) return EXIT.failed;
  return counts['out-of-time'] > 0 ? EXIT.outOfTime : EXIT.held;
}

/** Kept traces of scenarios that are gone; who asks for a part alone is not told. */
function orphansOf({ flags }: Request): readonly string[] {
  const golden = flags.text('golden');
  const isPart = flags.list('filter').length > 0 || flags.text('shard') !== null || flags.has('update-golden');
  return golden === null || isPart ? [] : orphansIn(golden);
}

/** What is to be run of some files. @throws {WrongUse} where a filter leaves nothing; a shard may be empty */
function casesOf(flags: Flags, files: readonly string[]): readonly Case[] {
  const wanted = { filters: flags.list('filter'), shard: null, repeat: repeatOf(flags) };
  if (planOf(files, wanted).length === 0) {
    const word = flags.list('filter')[0] ?? '';
    throw new WrongUse({
      code: 'nothing-to-run',
      found: `no scenario whose path contains ${flags
        .list('filter')
        .map((w) => `"${w}"`)
        .join(' or ')}`,
      expected: `a part of one of ${files.length} paths`,
      remedy:
        didYouMean(
          word,
          files.flatMap((file) => file.split(/[/.]/)),
        ) ?? '"thecal list" shows the scenarios there are',
    });
  }
  return planOf(files, { ...wanted, shard: flags.optional('shard', parseShard) });
}

/** Finds out before anything is run whether all that is to be read and written can be. @throws {WrongUse} */
function checkPlaces(flags: Flags, cases: readonly Case[], wanted: readonly ReporterWanted[]): void {
  const files = [...new Set(cases.map(({ file }) => file))];
  const [golden, traces] = [flags.text('golden'), flags.text('traces')];
  checkReporters(wanted, files);
  if (golden !== null) checkKept(golden, files, flags.has('update-golden'));
  if (traces !== null) checkTraces(traces, files);
}

/** Runs files once, and tells. */
async function testOnce(request: Request, files: readonly string[]): Promise<ExitCode> {
  const { flags, terminal } = request;
  const cases = casesOf(flags, files);
  const wanted = reportersIn(flags.list('reporter'), request.json);
  checkPlaces(flags, cases, wanted);
  const reporters = createReporters(wanted, repeatOf(flags) > 1, terminal);
  const workers = flags.optional('workers', parseCount);
  const keeps = flags.has('update-golden');
  const results: CaseResult[] = [];
  const began = performance.now();
  await runPlan(cases, setupOf(flags), {
    workers,
    bail: flags.has('bail'),
    keep: keeps,
    onResult: (result) => {
      results.push(result);
      reporters.result(result);
    },
  });
  const suite: SuiteResult = {
    thecal: version(),
    cases: results,
    orphans: orphansOf(request),
    wall_ms: performance.now() - began,
    workers: workersFor(workers, cases.length),
  };
  const code = exitOf(suite);
  if (keeps) writeReasons(flags.text('golden') ?? '', keptOf(results), (flags.text('because') ?? '').trim());
  await reporters.end(suite, code);
  return code;
}

const keptOf = (results: readonly CaseResult[]): readonly string[] =>
  results.filter(({ golden }) => golden?.is === 'kept').map(({ file }) => keptName(file));

/**
 * `test [PATHS]`: runs many scenarios and says which hold.
 *
 * @throws {WrongUse} for flags and paths that cannot be used, and where nothing would be run
 * @throws {BadFile} when the formulary is not valid; a scenario that is not is a result
 */
export const test: Command = async (request) => {
  const { args, flags, terminal } = request;
  checkFlags(flags);
  const files = filesOf(args);
  // Asked here, where a name that cannot be is an answer; a worker could only break over it.
  if (flags.text('golden') !== null) for (const file of files) keptName(file);
  const code = await testOnce(request, files);
  if (!flags.has('watch')) return code;
  return await watchFiles(files, terminal, async (changed) => testOnce(request, changed), code);
};
