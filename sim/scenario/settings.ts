import { isMap, isSeq, parse as parseYaml } from 'yaml';
import type { Source } from './source.js';
import { note, type Path, type Trouble, type Troubles } from './trouble.js';

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

/** Deepest part of the path that is no map and no list, or a list that is too short: nothing can be set below it. */
function blocked(path: Path, source: Source): Omit<Trouble, 'path' | 'atKey'> | null {
  let node: unknown = source.document.contents;
  for (const [i, key] of path.entries()) {
    const name = path.slice(0, i).join('.');
    if (node === undefined || node === null) return null;
    if (isSeq(node)) {
      if (typeof key !== 'number' || key >= node.items.length) {
        return {
          found: `entry "${key}" of ${name}`,
          expected: `a number from 0 to ${node.items.length - 1}`,
          remedy: `write --set ${name}[0]…`,
        };
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
