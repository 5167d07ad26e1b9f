import type { Instant, StrokeTrain, Volume } from '../../src/units/index.js';
import type { PlantBuild } from './build.js';
import type { LineContent, Slug } from './line-content.js';
import type { PlantPorts } from './ports.js';
import type { Composition, DrugMasses } from './reading.js';

/**
 * Everything the plant is, as plain JSON. All amounts are those at the moment `anchor`; what holds at a later moment
 * follows in closed form, so looking never changes a state. Only a real change moves the anchor.
 */
export type PlantState = {
  readonly build: PlantBuild;
  readonly ports: PlantPorts;
  readonly anchor: Instant;
  /** what the drive asks for; always starts at `anchor` */
  readonly train: StrokeTrain;
  readonly commanded: number;
  readonly turned: number;
  /** commanded strokes in a row without a turn of the rotor */
  readonly missed: number;
  /** second stroke counter minus drive since its comparator was armed, hundredths of a stroke */
  readonly countOff: number;
  /** since when the rotor has not been moving; null while it moves */
  readonly stillSince: Instant | null;
  readonly tubingSet: boolean;
  /** fraction of a stroke at which a rotor stands that moves nothing, pL·ms/day; null when it follows the drive */
  readonly rotorHeld: number | null;
  /** true volume of the latest stroke, pL */
  readonly stroke: number;
  /** what the walls of the line have taken up above rest, pL; below 0 while a lost stroke is made up */
  readonly stretch: number;
  readonly usable: Volume;
  readonly pumped: number;
  readonly line: number;
  readonly delivered: number;
  /** lost at the connector */
  readonly leaked: number;
  /** left the tip, but not into the spinal fluid */
  readonly tipLost: number;
  /** ran out of an open outlet, and its fraction of a picolitre */
  readonly purged: number;
  readonly purgedRest: number;
  /** fractions of a picolitre that have left but are not yet counted, 0 … 1 */
  readonly deliveredRest: number;
  readonly leakedRest: number;
  readonly tipLostRest: number;
  readonly filled: number;
  /** ran back in through the tip; and the fraction of a picolitre under way, pL·ms/day */
  readonly inflow: number;
  readonly inflowCarry: number;
  /** what has run back less what has passed forwards since the flow sensor began to count, pL ≥ 0 */
  readonly netBack: number;
  readonly withdrawn: number;
  readonly pocket: number;
  readonly dry: boolean;
  /** whether the world has been told that the pump ran dry */
  readonly dryReported: boolean;
  readonly reservoirHolds: Composition;
  /** fluid of earlier fills still in the pump head, first to leave first; what is behind it equals the reservoir */
  readonly head: readonly Slug[];
  readonly content: LineContent;
  readonly deliveredMass: DrugMasses;
  readonly leakedMass: DrugMasses;
  readonly purgedMass: DrugMasses;
  /** finished tones, ms, and the start of the one that sounds now */
  readonly toneSpan: number;
  readonly toneSince: Instant | null;
  /** the same of the radio: ms for which it has listened */
  readonly radioSpan: number;
  readonly radioSince: Instant | null;
  /** the supply has given way and has not recovered */
  readonly brownedOut: boolean;
};

/**
 * Fraction of a stroke that the rotor has moved towards the next whole stroke, 0 … 1.
 *
 * @param carry  where the rotor stands, pL·ms/day
 */
export const rotorPhase = (build: PlantBuild, dry: boolean, carry: number): number =>
  dry ? 0 : carry / build.wholeStroke;

type LineVolumes = Pick<PlantState, 'line' | 'deliveredRest' | 'leakedRest' | 'tipLostRest' | 'purgedRest'>;

/** What the line holds beyond its volume at rest, pL, fractions included; below 0 when it holds less. */
export const beyondRest = (build: PlantBuild, v: LineVolumes): number =>
  v.line - build.lineVolume - v.deliveredRest - v.leakedRest - v.tipLostRest - v.purgedRest;

/** What the walls hold above rest by the volume count: line − rest volume, fractions included. [M5] */
export function stretchOf(state: PlantState): number {
  return (
    beyondRest(state.build, state) +
    rotorPhase(state.build, state.dry, state.rotorHeld ?? state.train.carry) * state.stroke
  );
}
