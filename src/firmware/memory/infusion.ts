import type { Program } from '../../protocol/index.js';
import { type Flow, type Instant, NO_FLOW, type Volume } from '../../units/index.js';
import type { SlotNumber } from './store.js';

/** A purge under way: the tubing is filled while the pump lies on its shelf. */
export type Purge = {
  readonly from: Instant;
  readonly until: Instant;
  readonly flow: Flow;
  readonly volume: Volume;
};

/** A priming bolus under way. */
export type Prime = Purge & {
  /** how much of it only fills the line, all beyond is dose; 0 for a repeat */
  readonly fills: Volume;
};

/** What the pump remembers of its basal therapy. */
export type InfusionMemory = {
  readonly program: Program | null;
  /** the program is being given (it may be on hold for another reason) */
  readonly running: boolean;
  /** basal flow in force while running */
  readonly basal: Flow;
  /** moment of the next flex step */
  readonly nextStep: Instant | null;
  /** when the program that runs is complete; null for never */
  readonly endsAt: Instant | null;
  /** a program has run to its end, and no other has begun since */
  readonly complete: boolean;
  readonly purge: Purge | null;
  /** a purge has begun, whatever became of it */
  readonly purged: boolean;
  readonly prime: Prime | null;
  readonly primed: boolean;
  /** primes begun since manufacture */
  readonly primes: number;
  /** a person has ordered a stop, or had paused when a reset came: the safe rate does not begin by itself either */
  readonly stoppedByOrder: boolean;
  readonly suspended: boolean;
  readonly suspendedUntil: Instant | null;
  /** the slot of the program store that an update has begun to write and not finished */
  readonly unfinished: SlotNumber | null;
};

/** No program, nothing running. */
export const freshInfusion = (): InfusionMemory => ({
  program: null,
  running: false,
  basal: NO_FLOW,
  nextStep: null,
  endsAt: null,
  complete: false,
  purge: null,
  purged: false,
  prime: null,
  primed: false,
  primes: 0,
  stoppedByOrder: false,
  suspended: false,
  suspendedUntil: null,
  unfinished: null,
});
