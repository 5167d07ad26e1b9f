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
const CALM = '#b8c4ce';
const COLOURS = ['#4878a8', '#6aa56a', '#c9a227', '#8a6fb0', '#3d9e9e', '#b07a4f', '#77828c'];
const ALARMING = '#c0392b';

const inDays = (points: readonly Point[]): number[][] => points.map(([t, value]) => [t / MS_PER_DAY, value]);

/** One colour for each state: quiet ones grey, alarming ones red, the others in order of their names. */
function colourOf(stretches: readonly Stretch[]): (state: string) => string {
  const names = [...new Set(stretches.map((s) => s.state))].sort();
  return (state) => {
    if (/stall|critical|occlu/.test(state)) return ALARMING;
    if (/quiet|idle|stopped|none/.test(state)) return CALM;
    return COLOURS[names.indexOf(state) % COLOURS.length] ?? CALM;
  };
}

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

const ENOUGH_POINTS = 20;
const SHARE_SHOWN = 0.98;

/** Top of the flow axis when a few peaks (a prime) would press everything else flat; null when nothing need be cut. */
function flowTop(points: readonly Point[]): number | null {
  const values = points.map(([, value]) => value).sort((a, b) => a - b);
  const usual = values[Math.floor(values.length * SHARE_SHOWN)] ?? 0;
  const most = values.at(-1) ?? 0;
  return values.length < ENOUGH_POINTS || usual === 0 || most < 3 * usual ? null : 1.1 * usual;
}

function option(data: PlotData): EChartsCoreOption {
  const colour = colourOf(data.stretches);
  const until = data.untilMs / MS_PER_DAY;
  const top = flowTop(data.flow);
  const flowAxis = top === null ? { name: 'mL/day ordered' } : { name: 'mL/day ordered (peaks cut)', max: top };
  const stretches = data.stretches.map((s) => [
    data.lanes.indexOf(s.lane),
    s.from / MS_PER_DAY,
    s.to / MS_PER_DAY,
    s.state,
    colour(s.state),
  ]);
  const name = { nameLocation: 'end', nameTextStyle: { align: 'left' } } as const;
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    title: { text: data.title, subtext: 'simulation only; not for the care of people', left: 20, top: 8 },
    legend: { top: 212, left: 90 },
    grid: PANELS.map(({ top, height }) => ({ left: 90, right: 90, top, height })),
    xAxis: PANELS.map((_, i) => ({
      type: 'value',
      gridIndex: i,
      min: 0,
      max: until,
      name: i === PANELS.length - 1 ? 'days' : '',
    })),
    yAxis: [
      { type: 'category', gridIndex: 0, data: data.lanes, inverse: true },
      { type: 'value', gridIndex: 1, name: 'mL in reservoir', min: 0, ...name },
      { type: 'value', gridIndex: 2, ...flowAxis, min: 0, ...name },
      { type: 'value', gridIndex: 2, name: 'kPa reported', min: 0, position: 'right' },
    ],
    series: [
      {
        type: 'custom',
        xAxisIndex: 0,
        yAxisIndex: 0,
        renderItem: drawStretch,
        encode: { x: [1, 2], y: 0 },
        dimensions: ['lane', 'from', 'to', { name: 'state', type: 'ordinal' }, { name: 'colour', type: 'ordinal' }],
        data: stretches,
        clip: true,
      },
      curve('reservoir true', 1, 1, data.reservoirTrue, false),
      curve('reservoir computed', 1, 1, data.reservoirComputed, false),
      curve('flow', 2, 2, data.flow, true),
      { ...curve('pressure', 2, 3, data.pressure, false), showSymbol: true },
    ],
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
