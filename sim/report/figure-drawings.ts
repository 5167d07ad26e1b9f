import type { EChartsCoreOption } from 'echarts/core';
import { MS_PER_DAY } from '../../src/units/index.js';
import type { Point, Stretch } from '../curves/index.js';
import type { DayDoses } from './day-doses.js';
import { LANE_COLOURS, LANE_LOOK } from './lane-look.js';
import type { PlotData } from './plot-points.js';
import { curve, flowTop, laneRows, svgOf } from './plot-series.js';

/** A picture without its outer element; colours are named, and the page says what they are by day and by night. */
export type Picture = { readonly width: number; readonly height: number; readonly inside: string };

const WIDTH = 960;
const SIDES = { left: 64, right: 24 };
const CURVES = 200;

/** Colours that a picture is drawn with, and the names under which the page gives them. Blue and orange differ for every eye. */
const NAMED: Readonly<Record<string, string>> = {
  '#16212c': 'ink',
  '#4d5b68': 'dim',
  '#d5dce3': 'rule',
  '#0b62a8': 'truth',
  '#b45309': 'belief',
  '#5b4b9a': 'flow',
  '#0f766e': 'pressure',
  '#a3211b': 'limit',
  '#1c2833': 'on-lane',
  ...Object.fromEntries(Object.entries(LANE_COLOURS).map(([kind, colour]) => [colour, kind])),
};
const named = (name: string): string => Object.entries(NAMED).find(([, known]) => known === name)?.[0] ?? name;
const [INK, DIM, RULE] = [named('ink'), named('dim'), named('rule')];

