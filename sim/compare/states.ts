import { EventList } from './event-list.js';
import { firstOf, inTime, type Pair, paired } from './pairing.js';
import { RegionCourse, type Stay } from './region-course.js';

/** A region of the statecharts in both runs. */
export type RegionComparison = {
  readonly region: string;
  /** ms in each state that one of them was in */
  readonly times: readonly { readonly state: string; readonly a: number; readonly b: number }[];
  /** the first change that the other one has not within the tolerance, ms; null when there is none */
  readonly parted: number | null;
  /** ms for which they are in different states, all short whiles together, up to the end of the shorter run */
  readonly apart: number;
  /** changes that the other has as well within the tolerance */
  readonly same: number;
  /** changes that differ, in the order in which they came */
  readonly pairs: readonly Pair[];
  /** up to when changes were compared one by one, ms; null for up to the end */
  readonly until: number | null;
  readonly differences: number;
};

/** How a run went as to its states. */
export type Course = {
  readonly regions: ReadonlyMap<string, RegionCourse>;
  readonly since: number;
  readonly end: number;
};

/** Walks two courses side by side. @returns ms up to `end` in which their states differ */
function timeApart(a: readonly Stay[], b: readonly Stay[], end: number): number {
  let [i, j, at, sum] = [0, 0, a[0]?.from ?? 0, 0];
  while (at < end) {
    const next = Math.min(a[i + 1]?.from ?? end, b[j + 1]?.from ?? end, end);
    if (a[i]?.state !== b[j]?.state) sum += next - at;
    at = next;
    while ((a[i + 1]?.from ?? Number.POSITIVE_INFINITY) <= at) i += 1;
    while ((b[j + 1]?.from ?? Number.POSITIVE_INFINITY) <= at) j += 1;
  }
  return sum;
}

const least = (moments: readonly (number | null)[]): number | null => {
  const known = moments.filter((t) => t !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const NOTHING = new EventList();

function compareRegion(region: string, a: Course, b: Course, ms: number): RegionComparison {
  // A region that never changes is not told of; it has been where the other one began.
  const ofA = a.regions.get(region) ?? new RegionCourse(b.regions.get(region)?.first ?? '', a.since);
  const ofB = b.regions.get(region) ?? new RegionCourse(ofA.first, b.since);
  const words = [...new Set([...ofA.changes.keys(), ...ofB.changes.keys()])].sort();
  const pairings = words.map((word) =>
    paired(word, ofA.changes.get(word) ?? NOTHING, ofB.changes.get(word) ?? NOTHING, ms),
  );
  const all = pairings.flatMap(({ pairs }) => pairs);
  const pairs = inTime(all.filter(({ differs }) => differs));
  const counts = pairings.filter(({ later, tooMany }) => tooMany || later.a !== later.b).length;
  const began = ofA.first === ofB.first ? 0 : 1;
  const [timesA, timesB] = [ofA.timesUntil(a.end), ofB.timesUntil(b.end)];
  const states = [...new Set([...timesA.keys(), ...timesB.keys()])].sort();
  const until = least([ofA.keptUntil, ofB.keptUntil, ...pairings.map((pairing) => pairing.until)]);
  return {
    region,
    times: states.map((state) => ({ state, a: timesA.get(state) ?? 0, b: timesB.get(state) ?? 0 })),
    parted: began > 0 ? a.since : pairs.reduce<number | null>((t, pair) => least([t, firstOf(pair)]), null),
    apart: timeApart(ofA.stays, ofB.stays, Math.min(a.end, b.end, ofA.keptUntil ?? a.end, ofB.keptUntil ?? b.end)),
    same: all.length - pairs.length,
    pairs,
    until,
    differences: pairs.length + counts + began,
  };
}

/**
 * Compares the states of two runs, region by region in the order of the alphabet.
 *
 * What counts are changes: each must be in the other run within the tolerance. Times in states are told beside.
 *
 * @param ms  whole milliseconds by which a change may be earlier or later
 */
export function compareStates(a: Course, b: Course, ms: number): readonly RegionComparison[] {
  const names = [...new Set([...a.regions.keys(), ...b.regions.keys()])].sort();
  return names.map((region) => compareRegion(region, a, b, ms));
}
