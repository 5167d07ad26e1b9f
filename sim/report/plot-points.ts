import type { TraceRecord, TraceSink } from '../trace/index.js';

const BUCKETS = 1_200;
/** The lanes with the state of a region that never changes. */
const LANES = [
  ['infusion', 'stopped'],
  ['motor', 'idle'],
  ['alarm', 'quiet'],
] as const;

/** [moment in ms, value] */
export type Point = readonly [number, number];
/** A stretch of time that a region spent in one state; `to` of the last one is the end of the run. */
export type Stretch = { readonly lane: string; readonly state: string; readonly from: number; readonly to: number };

/** What a plot draws: a bounded number of points, whatever the length of the run. */
export type PlotData = {
  readonly title: string;
  readonly untilMs: number;
  readonly lanes: readonly string[];
  readonly stretches: readonly Stretch[];
  /** mL that the pump can reach: what is truly there, and what it counts */
  readonly reservoirTrue: readonly Point[];
  readonly reservoirComputed: readonly Point[];
  /** mL/day, ordered of the motor */
  readonly flow: readonly Point[];
  /** kPa, as the comparators reported it */
  readonly pressure: readonly Point[];
};

/** Points of one curve: first, least, greatest and last of each bucket of time, so that no peak is lost. */
class Curve {
  readonly #width: number;
  readonly #done: Point[] = [];
  #bucket: Point[] = [];
  #index = -1;

  constructor(untilMs: number) {
    this.#width = Math.max(1, untilMs / BUCKETS);
  }

  add(t: number, value: number): void {
    const index = Math.floor(t / this.#width);
    if (index !== this.#index) this.#close();
    this.#index = index;
    this.#bucket.push([t, value]);
    if (this.#bucket.length > 64) this.#bucket = [...thin(this.#bucket)];
  }

  points(): readonly Point[] {
    return [...this.#done, ...thin(this.#bucket)];
  }

  #close(): void {
    this.#done.push(...thin(this.#bucket));
    this.#bucket = [];
  }
}

function thin(points: readonly Point[]): readonly Point[] {
  if (points.length <= 4) return points;
  const least = points.reduce((a, b) => (b[1] < a[1] ? b : a));
  const most = points.reduce((a, b) => (b[1] > a[1] ? b : a));
  const keep = new Set([points[0], least, most, points.at(-1)]);
  return points.filter((p) => keep.has(p));
}

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

type Curves = { readonly truth: Curve; readonly computed: Curve };
type Refill = Extract<TraceRecord, { kind: 'refill' }>;

/** Both sides of the jump that a refill is. */
function addRefill({ truth, computed }: Curves, r: Refill, usable: (pl: number) => number): void {
  const after = usable(r.balance.reservoir_pl);
  truth.add(r.t, after + (r.true_withdrawn_pl - r.true_filled_pl) / 1e9);
  truth.add(r.t, after);
  computed.add(r.t, (r.true_withdrawn_pl + r.discrepancy_pl) / 1e9);
  // The pump takes what was left as withdrawn and begins with what was typed.
  computed.add(r.t, r.typed_filled_pl / 1e9);
}

/**
 * @param residualPl  what neither pump nor syringe can take out: it is in the balance, but not in what the pump counts
 * @returns a sink that gathers what a plot draws, and the data it has gathered
 */
export function createPlotPoints(residualPl = 0): { readonly sink: TraceSink; readonly data: () => PlotData } {
  let title = '';
  let untilMs = 1;
  let last = 0;
  const start = (until: number) => ({
    lanes: LANES.map(([name, first]) => [name, new Lane(name, first, until)] as const),
    truth: new Curve(until),
    computed: new Curve(until),
    flow: new Curve(until),
    pressure: new Curve(until),
  });
  let into = start(1);
  let flow = 0;
  const usable = (pl: number): number => (pl - residualPl) / 1e9;
  const take = (r: TraceRecord): void => {
    if (r.kind === 'state') into.lanes.find(([name]) => name === r.region)?.[1].change(r.t, r.from, r.to);
    else if (r.kind === 'delivery' && r.what === 'train') {
      into.truth.add(r.t, usable(r.balance.reservoir_pl));
      into.computed.add(r.t, r.computed_pl / 1e9);
    } else if (r.kind === 'refill') addRefill(into, r, usable);
    else if (r.kind === 'output' && r.order.type === 'motor.drive') {
      flow = r.order.flow / 1e9;
      into.flow.add(r.t, flow);
    } else if (r.kind === 'sensor' && 'level' in r.report && r.report.type.startsWith('sensor.pressure')) {
      into.pressure.add(r.t, r.report.level);
    }
  };
  return {
    sink: (r) => {
      last = Math.max(last, r.t);
      if (r.kind === 'header') {
        title = r.scenario.title;
        untilMs = Math.max(1, r.options.until_ms);
        into = start(untilMs);
        into.truth.add(0, r.options.fill_pl / 1e9);
        into.computed.add(0, r.options.fill_pl / 1e9);
      } else take(r);
    },
    data: () => ({
      title,
      untilMs: Math.max(untilMs, last),
      lanes: LANES.map(([name]) => name),
      stretches: into.lanes.flatMap(([, lane]) => lane.end(last)),
      reservoirTrue: into.truth.points(),
      reservoirComputed: into.computed.points(),
      flow: [...into.flow.points(), [last, flow]],
      pressure: into.pressure.points(),
    }),
  };
}
