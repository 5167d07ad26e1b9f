/** Two moments of one event: when it was expected, and when it came. */
export type Pair = { readonly expected: number; readonly found: number };

/** Place of the first tail that lies after a moment; tails rise. */
function firstAfter(pairs: readonly Pair[], tails: readonly number[], found: number): number {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[tails[middle] as number] as Pair).found > found) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The fewest pairs that must be taken away so that the rest comes in its order: the complement of a longest sequence that does not
 * fall. Two that are expected at one moment, or that come at one, are in order either way. O(n log n).
 *
 * @returns places in `pairs` that are out of order, rising
 */
export function outOfOrder(pairs: readonly Pair[]): readonly number[] {
  const places = pairs.map((_, i) => i);
  const at = (i: number): Pair => pairs[i] as Pair;
  places.sort((a, b) => at(a).expected - at(b).expected || at(a).found - at(b).found || a - b);
  // `tails[k]`: of all sequences of k + 1 that do not fall, the one that ends first ends here.
  const tails: number[] = [];
  const before = new Map<number, number>();
  for (const place of places) {
    const length = firstAfter(pairs, tails, at(place).found);
    const last = tails[length - 1];
    if (last !== undefined) before.set(place, last);
    tails[length] = place;
  }
  const kept = new Set<number>();
  for (let place = tails.at(-1); place !== undefined; place = before.get(place)) kept.add(place);
  return pairs.flatMap((_, i) => (kept.has(i) ? [] : [i]));
}
