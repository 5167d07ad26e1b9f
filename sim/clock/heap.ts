/** A thing in the heap: ordered by `at`, then by `order`; `live` is false once it was cancelled. */
export type HeapItem = { readonly at: number; readonly order: number; live: boolean };

/** Below this many cancelled items a clean-up is not worth its walk. */
const FEW = 64;

const before = (a: HeapItem, b: HeapItem): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/**
 * A binary heap whose cancelled items stay inside until they surface.
 *
 * Cancelling costs O(1): the item is marked, and once marked items outnumber live ones all of them are thrown out in one
 * walk, so memory stays within a constant factor of what is live.
 */
export class Heap<T extends HeapItem> {
  #items: T[] = [];
  #dead = 0;

  /** Items held, cancelled ones included: at most twice the live ones, or {@link FEW} more. */
  get held(): number {
    return this.#items.length;
  }

  /** Cancelled items among those held. */
  get dead(): number {
    return this.#dead;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#rise(this.#items.length - 1, item);
  }

  /** @returns the first live item, left in place, or undefined */
  peek(): T | undefined {
    let first = this.#items[0];
    while (first !== undefined && !first.live) {
      this.#removeFirst();
      this.#dead--;
      first = this.#items[0];
    }
    return first;
  }

  /** @returns the first live item, taken out, or undefined */
  pop(): T | undefined {
    const first = this.peek();
    if (first !== undefined) this.#removeFirst();
    return first;
  }

  /** Marks an item that is inside; it will never surface. */
  cancel(item: T): void {
    if (!item.live) return;
    item.live = false;
    this.#dead++;
    if (this.#dead > FEW && this.#dead * 2 > this.#items.length) this.#compact();
  }

  /** @returns the live items, in no particular order */
  live(): T[] {
    return this.#items.filter((item) => item.live);
  }

  #compact(): void {
    this.#items = this.live();
    this.#dead = 0;
    for (let i = (this.#items.length >> 1) - 1; i >= 0; i--) {
      const item = this.#items[i];
      if (item !== undefined) this.#sink(i, item);
    }
  }

  #removeFirst(): void {
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) this.#sink(0, last);
  }

  #rise(from: number, item: T): void {
    const items = this.#items;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !before(item, above)) break;
      items[hole] = above;
      hole = parent;
    }
    items[hole] = item;
  }

  #sink(from: number, item: T): void {
    const items = this.#items;
    let hole = from;
    for (;;) {
      let child = 2 * hole + 1;
      let least = items[child];
      if (least === undefined) break;
      const right = items[child + 1];
      if (right !== undefined && before(right, least)) {
        least = right;
        child++;
      }
      if (!before(least, item)) break;
      items[hole] = least;
      hole = child;
    }
    items[hole] = item;
  }
}
