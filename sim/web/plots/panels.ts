import type { FilmTold, Signal } from '../../show/index.js';
import type { Words } from '../words/words.js';

/** One curve of a panel. */
export type Curve = {
  readonly signal: Signal;
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

/** All panels, in their order. */
export const panelsFor = (words: Words['plots']): readonly Panel[] => [
  {
    title: words.flow,
    unit: 'mL/day',
    cut: true,
    curves: [
      { signal: 'flowTrueMlPerDay', name: words.truth, colour: '--truth', step: true },
      { signal: 'flowCommandedMlPerDay', name: words.commanded, colour: '--belief', dashed: true, step: true },
    ],
  },
  {
    title: words.dose,
    unit: 'mg',
    cut: true,
    curves: [
      { signal: 'doseTrueMg', name: words.truth, colour: '--truth' },
      { signal: 'doseAskedMg', name: words.commanded, colour: '--belief', dashed: true },
      { signal: 'doseLimitMg', name: words.limit, colour: '--loud', step: true },
    ],
  },
  {
    title: words.reservoir,
    unit: 'mL',
    cut: false,
    curves: [
      { signal: 'reservoirTrueMl', name: words.truth, colour: '--truth' },
      { signal: 'reservoirComputedMl', name: words.belief, colour: '--belief', dashed: true },
    ],
  },
  {
    title: words.delivered,
    unit: 'mL',
    cut: false,
    curves: [{ signal: 'deliveredMl', name: words.truth, colour: '--truth' }],
  },
  {
    title: words.pressure,
    unit: 'kPa',
    cut: false,
    curves: [{ signal: 'pressureKpa', name: words.truth, colour: '--truth' }],
  },
  {
    title: words.battery,
    unit: 'V',
    cut: false,
    curves: [{ signal: 'batteryV', name: words.truth, colour: '--truth' }],
  },
];

/** Top of an axis whose peaks are cut off; undefined where nothing is that high, or nothing may be cut. */
export function topOf({ cut, curves }: Panel, film: FilmTold): number | undefined {
  if (!cut) return undefined;
  const values = curves
    .flatMap(({ signal }) => film.curves[signal].map(([, value]) => value))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const usual = values[Math.floor(values.length * 0.95)] ?? 0;
  const most = values.at(-1) ?? 0;
  return usual > 0 && most > 5 * usual ? Number((1.3 * usual).toPrecision(2)) : undefined;
}
