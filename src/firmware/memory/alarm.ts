import type { AlarmId } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';

/** A condition that is listed. */
export type ActiveAlarm = {
  readonly alarm: AlarmId;
  readonly since: Instant;
  /** the condition holds; false when only the latched signal is left */
  readonly present: boolean;
};

/** What is listed, and until when the sound is paused. */
export type AlarmMemory = {
  readonly active: readonly ActiveAlarm[];
  readonly pausedUntil: Instant | null;
};

/** Nothing listed. */
export const freshAlarm = (): AlarmMemory => ({ active: [], pausedUntil: null });
