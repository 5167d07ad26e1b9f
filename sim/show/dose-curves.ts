import { MS_PER_DAY } from '../../src/units/index.js';
import { Curve, type Point } from '../curves/index.js';
import { DoseWindow } from './dose-window.js';

/** Drug at a moment, and the limits that are in force then. */
export type Dosed = {
  /** ms */
  readonly t: number;
  /** left the tip, and asked of the drive, since the start, µg */
  readonly deliveredUg: number;
  readonly askedUg: number;
  /** dose limits of the program: at most so much within any so many ms */
  readonly windows: readonly { readonly ms: number; readonly limitUg: number }[];
};

/** Dose within one span over time, each curve [ms, mg]. */
export type DoseCurves = {
  readonly perMs: number;
  /** what left the tip, and what was asked of the drive */
  readonly truth: readonly Point[];
  readonly asked: readonly Point[];
  /** the most that the program allows; no number where it has no such limit */
  readonly limit: readonly Point[];
};

/** Spans that are drawn at most, the first that come into force. */
const SPANS_MOST = 3;
const UG_PER_MG = 1_000;

/** The curves of one span. */
class Span {
  readonly #perMs: number;
  readonly #curves: Readonly<Record<'truth' | 'asked' | 'limit', Curve>>;
  readonly #delivered = new DoseWindow();
  readonly #asked = new DoseWindow();

  constructor(perMs: number, untilMs: number) {
    this.#perMs = perMs;
    this.#curves = { truth: new Curve(untilMs), asked: new Curve(untilMs), limit: new Curve(untilMs) };
  }

  add({ t, deliveredUg, askedUg, windows }: Dosed): void {
    const per = this.#perMs;
    const limits = windows.filter(({ ms }) => ms === per).map(({ limitUg }) => limitUg);
    this.#curves.truth.add(t, this.#delivered.add(t, deliveredUg, per) / UG_PER_MG);
    this.#curves.asked.add(t, this.#asked.add(t, askedUg, per) / UG_PER_MG);
    // Where no limit is in force the line has a gap.
    this.#curves.limit.add(t, limits.length === 0 ? Number.NaN : Math.min(...limits) / UG_PER_MG);
  }

  told(): DoseCurves {
    const { truth, asked, limit } = this.#curves;
    return { perMs: this.#perMs, truth: truth.points(), asked: asked.points(), limit: limit.points() };
  }
}

/** Dose within the span of each limit that was ever in force; within a day, where there never was one. */
export class DoseOverTime {
  readonly #untilMs: number;
  readonly #day: Span;
  readonly #spans = new Map<number, Span>();
  readonly #seen: Dosed[] = [];

  /** @param untilMs  end of the run */
  constructor(untilMs: number) {
    this.#untilMs = untilMs;
    this.#day = new Span(MS_PER_DAY, untilMs);
  }

  /** @param dosed  at a moment not before the last one */
  add(dosed: Dosed): void {
    for (const { ms } of dosed.windows) this.#begin(ms);
    this.#seen.push(dosed);
    for (const span of [this.#day, ...this.#spans.values()]) span.add(dosed);
  }

  /** The spans, the shortest first; at least one. */
  told(): readonly DoseCurves[] {
    const spans = this.#spans.size === 0 ? [this.#day] : [...this.#spans.values()];
    return spans.map((span) => span.told()).sort((a, b) => a.perMs - b.perMs);
  }

  /** A span that comes into force is drawn from the start: what was given before counts for it too. */
  #begin(ms: number): void {
    if (this.#spans.has(ms) || this.#spans.size >= SPANS_MOST) return;
    const span = new Span(ms, this.#untilMs);
    for (const dosed of this.#seen) span.add(dosed);
    this.#spans.set(ms, span);
  }
}
