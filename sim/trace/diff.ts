/** Where two traces part, with the lines around it. */
export type Difference = {
  /** line counted from 1 */
  readonly line: number;
  /** the line there, or null when that trace has ended */
  readonly a: string | null;
  readonly b: string | null;
  /** the last lines that both share, oldest first */
  readonly before: readonly string[];
  /** what follows in each */
  readonly afterA: readonly string[];
  readonly afterB: readonly string[];
};

const take = (lines: Iterator<string>, count: number): string[] => {
  const taken: string[] = [];
  while (taken.length < count) {
    const next = lines.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
};

/**
 * Compares two traces line by line; holds no more than the context.
 *
 * @param a        lines without line ends
 * @param b        lines without line ends
 * @param context  lines shown on each side, ≥ 0
 * @returns the first difference, or null when all lines are equal
 */
export function firstDifference(a: Iterable<string>, b: Iterable<string>, context = 3): Difference | null {
  const linesA = a[Symbol.iterator]();
  const linesB = b[Symbol.iterator]();
  const before: string[] = [];
  for (let line = 1; ; line++) {
    const [nextA = null] = take(linesA, 1);
    const [nextB = null] = take(linesB, 1);
    if (nextA !== nextB) {
      return { line, a: nextA, b: nextB, before, afterA: take(linesA, context), afterB: take(linesB, context) };
    }
    if (nextA === null) return null;
    before.push(nextA);
    if (before.length > context) before.shift();
  }
}
