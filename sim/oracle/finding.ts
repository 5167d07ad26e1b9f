import type { Instant } from '../../src/units/index.js';

/** Something that must always hold and did not. */
export type Finding = {
  readonly at: Instant;
  /** number of the record that showed it */
  readonly seq: number;
  /** name of the rule */
  readonly rule: string;
  /** `SR-001` … */
  readonly requirement: string;
  /** what was found and what the limit is, in people's units */
  readonly text: string;
};
