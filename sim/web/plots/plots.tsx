import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { FilmTold, Signal } from '../../show/index.js';
import { useWords, type Words } from '../words/words.js';

use([LineChart, GridComponent, LegendComponent, CanvasRenderer]);

const DAY = 86_400_000;

type Curve = {
  readonly signal: Signal;
  readonly name: string;
  readonly colour: string;
  readonly dashed?: true;
  readonly step?: true;
};
type Panel = { readonly title: string; readonly unit: string; readonly curves: readonly Curve[] };

const panelsFor = (words: Words['plots']): readonly Panel[] => [
  {
    title: words.reservoir,
    unit: 'mL',
    curves: [
      { signal: 'reservoirTrueMl', name: words.truth, colour: '--truth' },
      { signal: 'reservoirComputedMl', name: words.belief, colour: '--belief', dashed: true },
    ],
  },
  {
    title: words.flow,
    unit: 'mL/day',
    curves: [
      { signal: 'flowTrueMlPerDay', name: words.truth, colour: '--truth', step: true },
      { signal: 'flowCommandedMlPerDay', name: words.commanded, colour: '--belief', dashed: true, step: true },
    ],
  },
  { title: words.pressure, unit: 'kPa', curves: [{ signal: 'pressureKpa', name: words.pressure, colour: '--truth' }] },
  { title: words.delivered, unit: 'mL', curves: [{ signal: 'deliveredMl', name: words.delivered, colour: '--truth' }] },
  { title: words.battery, unit: 'V', curves: [{ signal: 'batteryV', name: words.battery, colour: '--truth' }] },
];

const LEFT = 46;
const RIGHT = 10;

/** Top of an axis of flow: a prime of minutes must not press weeks of therapy flat. Undefined where nothing is that high. */
function topOf(panel: Panel, film: FilmTold): number | undefined {
  if (panel.unit !== 'mL/day') return undefined;
  const values = panel.curves
    .flatMap(({ signal }) => film.curves[signal].map(([, value]) => value))
    .sort((a, b) => a - b);
  const usual = values[Math.floor(values.length * 0.95)] ?? 0;
  const most = values.at(-1) ?? 0;
  return usual > 0 && most > 5 * usual ? Number((1.3 * usual).toPrecision(2)) : undefined;
}

/** The colour that a name of the palette has in this look. */
function inked(box: HTMLElement, name: string): string {
  box.style.color = `var(${name})`;
  return getComputedStyle(box).color;
}

function Plot({ panel, film, untilMs }: { readonly panel: Panel; readonly film: FilmTold; readonly untilMs: number }) {
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
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const colour = (name: string): string => inked(box, name);
    const top = topOf(panel, film);
    const axis = {
      axisLabel: { color: colour('--dim'), fontSize: 11 },
      splitLine: { lineStyle: { color: colour('--rule') } },
    };
    chart.current?.setOption({
      animation: false,
      grid: { left: LEFT, right: RIGHT, top: 8, bottom: 20 },
      xAxis: { type: 'value', min: 0, max: untilMs / DAY, ...axis, splitLine: { show: false } },
      yAxis: {
        type: 'value',
        scale: panel.unit === 'V',
        splitNumber: 3,
        ...axis,
        ...(top === undefined ? {} : { max: top }),
      },
      series: panel.curves.map(({ signal, name, colour: of, dashed, step }) => ({
        type: 'line',
        name,
        showSymbol: false,
        step: step === true ? 'end' : false,
        data: film.curves[signal].map(([t, value]) => [t / DAY, value]),
        lineStyle: { width: 1.6, color: colour(of), type: dashed === true ? 'dashed' : 'solid' },
        itemStyle: { color: colour(of) },
      })),
    });
  }, [film, panel, untilMs]);
  return <div className="canvas" ref={place} />;
}

type Props = { readonly film: FilmTold; readonly untilMs: number; readonly at: number };

/** Curves over the whole story, with a line where the moment is. */
export function Plots({ film, untilMs, at }: Props) {
  const words = useWords().plots;
  return (
    <section className="card plots" data-place="plots">
      <h2>{words.title}</h2>
      <div className="grid">
        {panelsFor(words).map((panel) => (
          <figure key={panel.title}>
            <figcaption>
              {panel.title}{' '}
              <span className="unit">
                {panel.unit}
                {topOf(panel, film) !== undefined && ` (${words.cutOff})`}
              </span>
              {panel.curves.length > 1 &&
                panel.curves.map(({ name, colour }) => (
                  <span key={name} className={`key ${colour.slice(2)}`}>
                    {name}
                  </span>
                ))}
            </figcaption>
            <div className="frame">
              <Plot panel={panel} film={film} untilMs={untilMs} />
              <svg className="over" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                <line className="cursor" x1={(1000 * at) / untilMs} x2={(1000 * at) / untilMs} y1={0} y2={10} />
              </svg>
            </div>
          </figure>
        ))}
      </div>
    </section>
  );
}
