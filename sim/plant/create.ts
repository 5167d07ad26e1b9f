import { invariant } from '../../src/base/index.js';
import type { Profile } from '../../src/profile/index.js';
import { type Length, START, standingTrain, type Volume } from '../../src/units/index.js';
import { buildOf } from './build.js';
import { sameFluid, tidy } from './composition.js';
import { HEALTHY } from './ports.js';
import type { Composition } from './reading.js';
import type { PlantState } from './state.js';

/** What a pump is implanted with. */
export type PlantOptions = {
  readonly profile: Profile;
  /** cm, > 0 */
  readonly catheterLength: Length;
  /** usable volume in the reservoir, 0 … capacity; the residual volume is there besides */
  readonly fill: Volume;
  /** what the whole reservoir holds, residual volume included */
  readonly composition: Composition;
  /** fixed relative stroke error of this pump, fraction (0.03 = 3 % more), > −1 */
  readonly bias: number;
  /** what tubing and catheter hold; water when left out */
  readonly lineFilledWith?: Composition;
  /** the catheter is not connected yet; connected when left out */
  readonly outletOpen?: boolean;
};

/**
 * A healthy pump at the start of the run, standing still.
 *
 * @throws {InvariantError} when the fill is above the capacity or the profile's line has no volume
 */
export function createPlant(options: PlantOptions): PlantState {
  const build = buildOf(options.profile, options.catheterLength, options.bias);
  invariant(options.fill <= build.capacity, 'plant: filled above capacity', { fill: options.fill });
  const reservoirHolds = tidy(options.composition);
  const inLine = tidy(options.lineFilledWith ?? {});
  return {
    build,
    ports: options.outletOpen === true ? { ...HEALTHY, outletOpen: true } : HEALTHY,
    anchor: START,
    train: standingTrain(START, build.stroke),
    commanded: 0,
    turned: 0,
    missed: 0,
    countOff: 0,
    stillSince: START,
    tubingSet: false,
    rotorHeld: null,
    stroke: build.stroke,
    stretch: 0,
    usable: options.fill,
    pumped: 0,
    line: build.lineVolume,
    delivered: 0,
    leaked: 0,
    tipLost: 0,
    purged: 0,
    purgedRest: 0,
    deliveredRest: 0,
    leakedRest: 0,
    tipLostRest: 0,
    filled: options.fill + build.residual + build.lineVolume,
    inflow: 0,
    inflowCarry: 0,
    netBack: 0,
    withdrawn: 0,
    pocket: 0,
    dry: false,
    dryReported: false,
    reservoirHolds,
    head: sameFluid(inLine, reservoirHolds) ? [] : [{ volume: build.head, holds: inLine }],
    content: { kind: 'even', holds: inLine },
    deliveredMass: {},
    leakedMass: {},
    purgedMass: {},
    toneSpan: 0,
    toneSince: null,
    radioSpan: 0,
    radioSince: null,
    brownedOut: false,
  };
}
