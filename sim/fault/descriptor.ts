import type { Refusal } from '../../src/base/index.js';
import type { Profile } from '../../src/profile/index.js';

/** What a parameter is written in; inside it is ms, pL, a fraction of 1, kPa, °C, ohm, a whole number or a word. */
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
  /** inner unit, or a word; null when the fault chooses for itself, from the seed or from its variant */
  readonly default: number | string | null;
  /** smallest and largest accepted value, included, inner unit */
  readonly min?: number;
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
