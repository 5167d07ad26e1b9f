import { formatDuration, plain, sinceStart } from '../../../src/units/index.js';
import type { Point, Stretch } from '../../curves/index.js';
import type { DayDoses } from '../day-doses.js';
import { dosePicture, flowPicture, lanePicture, pressurePicture, reservoirPicture } from '../figure-drawings.js';
import type { PlotData } from '../plot-points.js';
import { figure } from './figure.js';
import type { Section } from './frame.js';
import { el, type Markup } from './markup.js';
import { type Column, table } from './table.js';

/** What the plots of a page draw. */
export type Plotted = {
  readonly points: PlotData;
  readonly doses: DayDoses;
  readonly alarms: { readonly lanes: readonly string[]; readonly stretches: readonly Stretch[] };
};

/** So many rows at most stand for a curve, and for stretches. */
const CURVE_ROWS = 24;
const STRETCH_ROWS = 40;

const WHEN: Column = ['since start', 'fixed'];
const rounded = (value: number): string => plain(value, 4);

/** Items spread evenly over a list, with the first and the last. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / (most - 1);
  const kept = new Set(Array.from({ length: most }, (_, i) => Math.round(i * step)));
  return items.filter((_, i) => kept.has(i));
}
const leftOut = (all: number, shown: number, what: string): string =>
  all <= shown ? '' : `${all - shown} more ${what} are drawn, and left out here`;

/** The value of a curve at a moment, on the straight line between its points; at a jump `before` takes the side before it. */
function valueAt(points: readonly Point[], t: number, before: boolean): number | null {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = points[middle]?.[0] ?? 0;
    if (at < t || (at === t && !before)) low = middle + 1;
    else high = middle;
  }
  const [left, right] = [points[low - 1], points[low]];
  const exact = before ? right : left;
  if (exact?.[0] === t) return exact[1];
  if (left === undefined || right === undefined) return (left ?? right)?.[1] ?? null;
  return left[1] + ((right[1] - left[1]) * (t - left[0])) / (right[0] - left[0]);
}

/** Truth and belief at the moments of the truth; a refill is a jump of both, and its sides belong together. */
const sideBySide = (
  truth: readonly Point[],
  belief: readonly Point[],
): readonly (readonly [number, number, number])[] =>
  truth.map(([t, value], i) => [t, value, valueAt(belief, t, truth[i + 1]?.[0] === t) ?? value]);

function reservoir(points: PlotData): readonly Markup[] {
  const { reservoirTrue: truth, reservoirComputed: belief } = points;
  const pairs = sideBySide(truth, belief);
  const gapOf = ([, value, counted]: (typeof pairs)[number]): number => counted - value;
  const widest = pairs.reduce((most, pair) => (Math.abs(gapOf(pair)) > Math.abs(gapOf(most)) ? pair : most), [0, 0, 0]);
  const [first, lastTrue, lastBelief] = [truth[0]?.[1] ?? 0, truth.at(-1)?.[1] ?? 0, belief.at(-1)?.[1] ?? 0];
  const shown = spread(pairs, CURVE_ROWS);
  const rows = shown.map((pair) => ({
    cells: [sinceStart(pair[0]), rounded(pair[1]), rounded(pair[2]), rounded(gapOf(pair))],
  }));
  const columns: readonly Column[] = [WHEN, ['true, mL', 'number'], ['computed, mL', 'number'], ['gap, mL', 'number']];
  return figure({
    id: 'plot-reservoir',
    title: 'Reservoir: truth and belief',
    description: `What the pump can use: ${rounded(first)} mL at the start; at the end truly ${rounded(lastTrue)} mL, and ${rounded(lastBelief)} mL by its own count. The widest gap is ${rounded(gapOf(widest))} mL, ${sinceStart(widest[0])} after the start.`,
    picture: reservoirPicture(points),
    data: table('Reservoir: data', columns, rows, leftOut(truth.length, shown.length, 'points')),
  });
}

function doses(data: DayDoses, untilMs: number): readonly Markup[] {
  const most = Math.max(0, ...data.spans.flatMap(({ given, body }) => [given, ...Object.values(body)]));
  const unit = most >= 1_000 ? { name: 'mg/day', ug: 1_000 } : { name: 'mcg/day', ug: 1 };
  const limitAt = (t: number): number | null => data.limits.findLast(({ from }) => from <= t)?.ug ?? null;
  const rows = data.spans.map(({ from, to, given, body }) => {
    const limit = limitAt(to);
    const drugs = data.drugs.map((drug) => rounded((body[drug] ?? 0) / unit.ug));
    return {
      cells: [sinceStart(from), rounded(given / unit.ug), ...drugs, limit === null ? 'none' : rounded(limit / unit.ug)],
    };
  });
  const columns: readonly Column[] = [
    ['from', 'fixed'],
    [`given, by the pump's count, ${unit.name}`, 'number'],
    ...data.drugs.map((drug): Column => [`${drug} to the body, ${unit.name}`, 'number']),
    [`limit for every 24 h, ${unit.name}`, 'number'],
  ];
  const mean = data.daysInSpan === 1 ? 'each day' : `a day, as the mean of ${plain(data.daysInSpan)} days`;
  return figure({
    id: 'plot-dose',
    title: 'Dose per day',
    description: `What the pump counts as given, what truly left the tip of the catheter, and the limit of the program in force, for ${mean}; at most ${rounded(most / unit.ug)} ${unit.name}. A day is 24 hours from the start of the run; the limit holds for every 24 hours, which the oracle judges. What was given at one flow is spread evenly over its time; a prime counts as given, although it fills the line first.`,
    picture: dosePicture(data, untilMs, unit),
    data: table('Dose per day: data', columns, rows),
  });
}

