import type { Random } from '../random/index.js';

/** What may be drawn, and how often against the others; 0 for never. */
export type Share<T> = readonly [often: number, draw: () => T];

/**
 * Draws one of several, each as often as its share says.
 *
 * @param shares  at least one of them above 0
 */
export function oneOf<T>(random: Random, shares: readonly Share<T>[]): T {
  const total = shares.reduce((sum, [often]) => sum + often, 0);
  let left = random.uniform() * total;
  for (const [often, draw] of shares) {
    left -= often;
    if (left < 0) return draw();
  }
  return (shares.find(([often]) => often > 0) as Share<T>)[1]();
}

/** A number with at most three digits that count, so that a story stays readable. */
export const round3 = (value: number): number => Number(value.toPrecision(3));

/** A number between two, small ones more often than large ones. */
export function mostlySmall(random: Random, least: number, most: number): number {
  const share = random.uniform();
  return least + (most - least) * share * share;
}
