import { readdirSync } from 'node:fs';
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
    const near = nearest(path.slice(cut), readdirSync(path.slice(0, cut) || '.'));
    return near === null ? null : `did you mean "${path.slice(0, cut)}${near}"?`;
  } catch {
    return null;
  }
}

function unreadable(path: string, error: unknown): Issue {
  const code = codeOf(error);
  const reason = REASONS[code] ?? { found: `a file that cannot be read (${code})`, remedy: 'check the path' };
  const remedy = (code === 'ENOENT' ? neighbour(path) : null) ?? reason.remedy;
  return { file: path, line: 0, column: 0, path: '', found: reason.found, expected: 'a scenario file', remedy };
}

/** Maps of logs are YAML too; they lie beside the scenarios that they are matched with. */
const isScenario = (name: string): boolean => /\.ya?ml$/.test(name) && !/\.map\.ya?ml$/.test(name);

/**
 * Paths of the scenario files (`.yaml`, `.yml`, but for `.map.yaml`) in a directory and below it, in alphabetical order.
 *
 * @returns paths that begin with `directory`, or a refusal when it cannot be read
 */
export function listScenarios(directory: string): Result<readonly string[]> {
  try {
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(isScenario);
    return ok(files.map((name) => join(directory, name)).sort());
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