function flow(points: PlotData): readonly Markup[] {
  const { cut, ...picture } = flowPicture(points);
  const most = points.flow.reduce((high, [, value]) => Math.max(high, value), 0);
  const shown = spread(points.flow, CURVE_ROWS);
  const rows = shown.map(([t, value]) => ({ cells: [sinceStart(t), rounded(value)] }));
  return figure({
    id: 'plot-flow',
    title: 'Flow ordered by the firmware',
    description: `Changes of flow as the drive is told them; at most ${rounded(most)} mL/day.${cut ? ' The prime is cut off at the top.' : ''}`,
    picture,
    data: table(
      'Flow: data',
      [WHEN, ['flow, mL/day', 'number']],
      rows,
      leftOut(points.flow.length, shown.length, 'points'),
    ),
  });
}

function pressure(points: PlotData): readonly Markup[] {
  if (points.pressure.length === 0) return [];
  const shown = spread(points.pressure, CURVE_ROWS);
  const most = points.pressure.reduce((high, [, value]) => Math.max(high, value), 0);
  const rows = shown.map(([t, value]) => ({ cells: [sinceStart(t), rounded(value)] }));
  const left = leftOut(points.pressure.length, shown.length, 'reports');
  return figure({
    id: 'plot-pressure',
    title: 'Pressure at the outlet',
    description: `Each point is a report of the comparator; between them nobody measures. ${points.pressure.length} in all, at most ${rounded(most)} kPa.`,
    picture: pressurePicture(points),
    data: table('Pressure: data', [WHEN, ['pressure, kPa', 'number']], rows, left),
  });
}

const STRETCHES: readonly Column[] = [
  ['row', 'fixed'],
  ['state', 'fixed'],
  ['from', 'fixed'],
  ['to', 'fixed'],
  ['for', 'fixed'],
];
const stretchRows = (stretches: readonly Stretch[]) =>
  stretches.slice(0, STRETCH_ROWS).map(({ lane, state, from, to }) => ({
    cells: [lane, state, sinceStart(from), sinceStart(to), formatDuration(Math.round((to - from) / 1000) * 1000)],
  }));

function states({ lanes, stretches, untilMs }: PlotData): readonly Markup[] {
  const last = lanes.map((lane) => `${lane} ${stretches.findLast((s) => s.lane === lane)?.state ?? 'unknown'}`);
  const inOrder = [...stretches].sort((a, b) => a.from - b.from || (a.lane < b.lane ? -1 : 1));
  return figure({
    id: 'plot-states',
    title: 'States of the pump',
    description: `The states of ${lanes.join(', ')} over time. At the end: ${last.join(', ')}.`,
    picture: lanePicture('states', lanes, stretches, untilMs),
    data: table('States: data', STRETCHES, stretchRows(inOrder), leftOut(inOrder.length, STRETCH_ROWS, 'stretches')),
  });
}

function alarmBars({ lanes, stretches }: Plotted['alarms'], untilMs: number): readonly Markup[] {
  if (lanes.length === 0) return [];
  const inOrder = [...stretches].sort((a, b) => a.from - b.from || (a.lane < b.lane ? -1 : 1));
  return figure({
    id: 'plot-alarms',
    title: 'When alarms were on',
    description: `Conditions over time, by their tone: critical or non-critical; a thin bar, latched, is a signal that stays when its condition is over. Alarms: ${lanes.join(', ')}.`,
    picture: lanePicture('alarms', lanes, stretches, untilMs),
    data: table(
      'Alarms over time: data',
      STRETCHES,
      stretchRows(inOrder),
      leftOut(inOrder.length, STRETCH_ROWS, 'stretches'),
    ),
  });
}

/** The pictures of a run. */
export const plotSection = ({ points, doses: days, alarms }: Plotted): Section => ({
  id: 'plots',
  heading: 'Plots',
  content: [
    ...reservoir(points),
    ...(days.spans.length === 0 ? [el('p', {}, 'Nothing was given.')] : doses(days, points.untilMs)),
    ...flow(points),
    ...pressure(points),
    ...states(points),
    ...alarmBars(alarms, points.untilMs),
  ],
});
