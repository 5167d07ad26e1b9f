import type { AlarmId } from '../../protocol/index.js';
import type { Duration, Instant } from '../../units/index.js';

/** A condition that is listed. */
export type ActiveAlarm = {
  readonly alarm: AlarmId;
  readonly since: Instant;
  /** the condition holds; false when only the latched signal is left */
  readonly present: boolean;
  /** when it is escalated if nobody attends to it; null once it was, once somebody has, and for a mere signal */
  readonly escalatesAt: Instant | null;
  readonly escalated: boolean;
};

/** What is listed, until when the sound is paused, and how often the tone comes now. */
export type AlarmMemory = {
  readonly active: readonly ActiveAlarm[];
  readonly pausedUntil: Instant | null;
  /** interval of the tone that sounds; null is silence */
  readonly interval: Duration | null;
};

/** Nothing listed. */
export const freshAlarm = (): AlarmMemory => ({ active: [], pausedUntil: null, interval: null });
