/** A sum that only grows, at a moment. */
type Mark = { readonly t: number; readonly sum: number };

/** How much of a growing sum came within the last so many ms, from marks of it; between two of them it grows evenly. */
export class DoseWindow {
  readonly #marks: Mark[] = [];

  /**
   * @param t    ms, not before the last one
   * @param sum  since the start
   * @param per  length of the window, ms
   * @returns what came within the window that ends now; from the start where that is shorter ago
   */
  add(t: number, sum: number, per: number): number {
    this.#marks.push({ t, sum });
    return sum - this.#at(t - per);
  }

  #at(t: number): number {
    const after = this.#firstPast(t);
    const [a, b] = [this.#marks[after - 1], this.#marks[after]];
    if (a === undefined) return 0;
    if (b === undefined) return a.sum;
    return a.sum + ((b.sum - a.sum) * (t - a.t)) / (b.t - a.t);
  }

  /** Place of the first mark that is later than a moment. */
  #firstPast(t: number): number {
    let [low, high] = [0, this.#marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#marks[middle] as Mark).t <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
