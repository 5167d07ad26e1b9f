import { entriesOf, isTree, type Path, type Tree } from './draft.js';
import { roughness, spanOf } from './round.js';

/**
 * How large a story is: whole numbers, compared one after the other.
 *
 * A smaller story is smaller in the first of them that differs. So shrinking ends, whatever is tried: no story shrinks for ever.
 */
export type Size = {
  /** steps and expectations */
  readonly parts: number;
  /** keys and entries of lists */
  readonly nodes: number;
  /** what a reader must know of: people and their controllers, moments that depend on others, drugs and modes out of the ordinary */
  readonly strange: number;
  /** ms */
  readonly until: number;
  readonly roughness: number;
  /** all other spans and moments together, ms */
  readonly spans: number;
};

/** Keys that say what a story is called and are no part of it. */
const NAMES = ['version', 'title', 'purpose'];

/** A value that stands for itself, and where. */
export type Leaf = { readonly path: Path; readonly value: unknown };

/** All values of a story with their places, in the order of the file; its names and expectations are left alone. */
export function leavesOf(tree: Tree, besides: readonly string[] = ['expect', ...NAMES]): readonly Leaf[] {
  const walk = (value: unknown, path: Path): readonly Leaf[] => {
    if (Array.isArray(value)) return value.flatMap((entry, i) => walk(entry, [...path, i]));
    if (!isTree(value)) return [{ path, value }];
    return Object.entries(value).flatMap(([key, inner]) =>
      path.length === 0 && besides.includes(key) ? [] : walk(inner, [...path, key]),
    );
  };
  return walk(tree, []);
}

function nodesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + 1 + nodesIn(entry), 0);
  if (!isTree(value)) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => sum + (NAMES.includes(key) ? 0 : 1) + nodesIn(inner), 0);
}

const PEOPLE = ['clinician', 'patient', 'person'];
const isDrug = (path: Path): boolean =>
  path.at(-1) === 'drug' || (path.length === 2 && path[0] === 'drug' && path[1] === 'name');

function strangeIn(tree: Tree): number {
  const people = entriesOf(tree, 'steps').filter(
    (step) => isTree(step) && Object.keys(step).some((key) => PEOPLE.includes(key)),
  ).length;
  const values = leavesOf(tree).filter(({ path, value }) => {
    const key = path.at(-1);
    if (isDrug(path)) return value !== 'morphine';
    if (key === 'mode') return value !== 'simple';
    return key === 'after' || (key === 'at' && /^day /i.test(String(value)));
  }).length;
  return people + values;
}

/** The size of a story. */
export function sizeOf(tree: Tree): Size {
  const leaves = leavesOf(tree, ['expect', 'until', ...NAMES]);
  return {
    parts: entriesOf(tree, 'steps').length + entriesOf(tree, 'expect').length,
    nodes: nodesIn(tree),
    strange: strangeIn(tree),
    until: spanOf(tree.until) ?? 0,
    roughness: leaves.reduce((sum, { value }) => sum + roughness(value), 0),
    spans: leaves.reduce((sum, { value }) => sum + (spanOf(value) ?? 0), 0),
  };
}

const ORDER: readonly (keyof Size)[] = ['parts', 'nodes', 'strange', 'until', 'roughness', 'spans'];

/** Whether a story is smaller than another. */
export function isSmaller(a: Size, than: Size): boolean {
  const differs = ORDER.find((name) => a[name] !== than[name]);
  return differs !== undefined && a[differs] < than[differs];
}
