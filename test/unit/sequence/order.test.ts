import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outOfOrder, type Pair } from '../../../sim/sequence/order.js';

const swapped = (a: Pair, b: Pair): boolean =>
  (a.expected < b.expected && a.found > b.found) || (a.expected > b.expected && a.found < b.found);
const isOrdered = (pairs: readonly Pair[]): boolean =>
  pairs.every((a, i) => pairs.slice(i + 1).every((b) => !swapped(a, b)));

/** The fewest that must go, found by trying every choice. */
function fewest(pairs: readonly Pair[]): number {
  let least = pairs.length;
  for (let mask = 0; mask < 1 << pairs.length; mask++) {
    const kept = pairs.filter((_, i) => (mask & (1 << i)) !== 0);
    if (isOrdered(kept)) least = Math.min(least, pairs.length - kept.length);
  }
  return least;
}

const pairs = (...list: readonly (readonly [number, number])[]): Pair[] =>
  list.map(([expected, found]) => ({ expected, found }));

describe('order', () => {
  it.each<[string, Pair[], number[]]>([
    ['nothing', [], []],
    ['rising', pairs([1, 1], [2, 3], [3, 4]), []],
    ['two swapped', pairs([1, 3], [2, 2]), [0]],
    ['expected at one moment', pairs([1, 3], [1, 2]), []],
    ['found at one moment', pairs([1, 2], [2, 2]), []],
    ['one of many', pairs([1, 9], [2, 2], [3, 3], [4, 4]), [0]],
  ])('%s', (_, list, wrong) => {
    expect(outOfOrder(list)).toEqual(wrong);
  });

  it('takes the fewest away, and the rest is in order (every choice tried)', () => {
    const list = fc.array(fc.record({ expected: fc.nat(9), found: fc.nat(9) }), { maxLength: 9 });
    fc.assert(
      fc.property(list, (given) => {
        const wrong = outOfOrder(given);
        expect(isOrdered(given.filter((_, i) => !wrong.includes(i)))).toBe(true);
        expect(wrong).toHaveLength(fewest(given));
      }),
      { numRuns: 500 },
    );
  });
});
