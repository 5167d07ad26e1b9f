import { type Instant, MS_PER_DAY, PL_PER_ML } from '../../src/units/index.js';
import { Curve, type Point } from '../curves/index.js';
import type { World } from '../world/index.js';
import { DoseWindow } from './dose-window.js';

/** What is drawn over time, in the units of its names. */
export const SIGNALS = [
  'reservoirTrueMl',
  'reservoirComputedMl',
  'flowCommandedMlPerDay',
  'flowTrueMlPerDay',
  'pressureKpa',
  'batteryV',
  'deliveredMl',
  'doseTrueMg',
  'doseAskedMg',
  'doseLimitMg',
] as const;
/** Name of a curve. */
export type Signal = (typeof SIGNALS)[number];

/** What is read of a dose: drug since the start, and the limit that is in force. */
type Dosed = {
  /** left the tip, and asked of the drive, since the start, µg */
  readonly deliveredUg: number;
  readonly askedUg: number;
  /** the tightest dose limit of the program; without one, what came within a day is of interest all the same */
  readonly window: { readonly ms: number; readonly limitUg: number | null };
};

/** What is drawn as it is read. */
type Plain = Exclude<Signal, 'doseTrueMg' | 'doseAskedMg' | 'doseLimitMg'>;

/** All that is read of a world to be drawn, at one moment. */
export type Sample = { readonly t: Instant } & Dosed & Readonly<Record<Plain, number>>;

/** Curves by name, each [ms, value]. */
export type Curves = Readonly<Record<Signal, readonly Point[]>>;

const UG_PER_MG = 1_000;

/** The dose limit that is reached first at an even flow; null window without a program or without limits. */
function windowOf(world: World): Dosed['window'] {
  const [first, ...others] = world.doseWindows();
  if (first === undefined) return { ms: MS_PER_DAY, limitUg: null };
  const tightest = others.reduce((a, b) => (b.limitUg / b.ms < a.limitUg / a.ms ? b : a), first);
  return tightest;
}

/** Looks at a world at its present moment. */
export function sampleOf(world: World): Sample {
  const t = world.kernel.now;
  const ml = (pl: number): number => pl / PL_PER_ML;
  const reading = world.reading(t);
  return {
    t,
    reservoirTrueMl: ml(reading.usable),
    reservoirComputedMl: ml(world.signal('reservoir.computed', t)),
    flowCommandedMlPerDay: ml(world.signal('flow.commanded', t)),
    flowTrueMlPerDay: ml(reading.flow),
    pressureKpa: reading.pressure,
    batteryV: reading.voltage,
    deliveredMl: ml(reading.volumes.delivered),
    deliveredUg: world.mass('delivered.total', t),
    askedUg: world.mass('commanded.total', t),
    window: windowOf(world),
  };
}

/** Gathers samples into curves of a bounded number of points. */
export class Drawn {
  readonly #curves: ReadonlyMap<Signal, Curve>;
  readonly #delivered = new DoseWindow();
  readonly #asked = new DoseWindow();

  constructor(until: Instant) {
    this.#curves = new Map(SIGNALS.map((signal) => [signal, new Curve(until)]));
  }

  add(sample: Sample): void {
    const { askedUg, deliveredUg, t, window } = sample;
    const inWindow = {
      doseTrueMg: this.#delivered.add(t, deliveredUg, window.ms) / UG_PER_MG,
      doseAskedMg: this.#asked.add(t, askedUg, window.ms) / UG_PER_MG,
      // Where no limit is in force the line has a gap.
      doseLimitMg: window.limitUg === null ? Number.NaN : window.limitUg / UG_PER_MG,
    };
    for (const [signal, curve] of this.#curves) curve.add(t, { ...sample, ...inWindow }[signal]);
  }

  curves(): Curves {
    const drawn = [...this.#curves].map(([signal, curve]) => [signal, curve.points()] as const);
    return Object.fromEntries(drawn) as Curves;
  }
}
