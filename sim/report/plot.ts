import type { EChartsCoreOption } from 'echarts/core';
import { MS_PER_DAY } from '../../src/units/index.js';
import type { PlotData } from './plot-points.js';
import { COLOURS, curve, flowTop, laneRows, svgOf } from './plot-series.js';

const WIDTH = 1200;
const HEIGHT = 820;
const PANELS = [
  { top: 70, height: 110 },
  { top: 250, height: 220 },
  { top: 540, height: 220 },
] as const;
const TITLES = 50;

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
    series: [laneRows(data), ...curves(data)],
  };
}

/**
 * Draws a run as SVG: lanes of states, reservoir true and computed, flow and pressure.
 *
 * @returns an SVG document; the same for the same data, always
 */
export const plotSvg = (data: PlotData): string => `${svgOf(option(data), WIDTH, HEIGHT)}\n`;
