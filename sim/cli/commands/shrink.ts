import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatDuration, parseDuration } from '../../../src/units/index.js';
import { asTyped, type Line, line } from '../../report/index.js';
import { formatIssue, parseScenario, withSettings } from '../../scenario/index.js';
import {
  type Failure,
  failureInWords,
  isSame,
  type Keep,
  type Measure,
  type Shown,
  type Shrunk,
  shrink as smallestOf,
  toldAs,
  trialsWith,
} from '../../shrink/index.js';
import { drawStory } from '../../story/index.js';
import { catalogueOf } from '../../world/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { type Drugs, drugsOf } from '../formulary-file.js';
import { checkOutputs, writeOutput } from '../outputs.js';
import { type Command, type Flags, parseWhole, type Request } from '../request.js';
import { scenarioText } from '../scenario-file.js';
import { startCount } from '../shrink-progress.js';
import { printJson, printLines } from '../terminal.js';
import { BadFile, didYouMean, known, WrongUse } from '../wrong.js';

/** Where shrunken stories are kept. */
const FOLDER = join('scenarios', 'regression');
const TRIES = 2_000;

/** A story that is to be shrunk: a file of the user, or one that is drawn. */
type Story = {
  readonly text: string;
  readonly seed: number;
  /** as an answer names it */
  readonly from: string;
  /** of the file that is written, without its ending */
  readonly name: string;
  /** the file that is read, which must not be written over; null when there is none */
  readonly file: string | null;
};

const refuse = (code: string, found: string, expected: string, remedy: string): never => {
  throw new WrongUse({ code, found, expected, remedy });
};

function sourceOf({ args, flags }: Request): { readonly file: string | null; readonly random: number } {
  const [file = null] = args;
  const random = flags.optional('random', parseWhole);
  const expected = 'a scenario file, or --random with a seed';
  if (file !== null && random !== null)
    refuse('story-twice', `"${file}" and --random ${random}`, expected, 'leave one of them out');
  if (file === null && random === null)
    refuse('story-missing', 'no file', expected, 'add the file that fails, or e.g. --random 7');
  return { file, random: random ?? 0 };
}

/** The story with its flags written into it. @throws {BadFile} when it is not valid */
function storyOf(request: Request, drugs: Drugs): Story {
  const { flags } = request;
  const { file, random } = sourceOf(request);
  const seed = flags.optional('seed', parseWhole);
  const settings = [...flags.list('set'), ...(seed === null ? [] : [`seed=${seed}`])];
  const from = file ?? `the story of --random ${random}`;
  const told = file === null ? drawStory(random) : scenarioText(file);
  const parsed = parseScenario(told, { file: from, catalogue: catalogueOf(drugs.formulary), settings });
  if (!parsed.ok) throw new BadFile(from, parsed.issues.map(formatIssue), parsed.issues);
  const name = file === null ? `random-${random}` : basename(file).replace(/\.ya?ml$/, '');
  return { text: withSettings(told, settings), seed: parsed.scenario.seed, from, name, file };
}

/** The file that will be written. @throws {WrongUse} when there is one already, or it cannot be written */
function outOf(flags: Flags, { name, file }: Story): string {
  const given = flags.text('out');
  const path = given ?? join(FOLDER, `${name}.yaml`);
  if (existsSync(path) && !flags.has('force'))
    refuse('file-exists', `"${path}", which is there already`, 'a file that is not', 'add --out FILE, or --force');
  // The folder of stories that are kept is made when it is not there.
  if (given !== null || existsSync(path)) checkOutputs(file ?? '', [{ flag: '--out', path, ending: 'yaml' }]);
  return path;
}

/** The failure that is to be kept: the first, or the one that the user names by some of its words. */
function chosen(failures: readonly Shown[], flags: Flags, keep: Keep): Failure {
  const words = flags.text('as');
  const told = failures.map(({ failure }) => failureInWords(failure, keep));
  const index = words === null ? 0 : told.findIndex((text) => text.toLowerCase().includes(words.trim().toLowerCase()));
  const found = failures[index]?.failure;
  if (found !== undefined) return found;
  throw new WrongUse({
    code: 'failure-unknown',
    found: `--as "${words ?? ''}"`,
    expected: `words of one of these: ${told.join('; ')}`,
    remedy: didYouMean(words ?? '', told) ?? 'write some words of the one that is to stay',
  });
}

const counts = ({ steps, expectations, until_ms, characters }: Measure): readonly string[] => [
  String(steps),
  String(expectations),
  formatDuration(until_ms),
  String(characters),
];

