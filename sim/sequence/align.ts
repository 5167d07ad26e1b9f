import { invariant } from '../../src/base/index.js';

/** When an event is expected: whole milliseconds, and how much before and after that it may come. */
export type Expected = { readonly at: number; readonly early: number; readonly late: number };

/** Most steps of the table that is filled, one byte each: bounds memory to 64 MiB and time to some seconds. */
const MOST_CELLS = 67_108_864;
/** More events of one kind than fit into the counts below. */
const MOST_EVENTS = 1_048_575;
/** Differences are counted above, pairs beside their time below: one number that is compared once. */
const DIFFERENCE = 1_048_576;
const FIRST_BAND = 8;

const PAIR = 1;
const MISSING = 2;
const EXTRA = 3;

/** Whether an event that came at `found` is within the tolerance of what was expected. */
export const isMet = ({ at, early, late }: Expected, found: number): boolean =>
  found >= at - early && found <= at + late;

type Lists = {
  readonly expected: readonly Expected[];
  readonly found: readonly number[];
  readonly apart: number | null;
};

/** The places of `found` that a band about the diagonal leaves to a row. */
const bandOf = ({ found }: Lists, band: number, i: number): readonly [low: number, high: number] => [
  Math.max(0, i - band),
  Math.min(found.length, i + band),
];

/** What a pair costs, or Infinity for two that are too far apart to be the same event. */
function pairCost(one: Expected, found: number, apart: number | null): number {
  if (isMet(one, found)) return 0;
  return apart !== null && Math.abs(found - one.at) > apart ? Number.POSITIVE_INFINITY : DIFFERENCE + 1;
}

/**
 * Fills the table from the end, so that it can be read from the beginning; cells outside the band cost Infinity.
 *
 * @param choices  gets what to do in each cell, `width` cells a row
 * @returns the cost of all
 */
function fill(lists: Lists, band: number, width: number, choices: Uint8Array): number {
  const { expected, found, apart } = lists;
  const [n, m] = [expected.length, found.length];
  // Row i + 1 and row i; one cell more at the end, which is never a way. `shift` is the distance in time, summed.
  let [below, belowShift] = [new Float64Array(m + 2).fill(Number.POSITIVE_INFINITY), new Float64Array(m + 2)];
  let [cost, shift] = [new Float64Array(m + 2).fill(Number.POSITIVE_INFINITY), new Float64Array(m + 2)];
  for (let i = n; i >= 0; i--) {
    const [low, high] = bandOf(lists, band, i);
    // What stands beyond the band on this side is of an older row; on the other nothing was ever written.
    cost[high + 1] = Number.POSITIVE_INFINITY;
    const one = expected[i];
    for (let j = high; j >= low; j--) {
      if (i === n && j === m) {
        [cost[j], shift[j]] = [0, 0];
        continue;
      }
      let [best, bestShift, choice] = [Number.POSITIVE_INFINITY, 0, 0];
      const at = found[j];
      if (one !== undefined && at !== undefined) {
        best = (below[j + 1] as number) + pairCost(one, at, apart);
        bestShift = (belowShift[j + 1] as number) + Math.abs(at - one.at);
        choice = PAIR;
      }
      const missing = (one === undefined ? Number.POSITIVE_INFINITY : (below[j] as number)) + DIFFERENCE;
      if (missing < best || (missing === best && (belowShift[j] as number) < bestShift))
        [best, bestShift, choice] = [missing, belowShift[j] as number, MISSING];
      const extra = (cost[j + 1] as number) + DIFFERENCE;
      if (extra < best || (extra === best && (shift[j + 1] as number) < bestShift))
        [best, bestShift, choice] = [extra, shift[j + 1] as number, EXTRA];
      [cost[j], shift[j]] = [best, bestShift];
      choices[i * width + (j - low)] = choice;
    }
    [below, belowShift, cost, shift] = [cost, shift, below, belowShift];
  }
  return below[0] as number;
}

/** Follows the choices from the beginning. @returns for each expected event the place of what it is paired with, or -1 */
function follow(lists: Lists, band: number, width: number, choices: Uint8Array): readonly number[] {
  const pairs: number[] = [];
  let [i, j] = [0, 0];
  while (i < lists.expected.length || j < lists.found.length) {
    const choice = choices[i * width + (j - bandOf(lists, band, i)[0])];
    invariant(choice === PAIR || choice === MISSING || choice === EXTRA, 'sequence: the way leaves the band', { i, j });
    if (choice !== EXTRA) pairs.push(choice === PAIR ? j : -1);
    if (choice !== EXTRA) i += 1;
    if (choice !== MISSING) j += 1;
  }
  return pairs;
}

/**
 * Pairs the expected times of one event with the times at which it came, so that there are as few differences as possible: one for each
 * that is missing, each that is extra, and each pair outside its tolerance. Of several such pairings the one with most events within
 * their tolerance is taken, of these the one with the least time between its pairs in all, and of these the one that pairs the earliest.
 *
 * Pairs never cross: equal events cannot be told apart, so the first of two is the first. Ukkonen's way: a pairing with d differences
 * strays at most d places from the diagonal, so a band is widened until its best pairing has no more differences than it is wide.
 * O((n + m) · d) time and bytes for d differences; exact.
 *
 * @param expected  in order of time
 * @param found     whole milliseconds, in order of time
 * @param apart     two that are further apart than this, in ms, are not the same event; null for no bound
 * @returns for each expected event the place in `found`, or -1; null when there are so many differences that it would take too long
 */
export function align(
  expected: readonly Expected[],
  found: readonly number[],
  apart: number | null,
): readonly number[] | null {
  const lists: Lists = { expected, found, apart };
  const [n, m] = [expected.length, found.length];
  if (n > MOST_EVENTS || m > MOST_EVENTS) return null;
  const all = Math.max(n, m);
  for (let band = Math.min(all, Math.max(FIRST_BAND, Math.abs(n - m))); ; band = Math.min(all, band * 2)) {
    const width = Math.min(2 * band + 1, m + 1);
    if ((n + 1) * width > MOST_CELLS) return null;
    const choices = new Uint8Array((n + 1) * width);
    const cost = fill(lists, band, width, choices);
    if (band >= all || Math.floor(cost / DIFFERENCE) <= band) return follow(lists, band, width, choices);
  }
}
