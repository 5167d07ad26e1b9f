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

/** Compares lines as they come with lines that are drawn; holds no more than the context. */
export type Follower = {
  /** @returns whether another line could still tell something: false when the difference and its surroundings are known */
  readonly take: (line: string) => boolean;
  /** @returns the first difference, or null when all lines were equal */
  readonly end: () => Difference | null;
};

/**
 * Follows a trace that is being made beside one that was kept.
 *
 * @param kept     lines of the other one
 * @param context  lines shown around a difference, ≥ 0
 */
export function follow(kept: Iterator<string>, context = 3): Follower {
  const before: string[] = [];
  let line = 0;
  let found: { readonly line: number; readonly a: string | null; readonly b: string | null } | null = null;
  const afterA: string[] = [];
  const afterB: string[] = [];
  const next = (): string | null => {
    const drawn = kept.next();
    return drawn.done === true ? null : drawn.value;
  };
  return {
    take: (b) => {
      if (found !== null) {
        if (afterB.length < context) afterB.push(b);
        return afterB.length < context;
      }
      line += 1;
      const a = next();
      if (a !== b) {
        found = { line, a, b };
        return context > 0;
      }
      before.push(b);
      if (before.length > context) before.shift();
      return true;
    },
    end: () => {
      if (found === null) {
        const a = next();
        if (a === null) return null;
        found = { line: line + 1, a, b: null };
      }
      while (afterA.length < context) {
        const rest = next();
        if (rest === null) break;
        afterA.push(rest);
      }
      return { ...found, before, afterA, afterB };
    },
  };
}

/**
 * Compares two traces line by line; holds no more than the context.
 *
 * @param a        lines without line ends
 * @param b        lines without line ends
 * @param context  lines shown on each side, ≥ 0
 * @returns the first difference, or null when all lines are equal
 */
export function firstDifference(a: Iterable<string>, b: Iterable<string>, context = 3): Difference | null {
  const follower = follow(a[Symbol.iterator](), context);
  for (const line of b) if (!follower.take(line)) break;
  return follower.end();
}
