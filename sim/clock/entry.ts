import type { Instant } from '../../src/units/index.js';

/**
 * What comes first among things of one moment: physics, then what senses it, then who decides, then what the
 * story has planned, then people, then those who watch.
 */
export const PHASES = ['plant', 'sensor', 'firmware', 'story', 'controller', 'observer'] as const;
/** Place of an entry within its moment. */
export type Phase = (typeof PHASES)[number];

/** Plain data, as JSON knows it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Something that will happen: data only, so that what is pending can be written down and resumed. */
export type Entry = {
  readonly at: Instant;
  readonly phase: Phase;
  /** number of the entry, given in the order of scheduling; ties within a phase go by it */
  readonly seq: number;
  /** name by which a handler is found */
  readonly kind: string;
  readonly payload: JsonValue;
};

/** An entry before it has its number. */
export type NewEntry = Omit<Entry, 'seq'>;

/** A kernel written down: plain JSON, closures of observers left out. */
export type KernelSnapshot = {
  readonly now: Instant;
  readonly nextSeq: number;
  /** pending entries in the order in which they will be emitted */
  readonly entries: readonly Entry[];
};
