import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { MS_PER_DAY } from '../../src/units/index.js';
import type { PlotData, Point, Stretch } from './plot-points.js';

use([CustomChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const WIDTH = 1200;
const HEIGHT = 820;
const PANELS = [
  { top: 70, height: 110 },
  { top: 250, height: 220 },
  { top: 540, height: 220 },
] as const;
const TITLES = 50;
const CALM = '#cfd8df';
const COLOURS = ['#4878a8', '#6aa56a', '#c9a227', '#8a6fb0', '#3d9e9e', '#b07a4f', '#77828c'];
const ALARMING = '#c0392b';

const inDays = (points: readonly Point[]): number[][] => points.map(([t, value]) => [t / MS_PER_DAY, value]);

const STATES: readonly (readonly [RegExp, string])[] = [
  [/stall|critical/, ALARMING],
  [/advisory|paused/, '#e0a030'],
  [/quiet|idle|stopped/, CALM],
  [/priming/, '#c9a227'],
  [/suspended/, '#a58fc4'],
  [/flex/, '#3d9e9e'],
  [/minimum/, '#b07a4f'],
];
const ACTIVE = '#7fa3c7';

/** One colour for each state, the same in every plot: quiet ones grey, alarming ones red. */
const colourOf = (state: string): string => STATES.find(([name]) => name.test(state))?.[1] ?? ACTIVE;

/** The small part of echarts' drawing interface that a lane needs. */
type Api = { value(dimension: number): number | string; coord(point: readonly number[]): number[] };

const ROOM_FOR_TEXT = 60;

const drawStretch = (_: unknown, api: Api): unknown => {
  const lane = Number(api.value(0));
  const [left = 0, y = 0] = api.coord([Number(api.value(1)), lane]);
  const [right = 0] = api.coord([Number(api.value(2)), lane]);
  const state = String(api.value(3));
  const width = Math.max(right - left, 0.5);
  const label = { text: state, fill: '#1c2833', fontSize: 11, width: width - 6, overflow: 'truncate' };
  return {
    type: 'rect',
    shape: { x: left, y: y - 13, width, height: 26 },
    style: { fill: String(api.value(4)) },
    ...(width > ROOM_FOR_TEXT ? { textContent: { style: label }, textConfig: { position: 'inside' } } : {}),
  };
};

const curve = (name: string, panel: number, axis: number, points: readonly Point[], stepped: boolean) => ({
  name,
  type: 'line',
  xAxisIndex: panel,
  yAxisIndex: axis,
  showSymbol: false,
  symbolSize: 5,
  ...(stepped ? { step: 'end' } : {}),
  data: inDays(points),
});

const isPrime = (t: number, stretches: readonly Stretch[]): boolean =>
  stretches.some(({ state, from, to }) => state === 'priming' && t >= from && t < to);

/** Top of the flow axis when a prime would press everything else flat; null when nothing need be cut. */
function flowTop({ flow, stretches }: PlotData): number | null {
  const highest = (points: readonly Point[]): number => points.reduce((most, [, value]) => Math.max(most, value), 0);
  const usual = highest(flow.filter(([t]) => !isPrime(t, stretches)));
  return usual === 0 || highest(flow) < 3 * usual ? null : 1.2 * usual;
}

const LEFT = { nameLocation: 'end', nameTextStyle: { align: 'left', padding: [0, 0, 6, -TITLES] } } as const;
const [, , , ORDERED, REPORTED] = COLOURS;

function yAxes(data: PlotData) {
  const top = flowTop(data);
  const flowName = `flow ordered, mL/day${top === null ? '' : ' (the prime is cut off)'}`;
  return [
    { type: 'category', gridIndex: 0, data: data.lanes, inverse: true },
    { type: 'value', gridIndex: 1, name: 'usable in the reservoir, mL', min: 0, ...LEFT },
    {
      type: 'value',
      gridIndex: 2,
      name: flowName,
      min: 0,
      ...(top === null ? {} : { max: Number(top.toPrecision(2)) }),
      ...LEFT,
    },
    {
      type: 'value',
      gridIndex: 2,
      show: data.pressure.length > 0,
      name: 'pressure reported, kPa',
      min: 0,
      position: 'right',
      splitLine: { show: false },
      nameLocation: 'end',
      nameTextStyle: { align: 'right', padding: [0, -TITLES, 6, 0], color: REPORTED },
    },
  ];
}

function lanes(data: PlotData) {
  return {
    type: 'custom',
    xAxisIndex: 0,
    yAxisIndex: 0,
    renderItem: drawStretch,
    encode: { x: [1, 2], y: 0 },
    dimensions: ['lane', 'from', 'to', { name: 'state', type: 'ordinal' }, { name: 'colour', type: 'ordinal' }],
    data: data.stretches.map((s) => [
      data.lanes.indexOf(s.lane),
      s.from / MS_PER_DAY,
      s.to / MS_PER_DAY,
      s.state,
      colourOf(s.state),
    ]),
    clip: true,
  };
}

const curves = (data: PlotData) => [
  curve('truth', 1, 1, data.reservoirTrue, false),
  { ...curve('belief of the pump', 1, 1, data.reservoirComputed, false), lineStyle: { type: 'dashed' } },
  { ...curve('flow', 2, 2, data.flow, true), lineStyle: { width: 1.5 }, color: ORDERED },
  { ...curve('pressure', 2, 3, data.pressure, false), showSymbol: true, lineStyle: { opacity: 0 }, color: REPORTED },
];

function option(data: PlotData): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    title: { text: data.title, subtext: 'simulation only; not for the care of people', left: 20, top: 8 },
    legend: { top: 222, right: 90, icon: 'roundRect', itemHeight: 4, data: ['truth', 'belief of the pump'] },
    grid: PANELS.map(({ top, height }) => ({ left: 90, right: 90, top, height })),
    xAxis: PANELS.map((_, i) => ({
      type: 'value',
      gridIndex: i,
      min: 0,
      max: data.untilMs / MS_PER_DAY,
      ...(i === PANELS.length - 1 ? { name: 'days since the start', nameLocation: 'middle', nameGap: 30 } : {}),
    })),
    yAxis: yAxes(data),
    series: [lanes(data), ...curves(data)],
  };
}

/** echarts numbers its charts and names through the life of the process; a plot must not tell what was drawn before it. */
function renumbered(svg: string): string {
  const names = new Map<string, string>();
  return svg.replace(/zr\d+-[a-z]+-?\d+/g, (name) => {
    const known = names.get(name) ?? `zr-${names.size}`;
    names.set(name, known);
    return known;
  });
}

/**
 * Draws a run as SVG: lanes of states, reservoir true and computed, flow and pressure.
 *
 * @returns an SVG document; the same for the same data, always
 */
export function plotSvg(data: PlotData): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  chart.setOption(option(data));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return `${renumbered(svg)}\n`;
}
