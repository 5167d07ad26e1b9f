import { EventList } from './event-list.js';

/** Changes of one region that are kept of a run; later ones are counted, and their times are summed nevertheless. */
const MOST = 100_000;

/** A stretch of time in one state; it ends where the next begins. */
export type Stay = { readonly from: number; readonly state: string };

/** What became of one region in a run. */
export class RegionCourse {
  /** state before the first change */
  readonly first: string;
  /** changes by their words, `stopped -> simple` */
  readonly changes = new Map<string, EventList>();
  readonly #stays: Stay[] = [];
  readonly #times = new Map<string, number>();
  #state: string;
  readonly #begin: number;
  #since: number;
  #count = 0;

  /** @param since  from when on it is told, ms */
  constructor(first: string, since = 0) {
    this.first = first;
    this.#begin = since;
    this.#since = since;
    this.#state = first;
  }

  change(t: number, from: string, to: string): void {
    this.#spend(t);
    this.#state = to;
    this.#count += 1;
    if (this.#stays.length < MOST) this.#stays.push({ from: t, state: to });
    const word = `${from} -> ${to}`;
    const list = this.changes.get(word) ?? new EventList();
    this.changes.set(word, list);
    list.add(t, '');
  }

  /** Up to when every change is kept, ms; null when all are. */
  get keptUntil(): number | null {
    return this.#count > this.#stays.length ? (this.#stays.at(-1)?.from ?? 0) : null;
  }

  /** The stays from the beginning on, the first of them in `first`. */
  get stays(): readonly Stay[] {
    return [{ from: this.#begin, state: this.first }, ...this.#stays];
  }

  /** @returns time spent in each state up to `end`, ms */
  timesUntil(end: number): ReadonlyMap<string, number> {
    const times = new Map(this.#times);
    times.set(this.#state, (times.get(this.#state) ?? 0) + Math.max(0, end - this.#since));
    return times;
  }

  #spend(t: number): void {
    this.#times.set(this.#state, (this.#times.get(this.#state) ?? 0) + (t - this.#since));
    this.#since = t;
  }
}
