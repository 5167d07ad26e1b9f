import type { EChartsCoreOption } from 'echarts/core';
import { MS_PER_DAY } from '../../src/units/index.js';
import type { Point, Stretch } from '../curves/index.js';
import type { DayDoses } from './day-doses.js';
import type { DiffSide } from './diff-points.js';
import { LANE_LOOK } from './lane-look.js';
import { curve, flowTop, laneRows, type StretchLook, svgOf } from './plot-series.js';

const WIDTH = 1200;
const TOP = 84;
const ROW = 30;
const CURVES = 170;
const GAP = 84;
const DIFFER = 'differ';
/** Blue and orange differ for every eye; B is dashed as well, so that no colour is needed. */
const [OF_A, OF_B, MARK] = ['#0b62a8', '#b45309', '#16212c'];
/** Of a second drug. */
const [SECOND_A, SECOND_B] = ['#0f766e', '#5b4b9a'];

const LOOK: StretchLook = {
  ...LANE_LOOK,
  colour: (state) => (state === DIFFER ? MARK : LANE_LOOK.colour(state)),
  height: (state) => (state === DIFFER ? 10 : 24),
};

/** Where two rows of stretches are not in the same state; both are in the order of time. */
function apart(a: readonly Stretch[], b: readonly Stretch[], lane: string): readonly Stretch[] {
  const moments = [...new Set([...a, ...b].flatMap(({ from, to }) => [from, to]))].sort((x, y) => x - y);
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const [n, from] of moments.slice(0, -1).entries()) {
    const to = moments[n + 1] ?? from;
    while ((a[i]?.to ?? Number.POSITIVE_INFINITY) <= from) i += 1;
    while ((b[j]?.to ?? Number.POSITIVE_INFINITY) <= from) j += 1;
    const stateAt = (stretch: Stretch | undefined): string | null =>
      stretch !== undefined && stretch.from <= from ? stretch.state : null;
    if (stateAt(a[i]) === stateAt(b[j])) continue;
    const before = found.at(-1);
    if (before?.to === from) found[found.length - 1] = { ...before, to };
    else found.push({ lane, state: DIFFER, from, to });
  }
  return found;
}

type Lanes = { readonly lanes: readonly string[]; readonly stretches: readonly Stretch[] };

/** For each lane three rows: A, B, and where they differ; the third one only where they do. */
function rowsOf(names: readonly string[], a: readonly Stretch[], b: readonly Stretch[]): Lanes {
  const rows = names.map((name): Lanes => {
    const own = (all: readonly Stretch[], side: string): readonly Stretch[] =>
      all.filter(({ lane }) => lane === name).map((stretch) => ({ ...stretch, lane: `${name}  ${side}` }));
    const [ofA, ofB] = [own(a, 'A'), own(b, 'B')];
    const between = apart(ofA, ofB, `${name}  ≠`);
    const lanes = [`${name}  A`, `${name}  B`, ...(between.length === 0 ? [] : [`${name}  ≠`])];
    return { lanes, stretches: [...ofA, ...ofB, ...between] };
  });
  return { lanes: rows.flatMap(({ lanes }) => lanes), stretches: rows.flatMap(({ stretches }) => stretches) };
}

const steps = ({ spans }: DayDoses, drug: string): readonly Point[] =>
  spans.flatMap(({ from, to, body }): readonly Point[] => [
    [from, body[drug] ?? 0],
    [to, body[drug] ?? 0],
  ]);

type Series = Readonly<Record<string, unknown>>;
const looked = (series: Series, side: 'A' | 'B'): Series => ({
  ...series,
  color: side === 'A' ? OF_A : OF_B,
  lineStyle: { width: side === 'A' ? 2 : 1.5, ...(side === 'A' ? {} : { type: [5, 4] }) },
});

const MOST_DRUGS = 2;
const LEFT = { nameLocation: 'end', nameTextStyle: { align: 'left', padding: [0, 0, 4, -60] } } as const;

const highest = (points: readonly Point[]): number => points.reduce((most, [, value]) => Math.max(most, value), 0);

function doseCurves(a: DiffSide, b: DiffSide, panel: number): readonly Series[] {
  const drugs = [...new Set([...a.doses.drugs, ...b.doses.drugs])].sort().slice(0, MOST_DRUGS);
  return drugs.flatMap((drug, i) =>
    (['A', 'B'] as const).flatMap((side): readonly Series[] => {
      const points = steps((side === 'A' ? a : b).doses, drug);
      if (highest(points) === 0) return [];
      const series = looked(curve(`${drug} ${side}`, panel, panel, points, false), side);
      const second = { color: side === 'A' ? SECOND_A : SECOND_B };
      return [i === 0 ? series : { ...series, ...second }];
    }),
  );
}

