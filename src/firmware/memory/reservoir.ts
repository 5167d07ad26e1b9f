import type { DrugClass } from '../../protocol/index.js';
import { type Concentration, type Flow, type Instant, NO_FLOW, START, type Volume } from '../../units/index.js';
import type { FirmwareConfig } from '../config.js';

/** When the computed reservoir reaches its thresholds if nothing changes. */
export type ReservoirForecast = {
  readonly from: Instant;
  readonly flow: Flow;
  readonly booking: boolean;
  readonly low: Instant | null;
  readonly empty: Instant | null;
};

/** A fill that waits: what came back at the refill did not fit the pump's own count. */
export type HeldFill = {
  /** volume typed as filled */
  readonly fill: Volume;
  /** strokes booked since manufacture at the moment of the refill */
  readonly strokesAtFill: number;
};

/** What the pump believes of its reservoir. */
export type ReservoirMemory = {
  /** volume confirmed at the last fill */
  readonly fill: Volume;
  /** strokes booked since manufacture at the moment of that fill */
  readonly strokesAtFill: number;
  readonly drug: string;
  /** whether stopping the drug harms (withdrawal) or only costs comfort; decides alarm priorities and stop rules, with that of an old fluid in the line */
  readonly drugClass: DrugClass;
  readonly concentration: Concentration;
  readonly lowAt: Volume;
  readonly low: boolean;
  readonly empty: boolean;
  readonly forecast: ReservoirForecast | null;
  /** not booked until somebody acknowledges the mismatch; null when nothing waits */
  readonly held: HeldFill | null;
};

/** What a fresh pump is told of its first fill. */
export type FirstFill = {
  readonly volume: Volume;
  readonly drug: string;
  readonly drugClass: DrugClass;
  readonly concentration: Concentration;
};

const firstForecast = (config: FirmwareConfig, fill: Volume): ReservoirForecast => ({
  from: START,
  flow: NO_FLOW,
  booking: true,
  low: fill <= config.lowAlarm ? START : null,
  empty: fill <= config.emptyAt ? START : null,
});

/** The first fill, as told. */
export const freshReservoir = (config: FirmwareConfig, fill: FirstFill): ReservoirMemory => ({
  fill: fill.volume,
  strokesAtFill: 0,
  drug: fill.drug,
  drugClass: fill.drugClass,
  concentration: fill.concentration,
  lowAt: config.lowAlarm,
  low: false,
  empty: false,
  forecast: firstForecast(config, fill.volume),
  held: null,
});
