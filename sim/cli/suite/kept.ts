import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { WrongUse } from '../wrong.js';

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

/** Names of all traces that are kept. */
export const keptNames = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(ENDING))
        .map((path) => path.slice(0, -ENDING.length).replaceAll('\\', '/'))
        .sort()
    : [];

/** Keeps a trace where it is not what is kept already. @returns whether it was written */
export function keep(path: string, lines: readonly string[]): boolean {
  const text = `${lines.join('\n')}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}

/** Writes down why traces were kept, a line each; the newest last. */
export function writeReasons(folder: string, names: readonly string[], because: string): void {
  if (names.length === 0) return;
  const path = join(folder, REASONS);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '# Why traces were kept\n\n';
  writeFileSync(path, before + names.map((name) => `- ${name}: ${because}\n`).join(''));
}
