/** Keeps the first and the last items of a long list, and counts what lay between. */
export class Bounded<T> {
  readonly #head: T[] = [];
  readonly #tail: T[] = [];
  readonly #headSize: number;
  readonly #tailSize: number;
  #count = 0;

  /**
   * @param headSize  items kept from the start, ≥ 0
   * @param tailSize  items kept from the end, ≥ 0
   */
  constructor(headSize: number, tailSize: number) {
    this.#headSize = headSize;
    this.#tailSize = tailSize;
  }

  add(item: T): void {
    this.#count += 1;
    if (this.#head.length < this.#headSize) {
      this.#head.push(item);
      return;
    }
    this.#tail.push(item);
    // Cut in blocks: shifting a long array at every item would cost as much as keeping all of them.
    if (this.#tail.length > 2 * this.#tailSize) this.#tail.splice(0, this.#tail.length - this.#tailSize);
  }

  /** How many items were added. */
  get count(): number {
    return this.#count;
  }

  /** The first items, how many were left out after them, and the last items. */
  parts(): { readonly head: readonly T[]; readonly leftOut: number; readonly tail: readonly T[] } {
    const tail = this.#tailSize === 0 ? [] : this.#tail.slice(-this.#tailSize);
    return { head: [...this.#head], leftOut: this.#count - this.#head.length - tail.length, tail };
  }
}
