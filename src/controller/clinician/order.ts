import type { AlarmId, PrimeExtent } from '../../protocol/index.js';
import type { Prescription } from '../../therapy/index.js';
import type { Concentration, DailyDose, Duration, Mass, Volume, WeekTime } from '../../units/index.js';

/** What a program begins with after a refill with another fluid: a dose of the fluid before, until it has left the line. */
export type BridgeOrder = {
  readonly dose: DailyDose;
  /** what the line still holds of it; what the pump tells of it, or all that the line takes, when null */
  readonly volume: Volume | null;
};

/** A refill as it is typed: what came back, and what has gone in. */
export type TypedRefill = {
  readonly order: 'refill';
  readonly withdrawn: Volume;
  readonly filled: Volume;
  readonly drug: string;
  readonly concentration: Concentration;
};

/** What a clinician orders with the programmer, in people's units. */
export type ProgrammerOrder =
  | { readonly order: 'program'; readonly prescription: Prescription; readonly bridge?: BridgeOrder }
  /** `again`: the clinician knows of the primes before and confirms one more */
  | { readonly order: 'prime'; readonly extent: PrimeExtent; readonly again?: true }
  /** before implant: fills the tubing of the pump through its open outlet */
  | { readonly order: 'purge' }
  | { readonly order: 'bolus'; readonly dose: Mass; readonly duration: Duration }
  | { readonly order: 'square-bolus'; readonly dose: Mass; readonly duration: Duration }
  | TypedRefill
  | { readonly order: 'stop' }
  | { readonly order: 'suspend'; readonly span: Duration | null }
  | { readonly order: 'resume' }
  | { readonly order: 'cancel-bolus' }
  | { readonly order: 'low-alarm'; readonly at: Volume }
  | { readonly order: 'pause-audio' }
  | { readonly order: 'acknowledge'; readonly alarm: AlarmId }
  | { readonly order: 'self-test' }
  | { readonly order: 'set-clock'; readonly to: WeekTime }
  | { readonly order: 'interrogate' }
  /** reads the pump's own log: the newest entries, or all that are kept when null */
  | { readonly order: 'read-log'; readonly newest: number | null };
