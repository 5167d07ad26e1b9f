import { parseDuration } from '../../../src/units/index.js';
import { listScenarios } from '../../scenario/files.js';
import { type CaseResult, isGood, planOf, type Shard, type SuiteResult, tally } from '../../suite/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { drugsOf } from '../formulary-file.js';
import { isDirectory, readText } from '../reading.js';
import { type Command, type Flags, type Parser, parseWhole, type Request } from '../request.js';
import { keptName, keptNames, writeReasons } from '../suite/kept.js';
import type { SuiteSetup } from '../suite/order.js';
import { runPlan, workersFor } from '../suite/pool.js';
import { createReporters, reportersIn } from '../suite/reporters.js';
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

/** All scenario files that were named, each once; folders with all that lie below them. */
function filesOf(paths: readonly string[]): readonly string[] {
  const named = paths.length === 0 ? ['scenarios'] : paths;
  const files = named.flatMap((path) => {
    if (isDirectory(path)) return must(listScenarios(path));
    readText(path);
    return [path];
  });
  if (files.length > 0) return [...new Set(files)];
  throw new WrongUse({
    code: 'no-scenarios',
    found: `no scenario file in ${named.map((path) => `"${path}"`).join(', ')}`,
    expected: 'files that end in .yaml or .yml',
    remedy: 'name a file or another folder',
  });
}

/** Refuses flags that say nothing together. */
function checkFlags(flags: Flags): void {
  const refuse = (found: string, expected: string, remedy: string): never => {
    throw new WrongUse({ code: 'flags-contradict', found, expected, remedy });
  };
  const golden = flags.text('golden');
  const [updates, because] = [flags.has('update-golden'), flags.text('because')];
  if (updates && golden === null)
    refuse('--update-golden without --golden', 'the folder where traces are kept', 'add --golden FOLDER');
  if (updates && (because ?? '').trim().length < 10)
    refuse(
      because === null ? '--update-golden without --because' : `--because "${because}"`,
      'the reason for the change in some words: it is kept beside the traces',
      'add --because "…"',
    );
  const changed = ['seed', 'set'].find((name) => flags.text(name) !== null || flags.list(name).length > 0);
  if (golden !== null && changed !== undefined)
    refuse(`--golden with --${changed}`, 'scenarios as they are written', `leave --${changed} away`);
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

/** Kept traces of scenarios that are gone; only a run of everything can tell. */
function orphansOf({ flags }: Request, files: readonly string[]): readonly string[] {
  const golden = flags.text('golden');
  const isPart = flags.list('filter').length > 0 || flags.text('shard') !== null || flags.has('update-golden');
  if (golden === null || isPart) return [];
  const given = new Set(files.map(keptName));
  return keptNames(golden).filter((name) => !given.has(name));
}

/** Runs files once, and tells. */
async function testOnce(request: Request, all: readonly string[], files: readonly string[]): Promise<ExitCode> {
  const { flags, terminal } = request;
  const repeat = flags.optional('repeat', parseCount) ?? 1;
  const cases = planOf(files, { filters: flags.list('filter'), shard: flags.optional('shard', parseShard), repeat });
  if (cases.length === 0 && flags.text('shard') === null) {
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
  const wanted = request.json
    ? reportersIn(['json'])
    : reportersIn(flags.list('reporter').length > 0 ? flags.list('reporter') : ['pretty']);
  const reporters = createReporters(wanted, repeat > 1, terminal);
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
    orphans: orphansOf(request, all),
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
  const code = await testOnce(request, files, files);
  if (!flags.has('watch')) return code;
  return await watchFiles(files, terminal, async (changed) => testOnce(request, files, changed), code);
};
