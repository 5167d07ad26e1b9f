import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { MS_PER_DAY } from '../../src/units/index.js';
import type { Point, Stretch } from '../curves/index.js';
import type { PlotData } from './plot-points.js';

use([CustomChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const CALM = '#cfd8df';
/** Colours of curves: truth, belief, …, flow, pressure. */
export const COLOURS = ['#4878a8', '#6aa56a', '#c9a227', '#8a6fb0', '#3d9e9e', '#b07a4f', '#77828c'];
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
export const colourOf = (state: string): string => STATES.find(([name]) => name.test(state))?.[1] ?? ACTIVE;

/** The small part of echarts' drawing interface that a lane needs. */
type Api = { value(dimension: number): number | string; coord(point: readonly number[]): number[] };

const ROOM_FOR_TEXT = 60;

/** How a stretch is drawn: its colour, the least width (so that a short one can still be seen), and its height. */
export type StretchLook = {
  readonly colour: (state: string) => string;
  readonly leastWidth: number;
  readonly height: (state: string) => number;
};
const LOOK: StretchLook = { colour: colourOf, leastWidth: 0.5, height: () => 26 };

const drawStretch =
  ({ leastWidth, height: heightOf }: StretchLook) =>
  (_: unknown, api: Api): unknown => {
    const lane = Number(api.value(0));
    const [left = 0, y = 0] = api.coord([Number(api.value(1)), lane]);
    const [right = 0] = api.coord([Number(api.value(2)), lane]);
    const state = String(api.value(3));
    const width = Math.max(right - left, leastWidth);
    const height = heightOf(state);
    const label = { text: state, fill: '#1c2833', fontSize: 11, width: width - 6, overflow: 'truncate' };
    return {
      type: 'rect',
      shape: { x: left, y: y - height / 2, width, height },
      style: { fill: String(api.value(4)) },
      ...(width > ROOM_FOR_TEXT ? { textContent: { style: label }, textConfig: { position: 'inside' } } : {}),
    };
  };

/** A curve of a panel; `stepped` holds each value up to the next. */
export const curve = (name: string, panel: number, axis: number, points: readonly Point[], stepped: boolean) => ({
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
export function flowTop({ flow, stretches }: Pick<PlotData, 'flow' | 'stretches'>): number | null {
  const highest = (points: readonly Point[]): number => points.reduce((most, [, value]) => Math.max(most, value), 0);
  const usual = highest(flow.filter(([t]) => !isPrime(t, stretches)));
  return usual === 0 || highest(flow) < 3 * usual ? null : 1.2 * usual;
}

/** Rows of stretches, one row for each lane, on the first panel. */
export function laneRows(data: Pick<PlotData, 'lanes' | 'stretches'>, look: StretchLook = LOOK) {
  return {
    type: 'custom',
    xAxisIndex: 0,
    yAxisIndex: 0,
    renderItem: drawStretch(look),
    encode: { x: [1, 2], y: 0 },
    dimensions: ['lane', 'from', 'to', { name: 'state', type: 'ordinal' }, { name: 'colour', type: 'ordinal' }],
    data: data.stretches.map((s) => [
      data.lanes.indexOf(s.lane),
      s.from / MS_PER_DAY,
      s.to / MS_PER_DAY,
      s.state,
      look.colour(s.state),
    ]),
    clip: true,
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
 * Draws with echarts, without a browser.
 *
 * @returns SVG, the same for the same option, always
 */
export function svgOf(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return renumbered(svg);
}
