import { Curve, Lane, type Point, type Stretch } from '../curves/index.js';
import type { TraceRecord, TraceSink } from '../trace/index.js';

/** The lanes with the state of a region that never changes. */
const LANES = [
  ['infusion', 'stopped'],
  ['motor', 'idle'],
  ['alarm', 'quiet'],
] as const;

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
