import type { Instant } from '../../src/units/index.js';
import { canonical, type TraceRecord } from '../trace/index.js';

const isSame = (a: TraceRecord, b: TraceRecord): boolean => a === b || canonical(a) === canonical(b);

/** Place of the first record behind the header, which names the story: that may well be another one. */
const firstOf = (records: readonly TraceRecord[]): number => (records[0]?.kind === 'header' ? 1 : 0);

/** Where two runs part, looked for as both grow: what was compared once is not compared again. */
export class Parting {
  readonly #a: readonly TraceRecord[];
  readonly #b: readonly TraceRecord[];
  #same = 0;

  /** Records of two runs, in order; more of them may come. */
  constructor(a: readonly TraceRecord[], b: readonly TraceRecord[]) {
    this.#a = a;
    this.#b = b;
  }

  /**
   * The moment of the first record in which they differ.
   *
   * @returns null where one of them tells all that the other does, as far as both go
   */
  at(): Instant | null {
    const [one, other] = [firstOf(this.#a), firstOf(this.#b)];
    for (;;) {
      const [x, y] = [this.#a[one + this.#same], this.#b[other + this.#same]];
      if (x === undefined || y === undefined) return null;
      if (!isSame(x, y)) return Math.min(x.t, y.t) as Instant;
      this.#same += 1;
    }
  }
}
