import type { Issue } from './issue.js';
import type { Setting } from './settings.js';
import type { Source } from './source.js';
import { formatPath, type Path, type Trouble } from './trouble.js';

const begins = (path: Path, with_: Path): boolean => with_.every((part, i) => String(path[i]) === String(part));

/** The flag that brought a place in, if one did: it set the place, something above it, or something below a key it made. */
function flagOf(path: Path, settings: readonly Setting[], written: boolean): Setting | undefined {
  return settings.findLast((setting) => begins(path, setting.path) || (!written && begins(setting.path, path)));
}

/** Gives a trouble its place: line and column in the file, or the flag. */
export function locate(trouble: Trouble, file: string, source: Source, settings: readonly Setting[]): Issue {
  const { found, expected, remedy } = trouble;
  const said = { path: formatPath(trouble.path), found, expected, remedy };
  const exact = source.place(trouble.path, trouble.atKey);
  const setting = flagOf(trouble.path, settings, exact !== null || !trouble.atKey);
  if (setting !== undefined) {
    const path = setting.path[0] === setting.flag ? '' : said.path;
    return { file: setting.flag, line: 0, column: 0, ...said, path };
  }
  if (exact !== null) return { file, ...exact, ...said };
  for (let length = trouble.path.length - 1; length >= 0; length--) {
    const nearby = source.place(trouble.path.slice(0, length), true);
    if (nearby !== null) return { file, ...nearby, ...said };
  }
  return { file, line: 1, column: 1, ...said };
}

/** Issues in the order of the file; what the flags brought in comes last. */
export const inFileOrder = (issues: readonly Issue[]): Issue[] =>
  [...issues].sort((a, b) => Number(a.line === 0) - Number(b.line === 0) || a.line - b.line || a.column - b.column);
