import { formatDuration } from '../../../src/units/index.js';
import type { FilmTold, Signal } from '../../show/index.js';
import { figure } from '../amounts/figure.js';

/** Names of what is drawn, in the language of the page. */
type PlotWords = Readonly<
  Record<
    | 'flow'
    | 'dose'
    | 'reservoir'
    | 'delivered'
    | 'pressure'
    | 'battery'
    | 'truth'
    | 'belief'
    | 'commanded'
    | 'asked'
    | 'limit',
    string
  >
>;

type Curves = FilmTold['curves'];
type Points = Curves[Signal];

/** One curve of a panel. */
export type Curve = {
  /** its points in a film; none where that has no such curve */
  readonly of: (curves: Curves) => Points;
  readonly name: string;
  /** name in the palette */
  readonly colour: '--truth' | '--belief' | '--loud';
  readonly dashed?: true;
  readonly step?: true;
};

/** Curves that share one axis. */
export type Panel = {
  readonly title: string;
  readonly unit: string;
  readonly curves: readonly Curve[];
  /** its peaks may be cut off: a prime of minutes must not press weeks of therapy flat */
  readonly cut: boolean;
};

/** Dose within one span, with the limit for it. */
function dosePanel(perMs: number, words: PlotWords): Panel {
  const drawn =
    (curve: 'truth' | 'asked' | 'limit') =>
    ({ windows }: Curves): Points =>
      windows.find((window) => window.perMs === perMs)?.[curve] ?? [];
  return {
    title: `${words.dose} ${formatDuration(perMs)}`,
    unit: 'mg',
    cut: true,
    curves: [
      { of: drawn('truth'), name: words.truth, colour: '--truth' },
      { of: drawn('asked'), name: words.asked, colour: '--belief', dashed: true },
      { of: drawn('limit'), name: words.limit, colour: '--loud', step: true },
    ],
  };
}

/**
 * All panels, in their order.
 *
 * @param spans  within which a dose is drawn, ms
 */
export const panelsFor = (words: PlotWords, spans: readonly number[]): readonly Panel[] => [
  {
    title: words.flow,
    unit: 'mL/day',
    cut: true,
    curves: [
      { of: ({ flowTrueMlPerDay }) => flowTrueMlPerDay, name: words.truth, colour: '--truth', step: true },
      {
        of: ({ flowCommandedMlPerDay }) => flowCommandedMlPerDay,
        name: words.commanded,
        colour: '--belief',
        dashed: true,
        step: true,
      },
    ],
  },
  ...spans.map((perMs) => dosePanel(perMs, words)),
  {
    title: words.reservoir,
    unit: 'mL',
    cut: false,
    curves: [
      { of: ({ reservoirTrueMl }) => reservoirTrueMl, name: words.truth, colour: '--truth' },
      { of: ({ reservoirComputedMl }) => reservoirComputedMl, name: words.belief, colour: '--belief', dashed: true },
    ],
  },
  {
    title: words.delivered,
    unit: 'mL',
    cut: false,
    curves: [{ of: ({ deliveredMl }) => deliveredMl, name: words.truth, colour: '--truth' }],
  },
  {
    title: words.pressure,
    unit: 'kPa',
    cut: false,
    curves: [{ of: ({ pressureKpa }) => pressureKpa, name: words.truth, colour: '--truth' }],
  },
  {
    title: words.battery,
    unit: 'V',
    cut: false,
    curves: [{ of: ({ batteryV }) => batteryV, name: words.truth, colour: '--truth' }],
  },
];

/** Top of an axis whose peaks are cut off; undefined where nothing is that high, or nothing may be cut. */
export function topOf({ cut, curves }: Panel, film: FilmTold): number | undefined {
  if (!cut) return undefined;
  const values = curves
    .flatMap(({ of }) => of(film.curves).map(([, value]) => value))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const usual = values[Math.floor(values.length * 0.95)] ?? 0;
  const most = values.at(-1) ?? 0;
  return usual > 0 && most > 5 * usual ? Number((1.3 * usual).toPrecision(2)) : undefined;
}

/** Name of a panel, and the value of its first curve at a moment, for who does not see it: `Flow 1 mL/day`. */
export function panelInWords({ curves: [first], title, unit }: Panel, film: FilmTold, at: number): string {
  const [, value] = first?.of(film.curves).findLast(([t]) => t <= at) ?? [];
  return value === undefined || Number.isNaN(value) ? `${title}, ${unit}` : `${title}: ${figure(value)} ${unit}`;
}
