import { MS_PER_DAY } from '../../src/units/index.js';
import { ToldFluid } from '../doses/index.js';
import type { TraceRecord, TraceSink, TrainRecord } from '../trace/index.js';

/** So many spans at most, each of one, seven, thirty … days. */
const MOST_SPANS = 100;
const DAYS_IN_A_SPAN = [1, 7, 30, 90, 365];

/** What was given in a span of days, as mean of a day, µg. */
export type DaySpan = {
  /** ms since the start; the last span may be shorter than the others */
  readonly from: number;
  readonly to: number;
  /** by the pump's count of strokes and the fluid it was told of */
  readonly given: number;
  /** what truly left the tip, by drug */
  readonly body: Readonly<Record<string, number>>;
};

/** The limit that a program sets for every 24 hours, µg; null while there is none. */
export type DayLimit = { readonly from: number; readonly ug: number | null };

/** Doses by days, and the limits of the programs in force. */
export type DayDoses = {
  readonly daysInSpan: number;
  readonly drugs: readonly string[];
  readonly spans: readonly DaySpan[];
  readonly limits: readonly DayLimit[];
};

type Sums = { given: number; readonly body: Map<string, number> };
type Asked = { readonly seq: number; readonly pl: number | null };

const MOST_LIMITS = 200;

const limitOf = (r: Extract<TraceRecord, { kind: 'command' }>): number | null | undefined => {
  if (r.command.type !== 'command.program') return undefined;
  return r.command.program.windows.find(({ window }) => window === MS_PER_DAY)?.limit ?? null;
};

/** Gathers doses by days. A train of strokes is spread evenly over the time it took, so a day within a long one holds its mean. */
class Gatherer {
  readonly #fluid = new ToldFluid();
  readonly #sums: Sums[] = [];
  readonly #limits: DayLimit[] = [];
  #asked: Asked | null = null;
  #limitPl: number | null = null;
  #stroke = 0;
  #span = MS_PER_DAY;
  #last = 0;

  take(r: TraceRecord): void {
    this.#last = Math.max(this.#last, r.t);
    this.#fluid.take(r);
    if (r.kind === 'header') this.#begin(r.limits.stroke_pl, r.options.until_ms);
    else if (r.kind === 'command') this.#ask(r);
    else if (r.kind === 'reply' && r.to === this.#asked?.seq && r.reply.accepted) this.#limitPl = this.#asked.pl;
    else if (r.kind === 'delivery' && r.what === 'train') this.#spread(r);
    if (r.kind === 'reply') this.#limit(r.t);
  }

  data(): DayDoses {
    const drugs = [...new Set(this.#sums.flatMap(({ body }) => [...body.keys()]))].sort();
    const spans = this.#sums.map(({ given, body }, i): DaySpan => {
      const [from, to] = [i * this.#span, Math.min((i + 1) * this.#span, this.#last)];
      const days = (to - from) / MS_PER_DAY;
      return {
        from,
        to,
        given: given / days,
        body: Object.fromEntries(drugs.map((drug) => [drug, (body.get(drug) ?? 0) / days])),
      };
    });
    return { daysInSpan: this.#span / MS_PER_DAY, drugs, spans, limits: this.#limits };
  }

  #begin(strokePl: number, untilMs: number): void {
    this.#stroke = strokePl;
    const days =
      DAYS_IN_A_SPAN.find((n) => untilMs / (n * MS_PER_DAY) <= MOST_SPANS) ?? untilMs / MS_PER_DAY / MOST_SPANS;
    this.#span = days * MS_PER_DAY;
  }

  #ask(r: Extract<TraceRecord, { kind: 'command' }>): void {
    const pl = limitOf(r);
    if (pl !== undefined) this.#asked = { seq: r.seq, pl };
  }

  /** A limit is a volume to the pump; what it means as drug changes with the fluid. */
  #limit(t: number): void {
    const ug = this.#limitPl === null ? null : (this.#limitPl * this.#fluid.concentration) / 1e9;
    const before = this.#limits.at(-1)?.ug ?? null;
    if (ug !== before && this.#limits.length < MOST_LIMITS) this.#limits.push({ from: t, ug });
  }

  #spread(r: TrainRecord): void {
    const length = r.t - r.from;
    if (length <= 0) return;
    const given = (r.strokes * this.#stroke * this.#fluid.given) / 1e9;
    for (let i = Math.floor(r.from / this.#span); i * this.#span < r.t; i++) {
      while (this.#sums.length <= i) this.#sums.push({ given: 0, body: new Map() });
      const sums = this.#sums[i];
      if (sums === undefined) return;
      const share = (Math.min(r.t, (i + 1) * this.#span) - Math.max(r.from, i * this.#span)) / length;
      sums.given += given * share;
      for (const [drug, ug] of Object.entries(r.to_body_ug))
        sums.body.set(drug, (sums.body.get(drug) ?? 0) + ug * share);
    }
  }
}

/** @returns a sink that gathers doses by days, and what it has gathered: a bounded number of spans */
export function createDayDoses(): { readonly sink: TraceSink; readonly data: () => DayDoses } {
  const gatherer = new Gatherer();
  return { sink: (r) => gatherer.take(r), data: () => gatherer.data() };
}
