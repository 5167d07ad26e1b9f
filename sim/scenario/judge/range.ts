import type { Comparison } from '../scenario.js';

/** Values a quantity takes on a stretch of time: everything from `low` to `high`. */
export type Range = { readonly low: number; readonly high: number };

/** Share of the compared value that counts as equal, so that the noise of doubles decides nothing. */
const NOISE = 1e-9;

const slackOf = ({ kind, value, tolerance }: Comparison): number =>
  kind === 'count' ? 0 : NOISE * Math.max(Math.abs(value), tolerance);

/** Whether the comparison is true for at least one value of the range. */
export function holdsSomewhere(comparison: Comparison, { low, high }: Range): boolean {
  const { is, value, tolerance } = comparison;
  const slack = slackOf(comparison);
  switch (is) {
    case '<':
      return low < value - slack;
    case '<=':
      return low <= value + slack;
    case '>':
      return high > value + slack;
    case '>=':
      return high >= value - slack;
    case '=':
      return low <= value + slack && high >= value - slack;
    case '!=':
      return low < value - slack || high > value + slack;
    case 'within':
      return low <= value + tolerance + slack && high >= value - tolerance - slack;
  }
}

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const;

/** Whether the comparison is true for every value of the range. */
export function holdsEverywhere(comparison: Comparison, range: Range): boolean {
  const { is, value, tolerance } = comparison;
  if (is !== 'within') return !holdsSomewhere({ ...comparison, is: OPPOSITE[is] }, range);
  const slack = slackOf(comparison);
  return range.low >= value - tolerance - slack && range.high <= value + tolerance + slack;
}

/** Whether the comparison is true for one value. */
export const holdsFor = (comparison: Comparison, value: number): boolean =>
  holdsSomewhere(comparison, { low: value, high: value });
