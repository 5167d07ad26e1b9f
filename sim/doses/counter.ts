/** Counts words; the words come out in alphabetical order. */
export class Counter {
  readonly #counts = new Map<string, number>();

  add(word: string, n = 1): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + n);
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** Sum of all counts. */
  get total(): number {
    let sum = 0;
    for (const n of this.#counts.values()) sum += n;
    return sum;
  }

  /** Plain object with sorted keys. */
  toJSON(): Record<string, number> {
    const words = [...this.#counts.keys()].sort();
    return Object.fromEntries(words.map((word) => [word, this.of(word)]));
  }

  /** `lockout 3, count 1`; `none` when nothing was counted. */
  toString(): string {
    const pairs = Object.entries(this.toJSON()).map(([word, n]) => `${word} ${n}`);
    return pairs.length === 0 ? 'none' : pairs.join(', ');
  }
}
