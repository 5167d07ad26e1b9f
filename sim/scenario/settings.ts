import { isMap, isSeq, parse as parseYaml } from 'yaml';
import type { Source } from './source.js';
import { formatPath, note, type Path, type Trouble, type Troubles } from './trouble.js';

/** A `--set path=value` that has been laid over the file. */
export type Setting = { readonly flag: string; readonly path: Path };

const SEGMENT = /[^.[\]]+/g;

/** Follows the written path; the rest is taken as one key where the map has it, since signals contain points. */
function segmentsOf(written: string, source: Source): Path {
  const path: (string | number)[] = [];
  let node: unknown = source.document.contents;
  const parts = [...written.matchAll(SEGMENT)];
  for (const [i, part] of parts.entries()) {
    const rest = written.slice(part.index);
    if (i > 0 && isMap(node) && node.has(rest)) return [...path, rest];
    const key = isSeq(node) && /^\d+$/.test(part[0]) ? Number(part[0]) : part[0];
    path.push(key);
    node = isMap(node) || isSeq(node) ? node.get(key, true) : undefined;
  }
  return path;
}

function yamlOf(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return text;
  }
}

/** What is wrong with an entry that a list does not have: says which there are. */
function noEntry(name: string, key: string | number, count: number): Omit<Trouble, 'path' | 'atKey'> {
  const found = typeof key === 'number' ? `entry ${key} of ${name}` : `"${key}" of ${name}, which is a list`;
  if (count === 0) return { found, expected: 'an entry that is there', remedy: `${name} is empty; set it whole` };
  const entries = count === 1 ? `${name}[0]` : `${name}[0] to ${name}[${count - 1}]`;
  return { found, expected: `an entry that is there: ${entries}`, remedy: `write one of ${entries}; the first is [0]` };
}

/** Deepest part of the path that is no map and no list, or a list that is too short: nothing can be set below it. */
function blocked(path: Path, source: Source): Omit<Trouble, 'path' | 'atKey'> | null {
  let node: unknown = source.document.contents;
  for (const [i, key] of path.entries()) {
    const name = formatPath(path.slice(0, i));
    if (node === undefined || node === null) return null;
    if (isSeq(node)) {
      if (typeof key !== 'number' || key >= node.items.length) {
        return noEntry(name, key, node.items.length);
      }
    } else if (!isMap(node)) {
      return {
        found: `"${name}", which is a single value`,
        expected: 'a path to a value',
        remedy: `write --set ${name}=…`,
      };
    }
    node = isMap(node) || isSeq(node) ? node.get(key, true) : undefined;
  }
  return null;
}

/**
 * Lays `path=value` settings over a file before it is checked; values are read as YAML, so `40 mL` and `{ mode: simple }`
 * both work. A path that the format does not know is found by the check that follows, and is reported under the flag.
 */
export function applySettings(source: Source, written: readonly string[], troubles: Troubles): Setting[] {
  const settings: Setting[] = [];
  for (const text of written) {
    const flag = `--set ${text}`;
    const split = text.indexOf('=');
    const path = split < 1 ? [] : segmentsOf(text.slice(0, split), source);
    if (path.length === 0) {
      settings.push({ flag, path: [flag] });
      note(troubles, [flag], {
        found: `"${text}"`,
        expected: 'path=value',
        remedy: 'write e.g. --set "implant.fill=30 mL"',
      });
      continue;
    }
    settings.push({ flag, path });
    const wall = blocked(path, source);
    if (wall !== null) note(troubles, path, wall);
    else source.document.setIn(path, source.document.createNode(yamlOf(text.slice(split + 1))));
  }
  return settings;
}
