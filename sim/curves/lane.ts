import { BUCKETS } from './curve.js';

/** A stretch of time that a region spent in one state; `to` of the last one is the end of the run. */
export type Stretch = { readonly lane: string; readonly state: string; readonly from: number; readonly to: number };

/** Stretches of one region; past a bounded number, those too short to see are joined to the one before. */
export class Lane {
  readonly stretches: Stretch[] = [];
  readonly #name: string;
  readonly #least: number;
  readonly #first: string;
  #state: string | null = null;
  #from = 0;

  constructor(name: string, first: string, untilMs: number) {
    this.#name = name;
    this.#first = first;
    this.#least = untilMs / BUCKETS;
  }

  change(t: number, from: string, to: string): void {
    this.#close(t, this.#state ?? from);
    this.#state = to;
    this.#from = t;
  }

  end(t: number): readonly Stretch[] {
    return [...this.stretches, { lane: this.#name, state: this.#state ?? this.#first, from: this.#from, to: t }];
  }

  #close(t: number, state: string): void {
    const before = this.stretches.at(-1);
    if (t === this.#from && this.stretches.length > 0) return;
    if (before !== undefined && this.stretches.length > BUCKETS && t - this.#from < this.#least) {
      this.stretches[this.stretches.length - 1] = { ...before, to: t };
      return;
    }
    if (t > this.#from) this.stretches.push({ lane: this.#name, state, from: this.#from, to: t });
  }
}
