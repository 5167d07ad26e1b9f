import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesBelow } from '../../scenario/files.js';
import { linesOfFile } from '../../trace/file-lines.js';
import { writeOutput } from '../outputs.js';
import { unusable } from '../reading.js';
import { WrongUse } from '../wrong.js';
import { checkFile } from './folders.js';

/** How the name of a scenario file ends. */
const ENDINGS = ['.yaml', '.yml'];
const ENDING = '.jsonl';
const REASONS = 'REASONS.md';

/** Name under which a scenario's trace is kept: its path from here, without its ending. @throws {WrongUse} for one that lies elsewhere */
export function keptName(file: string): string {
  const name = relative('.', file).replaceAll('\\', '/');
  if (name.startsWith('..') || name.startsWith('/'))
    throw new WrongUse({
      code: 'golden-elsewhere',
      found: `"${file}", which does not lie below this folder`,
      expected: 'scenarios below this folder: kept traces are named by their path from here',
      remedy: 'change into the folder of your project, or leave --golden out',
    });
  return name.replace(/\.ya?ml$/, '');
}

/** File of the kept trace of a scenario. */
export const keptFile = (folder: string, file: string): string => join(folder, keptName(file) + ENDING);

/** Kept traces whose scenario is gone, by their names. */
export const orphansIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? filesBelow(folder, (name) => name.endsWith(ENDING))
        .map((path) => relative(folder, path).slice(0, -ENDING.length).replaceAll('\\', '/'))
        .filter((name) => !ENDINGS.some((ending) => existsSync(name + ending)))
    : [];

/** Files by the name under which they would be kept, those on the disk that are not run among them. */
function byName(files: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  for (const file of files) {
    const name = keptName(file);
    const twins = ENDINGS.map((ending) => name + ending).filter((path) => existsSync(path));
    named.set(name, new Set([...(named.get(name) ?? []), relative('.', file).replaceAll('\\', '/'), ...twins]));
  }
  return named;
}

/**
 * Finds out before a run whether its traces can be compared and kept.
 *
 * @throws {WrongUse} for scenarios that share a kept trace, and where something else is in the place of one
 */
export function checkKept(folder: string, files: readonly string[], keeps: boolean): void {
  for (const [name, sharing] of byName(files)) {
    const [one, other] = [...sharing].sort();
    const path = join(folder, name + ENDING);
    if (other !== undefined)
      throw new WrongUse({
        code: 'golden-shared',
        found: `"${one}" and "${other}", which share the kept trace "${path}"`,
        expected: 'scenarios whose names differ by more than their ending',
        remedy: 'rename one of them',
      });
    checkFile('--golden', path, keeps);
  }
  if (keeps) checkFile('--golden', join(folder, REASONS), true);
}

/** The lines of a kept trace, whatever line ends a checkout has given them. */
export function* keptLines(path: string): Generator<string> {
  for (const line of linesOfFile(path)) yield line.replace(/\r$/, '');
}

const EXPECTED = 'a file that can be written';

/** Keeps a trace where it is not what is kept already. @returns whether it was written. @throws {WrongUse} when it cannot be */
export function keep(path: string, lines: readonly string[]): boolean {
  const text = `${lines.join('\n')}\n`;
  try {
    if (existsSync(path) && readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === text) return false;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw unusable(path, error, EXPECTED);
  }
  return true;
}

/** Writes down why traces were kept, a line each; the newest last. @throws {WrongUse} when the disk will not have it */
export function writeReasons(folder: string, names: readonly string[], because: string): void {
  if (names.length === 0) return;
  const path = join(folder, REASONS);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '# Why traces were kept\n\n';
  writeOutput(path, before + names.map((name) => `- ${name}: ${because}\n`).join(''));
}
