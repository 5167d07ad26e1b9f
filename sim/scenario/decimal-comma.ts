import { type Document, isMap, isPair, isScalar, type Pair, Scalar, visit, type YAMLMap } from 'yaml';

/** A number that was written with a comma for decimals inside `{ … }`, where the comma begins the next key. */
export type DecimalComma = {
  /** where the number begins in the text */
  readonly offset: number;
  readonly path: readonly (string | number)[];
  /** as it was written: `39,5 mL` */
  readonly written: string;
  /** as it must be written: `39.5 mL` */
  readonly meant: string;
};

const isPlain = (node: unknown): node is Scalar => isScalar(node) && node.type === Scalar.PLAIN && !!node.range;
const textOf = (node: Scalar): string => node.source ?? String(node.value);

/** The rest of a number, which YAML took for a key without a value: it begins with a digit, right after the comma. */
function restOf(value: Scalar, next: unknown): Scalar | null {
  if (!isPair(next) || !isPlain(next.key)) return null;
  const empty = next.value === null || (isScalar(next.value) && (next.value.source ?? '') === '');
  const touches = next.key.range?.[0] === (value.range?.[1] ?? 0) + 1;
  return empty && touches && /^\d/.test(textOf(next.key)) && /\d$/.test(textOf(value)) ? next.key : null;
}

/** Joins a number with its rest, also where a tolerance has a comma of its own; gives back how it was written. */
function mend(map: YAMLMap, pair: Pair, at: number): string | null {
  const { value } = pair;
  if (!isPlain(value)) return null;
  let written = textOf(value);
  for (let end = value, rest = restOf(end, map.items[at + 1]); rest !== null; rest = restOf(end, map.items[at + 1])) {
    written += `,${textOf(rest)}`;
    map.items.splice(at + 1, 1);
    end = rest;
  }
  if (written === textOf(value)) return null;
  value.value = written.replaceAll(',', '.');
  return written;
}

const pathOf = (ancestors: readonly unknown[], map: YAMLMap, pair: Pair): (string | number)[] => {
  const chain = [...ancestors, map, pair];
  return chain.flatMap((node, i): (string | number)[] => {
    if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : String(node.key)];
    const parent = chain[i - 1];
    const inList = typeof parent === 'object' && parent !== null && 'items' in parent && !isMap(parent);
    return inList && Array.isArray(parent.items) ? [parent.items.indexOf(node)] : [];
  });
};

/**
 * Finds numbers with a decimal comma in maps of one line, and mends them in the tree, so that each is told once and is not
 * taken for an unknown key and a number without its unit.
 */
export function mendDecimalCommas(document: Document): readonly DecimalComma[] {
  const found: DecimalComma[] = [];
  visit(document, {
    Map: (_, map, ancestors) => {
      if (map.flow !== true) return;
      for (let at = 0; at < map.items.length; at++) {
        const pair = map.items[at];
        const written = pair === undefined ? null : mend(map, pair, at);
        if (pair === undefined || written === null || !isScalar(pair.value)) continue;
        const path = pathOf(ancestors, map, pair);
        found.push({ offset: pair.value.range?.[0] ?? 0, path, written, meant: String(pair.value.value) });
      }
    },
  });
  return found;
}
