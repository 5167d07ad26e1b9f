/** One field of a shape: its key, and the text that opens it in canonical JSON (`{"a":` or `,"b":`). */
export type ShapeField = { readonly key: string; readonly opening: string };

type Node = { readonly next: Map<string, Node>; fields: readonly ShapeField[] | null };

/** Anything but what stands for itself in JSON: no quote, backslash, control character or half of a pair. */
const NEEDS_ESCAPE = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;
/** Records have a few dozen shapes; data with keys of its own must not fill the memory. */
const MOST_NODES = 4_096;

const root: Node = { next: new Map(), fields: null };
let nodes = 0;

/** @returns the text as a JSON string */
export const quote = (text: string): string => (NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`);

const sortedFields = (value: object): ShapeField[] =>
  Object.keys(value)
    .sort()
    .map((key, i) => ({ key, opening: `${i === 0 ? '{' : ','}${quote(key)}:` }));

/**
 * The keys of a plain object in the order of their code units.
 *
 * Sorting is what costs most in canonical JSON, so shapes seen before are looked up, key by key in the order in which the
 * object holds them; the answer depends on the keys alone.
 */
export function shapeOf(value: object): readonly ShapeField[] {
  let node = root;
  for (const key in value) {
    let next = node.next.get(key);
    if (next === undefined) {
      if (nodes >= MOST_NODES) return sortedFields(value);
      next = { next: new Map(), fields: null };
      node.next.set(key, next);
      nodes++;
    }
    node = next;
  }
  node.fields ??= sortedFields(value);
  return node.fields;
}