/** The inside of a picture: without hover rules, which a page of paper has no use for, its colours and ids made fit for a page with others. */
function pictureOf(id: string, option: EChartsCoreOption, height: number): Picture {
  const inside = svgOf(option, WIDTH, height)
    .replace(/^<svg[^>]*>/, '')
    .replace(/<style[\s\S]*<\/style>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/ (class|pointer-events)="[^"]*"/g, '')
    .replace(/(fill|stroke)="(#[0-9a-f]{6})"/g, (all, kind: string, colour: string) =>
      NAMED[colour] === undefined ? all : `${kind}="var(--${NAMED[colour]})"`,
    )
    .replace(/(id="|url\(#)(zr-\d+)/g, `$1${id}-$2`)
    .replace(/\n+/g, '\n');
  return { width: WIDTH, height, inside };
}

const text = { fontFamily: 'sans-serif', fontSize: 13 };
const axisText = { axisLabel: { ...text, color: DIM }, nameTextStyle: { ...text, color: INK } };
const LINES = { axisLine: { lineStyle: { color: DIM } }, axisTick: { lineStyle: { color: DIM } } };

const time = (untilMs: number) => ({
  type: 'value',
  min: 0,
  max: untilMs / MS_PER_DAY,
  name: 'days since the start',
  nameLocation: 'middle',
  nameGap: 28,
  splitLine: { show: false },
  ...LINES,
  axisLine: { show: true, onZero: false, lineStyle: { color: DIM } },
  ...axisText,
});
const values = (name: string, top: number | null = null) => ({
  type: 'value',
  name,
  min: 0,
  ...(top === null ? {} : { max: top }),
  nameLocation: 'end',
  splitLine: { lineStyle: { color: RULE } },
  ...axisText,
  nameTextStyle: { ...axisText.nameTextStyle, align: 'left', padding: [0, 0, 4, -SIDES.left + 8] },
});

type Series = Readonly<Record<string, unknown>>;

function panel(
  untilMs: number,
  y: Series,
  series: readonly Series[],
  height: number,
  legend: boolean,
): EChartsCoreOption {
  const names = series.map(({ name }) => name);
  // The legend would put a circle on each line, which the curves do not have.
  const items = { itemStyle: { opacity: 0 }, itemWidth: 36, itemGap: 44, textStyle: { ...text, color: INK } };
  return {
    animation: false,
    backgroundColor: 'transparent',
    grid: { ...SIDES, top: 36, height },
    ...(legend ? { legend: { top: 0, right: 60, data: names, ...items } } : {}),
    xAxis: time(untilMs),
    yAxis: y,
    series,
  };
}

const coloured = (series: Series, colour: string, lineStyle: Series = {}): Series => ({
  symbol: 'none',
  ...series,
  color: named(colour),
  silent: true,
  lineStyle: { width: 2, ...lineStyle },
});

/** Usable reservoir: what is truly there, and what the pump counts. */
export const reservoirPicture = (data: PlotData): Picture =>
  pictureOf(
    'reservoir',
    panel(
      data.untilMs,
      values('usable in the reservoir, mL'),
      [
        coloured(curve('truth', 0, 0, data.reservoirTrue, false), 'truth'),
        coloured(curve('belief of the pump', 0, 0, data.reservoirComputed, false), 'belief', { type: [6, 4] }),
      ],
      CURVES,
      true,
    ),
    CURVES + 90,
  );

/** The flow that the firmware orders; `cut` when the prime goes off the top. */
export function flowPicture(data: PlotData): Picture & { readonly cut: boolean } {
  const top = flowTop(data);
  const axis = values('flow ordered, mL/day', top === null ? null : Number(top.toPrecision(2)));
  const flow = coloured({ ...curve('flow', 0, 0, data.flow, true), clip: true }, 'flow', { width: 1.5 });
  return { ...pictureOf('flow', panel(data.untilMs, axis, [flow], CURVES, false), CURVES + 90), cut: top !== null };
}

/** Pressure behind the catheter at the moments at which a comparator has told it. */
export const pressurePicture = (data: PlotData): Picture => {
  const points = {
    ...curve('pressure', 0, 0, data.pressure, false),
    showSymbol: true,
    symbol: 'circle',
    symbolSize: 7,
  };
  const series = coloured(points, 'pressure', { opacity: 0 });
  return pictureOf(
    'pressure',
    panel(data.untilMs, values('pressure reported, kPa'), [series], CURVES, false),
    CURVES + 90,
  );
};

const steps = (spans: DayDoses['spans'], of: (span: DayDoses['spans'][number]) => number): readonly Point[] =>
  spans.flatMap((span): Point[] => [
    [span.from, of(span)],
    [span.to, of(span)],
  ]);

const DRUG_COLOURS = ['truth', 'pressure', 'flow'];

/** Doses as the mean of a day over spans of days. @param unit  name of the unit, and how many µg it holds */
export function dosePicture(
  data: DayDoses,
  untilMs: number,
  unit: { readonly name: string; readonly ug: number },
): Picture {
  const scaled = (points: readonly Point[]): readonly Point[] => points.map(([t, ug]) => [t, ug / unit.ug]);
  const body = data.drugs
    .slice(0, DRUG_COLOURS.length)
    .map((drug, i) =>
      coloured(
        curve(`${drug} to the body`, 0, 0, scaled(steps(data.spans, (s) => s.body[drug] ?? 0)), false),
        DRUG_COLOURS[i] ?? 'truth',
      ),
    );
  const given = curve("given, by the pump's count", 0, 0, scaled(steps(data.spans, (s) => s.given)), false);
  const limits = data.limits.flatMap(({ from, ug }, i): Point[] => {
    const to = data.limits[i + 1]?.from ?? untilMs;
    const value = ug ?? Number.NaN;
    return [
      [from, value],
      [to, value],
    ];
  });
  const limit = coloured(curve('limit for every 24 h', 0, 0, scaled(limits), false), 'limit', { type: [2, 3] });
  const series = [...body, coloured(given, 'belief', { type: [6, 4] }), ...(limits.length === 0 ? [] : [limit])];
  return pictureOf('dose', panel(untilMs, values(unit.name), series, CURVES, true), CURVES + 90);
}

/** Rows of stretches: the states of regions, or the times at which alarms were on. @param id  prefix of ids within the page */
export function lanePicture(
  id: string,
  lanes: readonly string[],
  stretches: readonly Stretch[],
  untilMs: number,
): Picture {
  const height = 34 * lanes.length;
  const longest = Math.max(...lanes.map((lane) => lane.length));
  const left = Math.max(SIDES.left, 16 + 7.5 * longest);
  const rows = { ...laneRows({ lanes, stretches }, LANE_LOOK), silent: true };
  const y = { type: 'category', data: lanes, inverse: true, ...LINES, axisTick: { show: false }, ...axisText };
  const option = panel(untilMs, y, [rows], height, false);
  return pictureOf(id, { ...option, grid: { left, right: SIDES.right, top: 8, height } }, height + 60);
}