function sizes({ before, after }: Shrunk): readonly Line[] {
  const [was, is] = [counts(before), counts(after)];
  const width = Math.max(6, ...was.map((text) => text.length));
  const row = (name: string, a: string, b: string): string => `  ${name.padEnd(15)}${a.padStart(width)}  ${b}`;
  return [
    line(row('', 'before', 'after'), 'dim'),
    ...['steps', 'expectations', 'simulated', 'characters'].map((name, i) =>
      line(row(name, was[i] ?? '', is[i] ?? '')),
    ),
  ];
}

function endOf({ finished, changed, tries }: Shrunk): string {
  if (!finished) return `stopped after ${tries} runs: a smaller one may be found with more`;
  return changed ? `${tries} runs; nothing more can be left out` : `${tries} runs; it is as small as it gets already`;
}

/** Stops when the real time that the user gives is used up. */
function wallClock(flags: Flags): () => boolean {
  const limit = flags.optional('wall-timeout', parseDuration);
  const began = Date.now();
  return () => limit !== null && Date.now() - began >= limit;
}

/** What the story fails with as it is. @throws {WrongUse} when it holds */
function failuresOf({ text, from }: Story, run: ReturnType<typeof trialsWith>): readonly Shown[] | null {
  const trial = run(text, Number.POSITIVE_INFINITY);
  if (trial.is !== 'run') return null;
  if (trial.failures.length > 0) return trial.failures;
  return refuse('nothing-to-shrink', `${from}, which holds`, 'a scenario that fails', '"thecal run" shows what fails');
}

const reproduceOf = (path: string, flags: Flags): string => {
  const own = flags.text('formulary');
  return asTyped(['run', path, ...(own === null ? [] : ['--formulary', own])]);
};

/**
 * `shrink FILE`: the smallest scenario that fails the same way, written as a file that runs.
 *
 * @throws {WrongUse} for flags that cannot be used, and for a scenario that holds
 * @throws {BadFile} when the scenario or the formulary is not valid
 */
export const shrink: Command = async (request) => {
  const { flags, json, terminal } = request;
  const keep = known(flags.text('keep') ?? 'found', ['found', 'text'] as const, 'way to keep');
  const tries = flags.optional('tries', parseWhole) ?? TRIES;
  const drugs = drugsOf(flags);
  const story = storyOf(request, drugs);
  if (flags.has('print')) {
    terminal.out(story.text);
    return EXIT.held;
  }
  const path = outOf(flags, story);
  const shouldStop = wallClock(flags);
  const run = trialsWith({ ...drugs, shouldStop });
  const failures = failuresOf(story, run);
  if (failures === null) return refuseUnjudged(request, story);
  const failure = chosen(failures, flags, keep);
  const others = failures.filter((shown) => !isSame(shown.failure, failure, keep));
  const kept = failureInWords(failure, keep);
  const also = others.map((shown) => failureInWords(shown.failure, keep));
  if (!json) printLines(terminal, [line(`keeps     ${kept}`), ...also.map((text) => line(`not this  ${text}`, 'dim'))]);
  const count = startCount(terminal, tries);
  const shrunk = smallestOf(story.text, { run, failure, keep, tries, onProgress: count.update, shouldStop });
  count.stop();
  if (shrunk === null) return refuseUnjudged(request, story);
  if (flags.text('out') === null) mkdirSync(dirname(path), { recursive: true });
  writeOutput(path, toldAs(shrunk, { from: story.from, seed: story.seed, failure, keep }));
  const code: ExitCode = shouldStop() && !shrunk.finished ? EXIT.outOfTime : EXIT.held;
  const { text: _text, ...found } = shrunk;
  const reproduce = reproduceOf(path, flags);
  if (json)
    printJson(terminal, { keeps: failure, kept, not_kept: also, ...found, out: path, reproduce, exit_code: code });
  else
    printLines(terminal, [
      line(''),
      ...sizes(shrunk),
      line(''),
      line(endOf(shrunk), 'dim'),
      line(`written   ${path}`),
      line(`reproduce ${reproduce}`, 'dim'),
    ]);
  return code;
};

function refuseUnjudged({ json, terminal }: Request, { from }: Story): ExitCode {
  const said = `${from} was stopped before it could be judged; give it more time`;
  if (json) printJson(terminal, { error: said, exit_code: EXIT.outOfTime });
  else printLines(terminal, [line(said, 'bad')]);
  return EXIT.outOfTime;
}