/** A line down through a panel at the moment at which the runs part. */
const parting = (at: number | null, panel: number, top: number): readonly Series[] =>
  at === null
    ? []
    : [
        {
          ...curve('first difference', panel, panel, [], false),
          data: [
            [at / MS_PER_DAY, 0],
            [at / MS_PER_DAY, top],
          ],
          color: MARK,
          lineStyle: { width: 1, type: 'dotted', color: MARK },
          silent: true,
        },
      ];

function flowAxis(a: DiffSide, b: DiffSide): { readonly top: number; readonly cut: boolean } {
  const both = { flow: [...a.plot.flow, ...b.plot.flow], stretches: [...a.plot.stretches, ...b.plot.stretches] };
  const cut = flowTop(both);
  return { top: Number((cut ?? highest(both.flow) * 1.1).toPrecision(2)) || 1, cut: cut !== null };
}

const values = (gridIndex: number, name: string, max: number) => ({
  type: 'value',
  gridIndex,
  name,
  min: 0,
  max,
  ...LEFT,
});

const legend = (top: number, data: readonly string[]) => ({
  top,
  right: 40,
  itemWidth: 36,
  itemGap: 28,
  itemStyle: { opacity: 0 },
  data,
});

function option(a: DiffSide, b: DiffSide, parted: number | null, lanes: Lanes, height: number): EChartsCoreOption {
  const panels = [
    { top: TOP, height },
    { top: TOP + height + GAP, height: CURVES },
    { top: TOP + height + CURVES + 2 * GAP, height: CURVES },
  ];
  const until = Math.max(a.plot.untilMs, b.plot.untilMs) / MS_PER_DAY;
  const flow = flowAxis(a, b);
  const doses = doseCurves(a, b, 2);
  const most = Math.max(
    ...doses.flatMap(({ data }) => (data as readonly (readonly number[])[]).map(([, y = 0]) => y)),
    0,
  );
  const doseTop = Number((most * 1.1).toPrecision(2)) || 1;
  return {
    animation: false,
    backgroundColor: '#ffffff',
    title: {
      text: a.plot.title === b.plot.title ? a.plot.title : `A  ${a.plot.title}\nB  ${b.plot.title}`,
      subtext: 'simulation only; not for the care of people',
      left: 20,
      top: 8,
      textStyle: { fontSize: 15, lineHeight: 20 },
    },
    legend: [
      legend(TOP + height + GAP - 26, ['flow A', 'flow B', ...(parted === null ? [] : ['first difference'])]),
      legend(
        TOP + height + CURVES + 2 * GAP - 26,
        doses.map(({ name }) => String(name)),
      ),
    ],
    grid: panels.map((panel) => ({ left: 190, right: 40, ...panel })),
    xAxis: panels.map((_, i) => ({
      type: 'value',
      gridIndex: i,
      min: 0,
      max: until,
      ...(i === panels.length - 1 ? { name: 'days since the start', nameLocation: 'middle', nameGap: 30 } : {}),
    })),
    yAxis: [
      { type: 'category', gridIndex: 0, data: lanes.lanes, inverse: true },
      values(1, `flow ordered, mL/day${flow.cut ? ' (the prime is cut off)' : ''}`, flow.top),
      values(2, 'drug to the body, µg/day, mean of a day', doseTop),
    ],
    series: [
      laneRows(lanes, LOOK),
      { ...looked(curve('flow A', 1, 1, a.plot.flow, true), 'A'), clip: true },
      { ...looked(curve('flow B', 1, 1, b.plot.flow, true), 'B'), clip: true },
      ...parting(parted, 1, flow.top),
      ...doses,
      ...parting(parted, 2, doseTop),
    ],
  };
}

/**
 * Draws two runs on one axis of time as SVG: lanes of states and alarms, A above B and where they differ; flow and dose.
 *
 * @param parted  ms at which they differ first, marked; null when they do not
 * @returns an SVG document; the same for the same data, always
 */
export function diffSvg(a: DiffSide, b: DiffSide, parted: number | null): string {
  const alarms = [...new Set([...a.alarms.lanes, ...b.alarms.lanes])];
  const states = rowsOf(a.plot.lanes, a.plot.stretches, b.plot.stretches);
  const bars = rowsOf(alarms, a.alarms.stretches, b.alarms.stretches);
  const lanes = { lanes: [...states.lanes, ...bars.lanes], stretches: [...states.stretches, ...bars.stretches] };
  const height = ROW * lanes.lanes.length;
  return `${svgOf(option(a, b, parted, lanes, height), WIDTH, TOP + height + 2 * (CURVES + GAP) + 50)}\n`;
}
