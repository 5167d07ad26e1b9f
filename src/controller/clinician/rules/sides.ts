import type { ReviewLine } from '../review.js';

/** What stands on one side of a line: as it is read aloud, and as a number where one can be compared. */
export type Side = { readonly text: string; readonly value: number | null };
/** Sides by what they tell. */
export type Sides = ReadonlyMap<string, Side>;

/** One side. */
export const side = (text: string, value: number | null = null): Side => ({ text, value });

const percentOf = (before: Side | undefined, after: Side): number | null =>
  before === undefined || before.value === null || before.value === 0 || after.value === null
    ? null
    : Math.round((1_000 * (after.value - before.value)) / before.value) / 10;

/** A value beside what it was; null where there was none. */
export const lineOf = (what: string, before: Side | undefined, after: Side): ReviewLine => ({
  what,
  before: before?.text ?? null,
  after: after.text,
  percent: percentOf(before, after),
});

const GONE = side('none');

/** Every value of either side, those of the new one first; what is no more is `none`. */
export const compared = (before: Sides, after: Sides): ReviewLine[] =>
  [...new Set([...after.keys(), ...before.keys()])].map((what) =>
    lineOf(what, before.get(what), after.get(what) ?? GONE),
  );
