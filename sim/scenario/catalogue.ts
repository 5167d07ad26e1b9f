import type { Refusal } from '../../src/base/index.js';
import type { Profile } from '../../src/profile/index.js';

/** What a fault parameter is written in; inside it is ms, pL, a fraction of 1, kPa, °C, ohm, a whole number or a word. */
export type ParameterUnit =
  | 'duration'
  | 'volume'
  | 'fraction'
  | 'pressure'
  | 'temperature'
  | 'resistance'
  | 'count'
  | 'word';

/** One parameter of a fault as a file may write it. */
export type ParameterDescriptor = {
  readonly unit: ParameterUnit;
  readonly text: string;
  /** inner unit, or a word; null when there is none: left out unless written */
  readonly default: number | string | null;
  /** whether a file must write it; false unless given */
  readonly required?: boolean;
  /** smallest accepted value, included, inner unit */
  readonly min?: number;
  /** largest accepted value, included, inner unit */
  readonly max?: number;
  /** accepted words */
  readonly words?: readonly string[];
};

/** What a scenario has to know of a fault to check an order for it. */
export type FaultDescriptor = {
  readonly kind: string;
  readonly title: string;
  readonly parameters: Readonly<Record<string, ParameterDescriptor>>;
  /** @returns why a device of this family cannot have the fault, or null when it can; never throws */
  readonly supports: (profile: Profile) => Refusal | null;
};

/**
 * The words a scenario may use, handed in by the caller: so a scenario can be checked without a world.
 */
export type Catalogue = {
  /** by id */
  readonly profiles: Readonly<Record<string, Profile>>;
  /** names of the formulary */
  readonly drugs: readonly string[];
  /** by kind */
  readonly faults: Readonly<Record<string, FaultDescriptor>>;
  /** states that each region of the firmware can be in */
  readonly regions: Readonly<Record<string, readonly string[]>>;
};
