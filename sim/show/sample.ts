import { type Instant, PL_PER_ML } from '../../src/units/index.js';
import { Curve, type Point } from '../curves/index.js';
import type { World } from '../world/index.js';
import { type DoseCurves, type Dosed, DoseOverTime } from './dose-curves.js';

/** What is drawn over time, in the units of its names. */
export const SIGNALS = [
  'reservoirTrueMl',
  'reservoirComputedMl',
  'flowCommandedMlPerDay',
  'flowTrueMlPerDay',
  'pressureKpa',
  'batteryV',
  'deliveredMl',
] as const;
/** Name of a curve. */
export type Signal = (typeof SIGNALS)[number];

/** All that is read of a world to be drawn, at one moment. */
export type Sample = { readonly t: Instant } & Dosed & Readonly<Record<Signal, number>>;

/** Curves by name, each [ms, value]. */
export type Curves = Readonly<Record<Signal, readonly Point[]>> & {
  /** dose within the span of each limit of the program, the shortest first; within a day where there is none */
  readonly windows: readonly DoseCurves[];
};

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
    windows: world.doseWindows(),
  };
}

/** Gathers samples into curves of a bounded number of points. */
export class Drawn {
  readonly #curves: ReadonlyMap<Signal, Curve>;
  readonly #doses: DoseOverTime;

  constructor(until: Instant) {
    this.#curves = new Map(SIGNALS.map((signal) => [signal, new Curve(until)]));
    this.#doses = new DoseOverTime(until);
  }

  add(sample: Sample): void {
    for (const [signal, curve] of this.#curves) curve.add(sample.t, sample[signal]);
    this.#doses.add(sample);
  }

  curves(): Curves {
    const drawn = [...this.#curves].map(([signal, curve]) => [signal, curve.points()] as const);
    return { ...(Object.fromEntries(drawn) as Record<Signal, readonly Point[]>), windows: this.#doses.told() };
  }
}
