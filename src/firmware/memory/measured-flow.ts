import type { Instant } from '../../units/index.js';

/** What the flow sensor has told. */
export type MeasuredFlowMemory = {
  /** on which side of the commanded flow it is, further away than it may be */
  readonly deviation: 'none' | 'above' | 'below';
  /** since when, and how many strokes were booked then; null while nothing waits for its span */
  readonly since: Instant | null;
  readonly strokesThen: number;
  /** more than commanded for too long, or far more, or flow that nobody commanded; until the pump is programmed again */
  readonly over: boolean;
  /** less than commanded for too long */
  readonly under: boolean;
  /** more than one stroke has run back, and it still runs back */
  readonly backwards: boolean;
};

/** A flow as commanded. */
export const freshMeasuredFlow = (): MeasuredFlowMemory => ({
  deviation: 'none',
  since: null,
  strokesThen: 0,
  over: false,
  under: false,
  backwards: false,
});
