import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nearest, ok, type Result, refuse } from '../../src/base/index.js';
import type { Issue } from './issue.js';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const REASONS: Readonly<Record<string, { readonly found: string; readonly remedy: string }>> = {
  ENOENT: { found: 'no such file', remedy: 'check the path' },
  EACCES: { found: 'a file that may not be read', remedy: 'allow reading it' },
  EISDIR: { found: 'a directory', remedy: 'name a file in it' },
  ENOTDIR: { found: 'a path through something that is no directory', remedy: 'check the path' },
};

/** Name in the same directory that was probably meant. */
function neighbour(path: string): string | null {
  const cut = path.lastIndexOf('/') + 1;
  try {
    const name = path.slice(cut);
    // A link that leads nowhere stands there itself.
    const others = readdirSync(path.slice(0, cut) || '.').filter((other) => other !== name);
    const near = nearest(name, others);
    return near === null ? null : `did you mean "${path.slice(0, cut)}${near}"?`;
  } catch {
    return null;
  }
}

/** Why a scenario file cannot be read, as an issue of the whole file. */
export function unreadable(path: string, error: unknown): Issue {
  const code = codeOf(error);
  const reason = REASONS[code] ?? { found: `a file that cannot be read (${code})`, remedy: 'check the path' };
  const remedy = (code === 'ENOENT' ? neighbour(path) : null) ?? reason.remedy;
  return { file: path, line: 0, column: 0, path: '', found: reason.found, expected: 'a scenario file', remedy };
}

/** Maps of logs are YAML too; they lie beside the scenarios that they are matched with. */
const isScenario = (name: string): boolean => /\.ya?ml$/.test(name) && !/\.map\.ya?ml$/.test(name);

/** Where a path leads, or itself when it leads nowhere. */
export const realOf = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

const isFolder = (path: string, entry: Dirent): boolean => {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** By name: the system has an order of its own, and of two links to one file the first is taken. */
const entriesOf = (folder: string): readonly Dirent[] =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * Files in a directory and below it, in alphabetical order. Links are followed; what several paths lead to is there once, by a path without a link if there is one.
 *
 * @param wanted  by the name of the file
 * @returns paths that begin with `directory`
 * @throws what the system says when a directory cannot be read
 */
export function filesBelow(directory: string, wanted: (name: string) => boolean): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const links: (() => void)[] = [];
  const once = (path: string, act: () => void): void => {
    const real = realOf(path);
    if (seen.has(real)) return;
    seen.add(real);
    act();
  };
  const walk = (folder: string): void => {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      const visit = (): void => {
        if (isFolder(path, entry)) once(path, () => walk(path));
        else if (wanted(entry.name)) once(path, () => found.push(path));
      };
      if (entry.isSymbolicLink()) links.push(visit);
      else visit();
    }
  };
  once(directory, () => walk(directory));
  // Links can lead to more of them.
  for (let next = links.shift(); next !== undefined; next = links.shift()) next();
  return found.sort();
}

/**
 * Paths of the scenario files (`.yaml`, `.yml`, but for `.map.yaml`) in a directory and below it, each file once, in alphabetical order.
 *
 * @returns paths that begin with `directory`, or a refusal when it cannot be read
 */
export function listScenarios(directory: string): Result<readonly string[]> {
  try {
    return ok(filesBelow(directory, isScenario));
  } catch (error) {
    const { found, expected, remedy } = unreadable(directory, error);
    return refuse(
      'directory-unreadable',
      `${directory}: ${found}`,
      `${expected.replace('a scenario file', 'a directory of scenarios')}`,
      remedy,
    );
  }
}
