import type { Refusal } from '../base/index.js';
import type { Instant, Length, Temperature, Volume, WeekTime } from '../units/index.js';
import type { DrugClass } from './alarm-entry.js';
import type { AlarmId } from './alarms.js';
import type { Fluid } from './fluid.js';
import type { LogPage } from './log.js';
import type { Program } from './program.js';

/** What a patient who asked for a bolus now would be told: nothing that forbids it, or what, and until when. */
export type BolusOutlook = { readonly refusal: Refusal | null; readonly allowedAt: Instant | null };

/** The line as the pump was told of it when it was put in. */
export type LineTold = { readonly tubing: Volume; readonly volumePerCm: Volume; readonly length: Length };

/** What a pump is at, in one word: the most pressing that is true. */
export type Doing =
  | 'stopped'
  | 'purge'
  | 'prime'
  | 'suspended'
  | 'bridge'
  | 'clinician-bolus'
  | 'patient-bolus'
  | 'square-bolus'
  | 'basal';

/** What the pump believes of the therapy that it gives, and of the fluid that it gives it with. */
export type TherapyTold = {
  /** in force, or none */
  readonly program: Program | null;
  readonly doing: Doing;
  /** why nothing beside the minimum rate may flow, in words; null while nothing forbids it */
  readonly heldBy: string | null;
  /** what was typed at the last fill */
  readonly fluid: Fluid & { readonly drugClass: DrugClass };
  /** what the line still holds of fluids before; null when it holds none, and of several without a name */
  readonly oldFluid: { readonly fluid: Fluid | null; readonly volume: Volume } | null;
  readonly line: LineTold;
  /** primes begun since manufacture */
  readonly primes: number;
  /** patient boluses granted that still count; 0 in a program without them */
  readonly granted: number;
  readonly bolus: BolusOutlook;
};

/** What the pump tells of itself when it is asked. Belief only: it does not know what the plant truly did. */
export type Status = {
  readonly at: Instant;
  /** its own clock: ms since Monday 00:00 */
  readonly wall: WeekTime;
  readonly reservoir_computed_pl: number;
  /** when that reaches the empty level if nobody intervenes; null when the flow to come is not known */
  readonly reservoir_empty_at: Instant | null;
  readonly flow_pl_per_day: number;
  /** the one that signals first */
  readonly alarms: readonly AlarmId[];
  readonly therapy: TherapyTold;
  /** °C, the highest level passed the last time the pump was beyond its limit; left out when it never was */
  readonly temperature_peak?: Temperature;
  /** ms by which its clock has been moved since the start, below 0 for back; left out while that is nothing */
  readonly clock_shift_ms?: number;
  /** first and last number of the pump's own log, and where it is damaged */
  readonly log?: Pick<LogPage, 'first' | 'last' | 'damage'>;
};
