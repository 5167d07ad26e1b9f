/** Events of one kind that are kept of a run, first ones first; later ones are counted. */
const MOST = 100_000;

/** Something that came at a moment; `look` tells apart what goes by the same word. */
export type Event = { readonly t: number; readonly look: string };

/** The events of a run that go by the same word, in the order in which they came. */
export class EventList {
  readonly #times: number[] = [];
  readonly #looks: string[] = [];
  #count = 0;

  add(t: number, look: string): void {
    this.#count += 1;
    if (this.#times.length >= MOST) return;
    this.#times.push(t);
    this.#looks.push(look);
  }

  /** All that came, kept or not. */
  get count(): number {
    return this.#count;
  }

  /** Up to when all are kept, ms; null when all are. */
  get keptUntil(): number | null {
    return this.#count > this.#times.length ? (this.#times.at(-1) ?? 0) : null;
  }

  /** The kept ones before `end`, all when it is null. */
  before(end: number | null): readonly Event[] {
    const all = this.#times.map((t, i) => ({ t, look: this.#looks[i] ?? '' }));
    return end === null ? all : all.filter(({ t }) => t < end);
  }
}
