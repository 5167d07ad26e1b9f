import { align } from '../sequence/index.js';
import type { Event, EventList } from './event-list.js';

/** An event of one run and what it is in the other one; null where it is missing. */
export type Pair = {
  readonly word: string;
  readonly a: number | null;
  readonly b: number | null;
  /** in what it differs besides its moment: `high -> medium`; empty when in nothing */
  readonly look: string;
  /** whether the two are apart by more than is tolerated */
  readonly differs: boolean;
};

/** The events of one word in both runs. */
export type Pairing = {
  readonly pairs: readonly Pair[];
  /** up to when they were compared one by one, ms; null for up to the end */
  readonly until: number | null;
  /** how many came after that */
  readonly later: { readonly a: number; readonly b: number };
  /** there are so many differences that nothing could be paired */
  readonly tooMany: boolean;
};

const earliest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

/** @returns for each event of `a` its place in `b`, or -1; null when there are too many differences */
const places = (a: readonly Event[], b: readonly Event[], ms: number): readonly number[] | null =>
  align(
    a.map(({ t }) => ({ at: t, early: ms, late: ms })),
    b.map(({ t }) => t),
    null,
  );

const apart = (word: string, a: Event, b: Event, ms: number): Pair => {
  const look = a.look === b.look ? '' : `${a.look} -> ${b.look}`;
  return { word, a: a.t, b: b.t, look, differs: look !== '' || Math.abs(b.t - a.t) > ms };
};

function pairsOf(word: string, a: readonly Event[], b: readonly Event[], of: readonly number[], ms: number): Pair[] {
  const taken = new Set(of);
  const onlyA = (t: number): Pair => ({ word, a: t, b: null, look: '', differs: true });
  const onlyB = b.flatMap(({ t }, j): readonly Pair[] =>
    taken.has(j) ? [] : [{ word, a: null, b: t, look: '', differs: true }],
  );
  const ofA = a.map((event, i) => {
    const other = b[of[i] ?? -1];
    return other === undefined ? onlyA(event.t) : apart(word, event, other, ms);
  });
  return [...ofA, ...onlyB];
}

/**
 * Pairs the events that go by one word, so that there are as few differences as possible, and of these pairings the one with the least
 * time between its pairs (see `align`).
 *
 * @param ms  whole milliseconds by which a pair may be apart
 */
export function paired(word: string, a: EventList, b: EventList, ms: number): Pairing {
  const until = earliest(a.keptUntil, b.keptUntil);
  const [ofA, ofB] = [a.before(until), b.before(until)];
  const of = places(ofA, ofB, ms);
  const later = { a: a.count - ofA.length, b: b.count - ofB.length };
  if (of === null) return { pairs: [], until: 0, later: { a: a.count, b: b.count }, tooMany: true };
  return { pairs: pairsOf(word, ofA, ofB, of, ms), until, later, tooMany: false };
}

/** The earlier of the two moments of a pair. */
export const firstOf = ({ a, b }: Pair): number => Math.min(a ?? Number.MAX_SAFE_INTEGER, b ?? Number.MAX_SAFE_INTEGER);

/** Pairs of several words in the order in which they came. */
export const inTime = (pairs: readonly Pair[]): readonly Pair[] =>
  [...pairs].sort((x, y) => firstOf(x) - firstOf(y) || (x.word < y.word ? -1 : x.word > y.word ? 1 : 0));
