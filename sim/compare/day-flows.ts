import { MS_PER_DAY } from '../../src/units/index.js';
import type { TrainRecord } from '../trace/index.js';

/** Days that are kept apart, a hundred years; the last one holds the rest. */
const MOST_DAYS = 36_600;

/** What flowed in a day of the run; a train of strokes is spread evenly over the time it took. */
export type DayFlow = {
  /** commanded, by the pump's count: pL, and µg by the fluid that it was told of */
  given: number;
  givenUg: number;
  /** truly out of the tip: pL, and µg by drug */
  body: number;
  readonly bodyUg: Map<string, number>;
};

/** What flowed close to a moment that parts days: within the tolerance before and after it, pL. */
export type EdgeFlow = { given: number; body: number };

const noFlow = (): DayFlow => ({ given: 0, givenUg: 0, body: 0, bodyUg: new Map() });

type Poured = { readonly given: number; readonly givenUg: number; readonly body: number; readonly train: TrainRecord };

/** Gathers doses by days, and how much of each could fall into another day within the tolerance of time. */
export class DayFlows {
  readonly days: DayFlow[] = [];
  /** at the start of each day; of the first one nothing, as nothing can fall before the start of the run */
  readonly edges: EdgeFlow[] = [];
  /** at the end that was planned for the run */
  readonly last: EdgeFlow = { given: 0, body: 0 };
  readonly #ms: number;
  #until = 0;

  /** @param ms  tolerance, whole milliseconds ≥ 0 */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /** @param until  when the run is to end, ms */
  begin(until: number): void {
    this.#until = until;
  }

  /**
   * @param given    pL
   * @param givenUg  µg
   */
  pour(train: TrainRecord, given: number, givenUg: number): void {
    const { from, t } = train;
    if (t <= from) return;
    const poured = { given, givenUg, body: train.to_body_pl, train };
    const dayOf = (at: number): number => Math.min(MOST_DAYS - 1, Math.floor(at / MS_PER_DAY));
    for (let day = dayOf(from); day <= dayOf(t - 1); day++) {
      const end = day === MOST_DAYS - 1 ? t : (day + 1) * MS_PER_DAY;
      this.#into(day, poured, (Math.min(t, end) - Math.max(from, day * MS_PER_DAY)) / (t - from));
    }
    if (this.#ms === 0) return;
    for (let edge = Math.max(1, dayOf(Math.max(0, from - this.#ms))); edge <= dayOf(t + this.#ms); edge++) {
      while (this.edges.length <= edge) this.edges.push({ given: 0, body: 0 });
      this.#near(this.edges[edge], edge * MS_PER_DAY, poured);
    }
    this.#near(this.last, this.#until, poured);
  }

  #into(day: number, { given, givenUg, body, train }: Poured, share: number): void {
    while (this.days.length <= day) this.days.push(noFlow());
    const flow = this.days[day];
    if (flow === undefined) return;
    flow.given += given * share;
    flow.givenUg += givenUg * share;
    flow.body += body * share;
    for (const [drug, ug] of Object.entries(train.to_body_ug))
      flow.bodyUg.set(drug, (flow.bodyUg.get(drug) ?? 0) + ug * share);
  }

  #near(edge: EdgeFlow | undefined, at: number, { given, body, train: { from, t } }: Poured): void {
    const overlap = Math.min(t, at + this.#ms) - Math.max(from, at - this.#ms);
    if (edge === undefined || overlap <= 0) return;
    edge.given += (given * overlap) / (t - from);
    edge.body += (body * overlap) / (t - from);
  }
}
