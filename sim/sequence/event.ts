import { type Duration, durationOf, type Instant } from '../../src/units/index.js';

/** Something that was told of a pump at a moment, as one line of a log. */
export type SequenceEvent = {
  /** since the start of the run */
  readonly at: Instant;
  /** what happened, in our words: `alarm motor-stall raised` */
  readonly event: string;
  /** what else the line says, by name; a field without text is left out */
  readonly fields: Readonly<Record<string, string>>;
};

/** How far from its time an event may come and still be what was expected, both ends included. */
export type Tolerance = { readonly early: Duration; readonly late: Duration };

/** To the millisecond. */
export const EXACT: Tolerance = { early: durationOf(0), late: durationOf(0) };

/** A line of a log in our words. Its time is still that of the log's own clock. */
export type LoggedEvent = {
  /** whole milliseconds on the log's own clock, wherever that begins */
  readonly time: number;
  readonly event: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tolerance: Tolerance;
  /** line of the log on which it begins, 1 … */
  readonly line: number;
};
