// Rules of nothing, made to be mutated: each function stands for one thing that can come of a mutant.

/** Well tested: every mutant dies. */
export const fits = (asked: number, room: number): boolean => asked <= room;

/** Tested away from its boundary only: the mutant of the boundary lives. */
export const isLate = (at: number, due: number): boolean => at > due;

/** The smallest whole number whose square is at least `n`: without its step it never ends. */
export function rootAbove(n: number): number {
  let root = 0;
  while (root * root < n) root += 1;
  return root;
}

/** Two equal numbers are the same whichever is given: the mutant of the boundary lives, and rightly. */
export const larger = (a: number, b: number): number => (a > b ? a : b);

const complain = (): void => {
  throw new Error('not sound');
};

/** Complains when no test waits any more: with some of its mutants the worker dies. */
export function trust(sound: boolean): void {
  if (!sound) setTimeout(complain);
}

/** Forgotten: its test never runs it. */
export const forgotten = (): boolean => true;
