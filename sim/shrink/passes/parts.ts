import { isTree, type Path, partAt, type Tree } from '../draft.js';
import { thinned } from './lists.js';
import type { Pass } from './pass.js';

/** What has a pass of its own, or is a name. */
const ELSEWHERE = ['version', 'title', 'purpose', 'steps', 'expect', 'until'];

/** All maps and lists of a story with their places, the large before what is in them. */
function placesIn(value: unknown, path: Path): readonly Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((entry, i) => placesIn(entry, [...path, i]))];
  if (!isTree(value)) return [];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

const placesOf = (tree: Tree): readonly Path[] =>
  placesIn(tree, []).filter(([first, ...rest]) => first !== 'expect' && !(first === 'steps' && rest.length === 0));

/**
 * Leaves out keys that a story may do without, and entries of lists within its steps: details of the implant, the seed, limits, what the patient
 * may ask for, steps of the day, names, spans, parameters of faults.
 */
export const fewerParts: Pass = function* (smallest) {
  const first = placesOf(smallest().draft.tree);
  for (const path of first) {
    const part = partAt(smallest().draft.tree, path);
    if (Array.isArray(part)) yield* thinned(smallest, path, 1);
    if (!isTree(part)) continue;
    for (const key of Object.keys(part)) {
      if (path.length === 0 && ELSEWHERE.includes(key)) continue;
      yield [{ drop: [...path, key] }];
    }
    // An order with something to say may be a bare word as well: suspend, read-log.
    const [only, ...more] = Object.keys(part);
    if (path[0] === 'steps' && path.length === 3 && more.length === 0) yield [{ put: path, value: only }];
  }
};
