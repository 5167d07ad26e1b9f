import { EventList } from './event-list.js';
import { inTime, type Pair, paired } from './pairing.js';

/** The alarms of both runs. */
export type AlarmComparison = {
  /** `motor-stall raised` and so on, all that were compared one by one, in the order in which they came */
  readonly pairs: readonly Pair[];
  readonly same: number;
  /** in both, but further apart than is tolerated, or of another priority, tone or detail */
  readonly moved: number;
  readonly onlyA: number;
  readonly onlyB: number;
  /** words of which there were too many to compare all, and how many were left */
  readonly later: readonly Later[];
  readonly differences: number;
};

/** What was counted and not compared one by one. */
export type Later = {
  readonly word: string;
  /** ms from which on */
  readonly from: number;
  readonly a: number;
  readonly b: number;
  readonly tooMany: boolean;
};

const NOTHING = new EventList();

/**
 * Compares alarms: each phase of each alarm is paired by itself, in order.
 *
 * @param ms  whole milliseconds by which one may be earlier or later
 */
export function compareAlarms(
  a: ReadonlyMap<string, EventList>,
  b: ReadonlyMap<string, EventList>,
  ms: number,
): AlarmComparison {
  const words = [...new Set([...a.keys(), ...b.keys()])].sort();
  const pairings = words.map((word) => ({
    word,
    ...paired(word, a.get(word) ?? NOTHING, b.get(word) ?? NOTHING, ms),
  }));
  const pairs = inTime(pairings.flatMap((pairing) => pairing.pairs));
  const later = pairings.flatMap(({ word, until, later: left, tooMany }): readonly Later[] =>
    until === null ? [] : [{ word, from: until, ...left, tooMany }],
  );
  const differing = pairs.filter(({ differs }) => differs);
  return {
    pairs,
    same: pairs.length - differing.length,
    moved: differing.filter((pair) => pair.a !== null && pair.b !== null).length,
    onlyA: differing.filter((pair) => pair.b === null).length,
    onlyB: differing.filter((pair) => pair.a === null).length,
    later,
    differences: differing.length + later.filter((left) => left.tooMany || left.a !== left.b).length,
  };
}
