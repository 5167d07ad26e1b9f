import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { FilmTold } from '../../show/index.js';
import type { Scheme } from '../frame/scheme.js';
import type { Curve, Panel } from './panels.js';

use([LineChart, GridComponent, CanvasRenderer]);

const DAY = 86_400_000;
/** Room beside the axes, px; the line of the moment is laid over it by the same figures. */
const GRID = { left: 46, right: 10, top: 8, bottom: 20 };

/** The colour that a name of the palette has in this look. */
function inked(box: HTMLElement, name: string): string {
  box.style.color = `var(${name})`;
  return getComputedStyle(box).color;
}

/** A chart that lives as long as its box, and is as large. */
function useChart() {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const made = init(box, null, { renderer: 'canvas' });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  return { place, chart };
}

type Drawn = {
  readonly panel: Panel;
  readonly film: FilmTold;
  /** a run that is held beside it, whose truth is drawn in grey; null for none */
  readonly kept: FilmTold | null;
  readonly untilMs: number;
  /** top of the axis, where peaks are cut off */
  readonly top: number | undefined;
};

const seriesOf = ({ of, name, dashed, step }: Curve, film: FilmTold, ink: string, width: number) => ({
  type: 'line',
  name,
  showSymbol: false,
  step: step === true ? 'end' : false,
  data: of(film.curves).map(([t, value]) => [t / DAY, value]),
  lineStyle: { width, color: ink, type: dashed === true ? 'dashed' : 'solid' },
  itemStyle: { color: ink },
});

function optionOf({ panel, film, kept, untilMs, top }: Drawn, ink: (name: string) => string) {
  const axis = {
    axisLabel: { color: ink('--dim'), fontSize: 11 },
    splitLine: { lineStyle: { color: ink('--rule') } },
  };
  const [truth] = panel.curves;
  const beside = kept === null || truth === undefined ? [] : [seriesOf(truth, kept, ink('--dim'), 3)];
  return {
    animation: false,
    grid: GRID,
    xAxis: { type: 'value', min: 0, max: untilMs / DAY, ...axis, splitLine: { show: false } },
    yAxis: { type: 'value', scale: panel.unit === 'V', splitNumber: 3, ...axis, max: top ?? null },
    series: [...beside, ...panel.curves.map((curve) => seriesOf(curve, film, ink(curve.colour), 1.6))],
  };
}

/** One panel as it is drawn; drawn anew only when the film, or the look of the page, is another one. */
export function Plot({ scheme, ...drawn }: Drawn & { readonly scheme: Scheme }) {
  const { chart, place } = useChart();
  const { film, kept, panel, top, untilMs } = drawn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the page follow its scheme
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const option = optionOf({ panel, film, kept, untilMs, top }, (name) => inked(box, name));
    chart.current?.setOption(option, { replaceMerge: ['series'] });
  }, [film, kept, panel, untilMs, top, scheme]);
  return <div className="canvas" role="img" aria-label={panel.title} ref={place} />;
}
