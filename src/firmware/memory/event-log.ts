import type { LogEntry } from '../../protocol/index.js';
import { type Instant, START } from '../../units/index.js';

/**
 * The pump's own log: a ring of entries, each chained to the one before. It stands beside the statechart, survives a reset,
 * and only the recorder writes it.
 */
export type EventLog = {
  /** number of the oldest entry kept; one more than `last` while there is none */
  readonly first: number;
  /** number of the newest entry, 0 while there is none */
  readonly last: number;
  /** check value of the entry before the oldest, and of the newest */
  readonly before: number;
  readonly chain: number;
  /** full blocks, oldest first; the ring forgets a whole block at a time */
  readonly blocks: readonly (readonly LogEntry[])[];
  /** the block that is being filled */
  readonly open: readonly LogEntry[];
  /** moment of the last operating entry */
  readonly operatingAt: Instant;
};

/** Nothing written yet. */
export const freshLog = (): EventLog => ({
  first: 1,
  last: 0,
  before: 0,
  chain: 0,
  blocks: [],
  open: [],
  operatingAt: START,
});
