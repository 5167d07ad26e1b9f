import { invariant } from '../../src/base/index.js';
import type { Duration, Instant } from '../../src/units/index.js';
import type { Random } from '../random/index.js';
import type { FaultDescriptor, ParameterDescriptor } from '../scenario/index.js';
import type { PortSettings } from './ports.js';

/** From `after` on the fault contributes exactly `set`, in place of what it contributed before. */
export type Phase = {
  /** ms after the fault began; in a tail, after it ended */
  readonly after: Duration;
  readonly set: PortSettings;
  /** what happens now, for the trace */
  readonly text: string;
};

/** What a fault does over time. */
export type FaultPlan = {
  /** in order of `after`; the first at 0 */
  readonly during: readonly Phase[];
  /**
   * What lingers when the fault has ended, in order of `after`, the first at 0, the last with an empty `set`. An empty list
   * restores at once.
   */
  readonly afterEnd: readonly Phase[];
};

/** Parameters of an order, resolved: inner units or words; absent when the fault chooses for itself. */
export type FaultParameters = Readonly<Record<string, number | string>>;

/** A fault of the catalogue: data, and one pure function from parameters and seed to a plan. */
export type FaultKind = FaultDescriptor & {
  readonly parameters: Readonly<Record<string, ParameterDescriptor & { readonly source: string }>>;
  /** names of the ports it sets */
  readonly attaches: readonly string[];
  readonly effect: string;
  /** what log, alarm, refill and patient show */
  readonly signature: string;
  /** rows of the fault table of the device facts that it stands for, `F-01` … */
  readonly table: readonly string[];
  readonly source: string;
  /**
   * @param parameters  resolved parameters, within their ranges
   * @param random      a fork of the seed that belongs to this order alone
   * @param at          when the fault begins
   * @throws {InvariantError} when a parameter that has a default is missing
   */
  readonly plan: (parameters: FaultParameters, random: Random, at: Instant) => FaultPlan;
};

/** Reads a number that has a default. @throws {InvariantError} when it is missing */
export function numberOf(parameters: FaultParameters, name: string): number {
  const value = parameters[name];
  invariant(typeof value === 'number', `fault: parameter ${name} must be resolved to a number`, { parameters });
  return value;
}

/** Reads a number that may have been left open. */
export const numberOrNull = (parameters: FaultParameters, name: string): number | null => {
  const value = parameters[name];
  return typeof value === 'number' ? value : null;
};

/** Reads a word that has a default. @throws {InvariantError} when it is missing */
export function wordOf(parameters: FaultParameters, name: string): string {
  const value = parameters[name];
  invariant(typeof value === 'string', `fault: parameter ${name} must be resolved to a word`, { parameters });
  return value;
}

/** A plan of one phase that lasts as long as the fault and leaves nothing behind. */
export const steady = (set: PortSettings, text: string): FaultPlan => ({
  during: [{ after: 0 as Duration, set, text }],
  afterEnd: [],
});

/** For faults that every family can have. */
export const everywhere = (): null => null;
