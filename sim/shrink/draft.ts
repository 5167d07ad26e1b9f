import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** Keys and indices from the root of the file to a place. */
export type Path = readonly (string | number)[];

/** A file as plain data. */
export type Tree = Readonly<Record<string, unknown>>;

/** One change of a file: a part is left out, gets another value, or another key. */
export type Edit =
  | { readonly drop: Path }
  | { readonly put: Path; readonly value: unknown }
  | { readonly rename: Path; readonly key: string };

/** A scenario file on its way to being smaller. */
export type Draft = { readonly text: string; readonly tree: Tree };

const WIDTH = { lineWidth: 120 };

/** Whether a value is a map of the file. */
export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function drafted(document: Document): Draft | null {
  try {
    const text = document.toString(WIDTH);
    const tree: unknown = document.toJS();
    return isTree(tree) ? { text, tree } : null;
  } catch {
    return null;
  }
}

/** Reads a file, and writes it as it will be written from now on; comments stay. @returns null when it is no map */
export const draftOf = (text: string): Draft | null => {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? null : drafted(document);
};

/** The part of a tree at a path; undefined where there is none. */
export const partAt = (tree: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined,
    tree,
  );

/** The entries of a list of the file; none when it is left out. */
export const entriesOf = (tree: Tree, key: 'steps' | 'expect'): readonly unknown[] => {
  const value = tree[key];
  return Array.isArray(value) ? value : [];
};

/** Leaves a part out. A comment before the first of a list belongs to that one and goes with it. */
function drop(document: Document, path: Path): void {
  const above: unknown = document.getIn(path.slice(0, -1), true);
  if (isSeq(above) && path.at(-1) === 0) above.commentBefore = null;
  document.deleteIn(path);
}

/** Gives a part another key, at its place. */
function rename(document: Document, path: Path, key: string): void {
  const above: unknown = document.getIn(path.slice(0, -1), true);
  if (!isMap(above)) return;
  const pair = above.items.find(({ key: name }) => (isScalar(name) ? name.value : name) === path.at(-1));
  if (pair !== undefined) pair.key = document.createNode(key);
}

const put = (document: Document, path: Path, value: unknown): void => {
  const flow = typeof value === 'object' && value !== null ? { flow: true } : {};
  const plain = isCollection(document.getIn(path, true)) || 'flow' in flow;
  document.setIn(path, plain ? document.createNode(value, flow) : value);
};

/** Later places first, so that leaving one out moves none that is still to go. */
const fromTheEnd = (a: Path, b: Path): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x !== y) return typeof x === 'number' && typeof y === 'number' ? y - x : 0;
  }
  return b.length - a.length;
};

/**
 * Expectations may count from a step by its number, which moves when a step before it goes.
 *
 * @returns null when one counts from a step that goes
 */
function renumbered(tree: Tree, gone: readonly number[]): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const [i, entry] of entriesOf(tree, 'expect').entries()) {
    const of = isTree(entry) ? entry.of : undefined;
    if (typeof of !== 'number') continue;
    if (gone.includes(of - 1)) return null;
    const before = gone.filter((step) => step < of - 1).length;
    if (before > 0) edits.push({ put: ['expect', i, 'of'], value: of - before });
  }
  return edits;
}

const dropsOf = (edits: readonly Edit[]): readonly Path[] =>
  edits.flatMap((edit) => ('drop' in edit ? [edit.drop] : []));

/**
 * A file with changes in it; the numbers by which expectations name steps follow.
 *
 * @param edits  places as they are before any of them
 * @returns null when the changes do not go together
 */
export function edited(draft: Draft, edits: readonly Edit[]): Draft | null {
  const drops = dropsOf(edits);
  const steps = drops.flatMap((path) => (path.length === 2 && path[0] === 'steps' ? [Number(path[1])] : []));
  const moved = renumbered(draft.tree, steps);
  if (moved === null) return null;
  const document = parseDocument(draft.text, { logLevel: 'silent' });
  const all = [...moved, ...edits];
  for (const edit of all) if ('put' in edit) put(document, edit.put, edit.value);
  for (const edit of all) if ('rename' in edit) rename(document, edit.rename, edit.key);
  for (const path of [...drops].sort(fromTheEnd)) drop(document, path);
  return drafted(document);
}
