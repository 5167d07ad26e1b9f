import type { AlarmId, AlarmPriority, Doing } from '../../protocol/index.js';
import type { Duration, Instant, Volume } from '../../units/index.js';
import type { LinkLoss } from '../link/index.js';
import type { Denial } from './denials.js';
import type { Light } from './signals.js';

/** What a person can press. */
export type Button = 'bolus' | 'status' | 'silence';

/** What became of a request. `granted`: the pump has said yes, or was seen to have; `unknown`: nobody knows whether it was done. */
export type Outcome = 'granted' | 'unknown' | Denial;

/** What the diary tells of one request. */
export type DiaryEntry = {
  /** when it was pressed */
  readonly at: Instant;
  readonly what: Exclude<Button, 'status'>;
  readonly outcome: Outcome;
  /** when the same request would be granted, and how long that was from the answer; null where nobody can say */
  readonly allowedAt: Instant | null;
  readonly wait: Duration | null;
};

/** What it is that signals: a condition of the pump, or that the pump cannot be reached. */
export type ConditionId = AlarmId | 'no-link';

/** One condition, as it is listed. */
export type Condition = { readonly condition: ConditionId; readonly priority: AlarmPriority; readonly text: string };

/** What became of the last call: none yet, one under way, a session that stands or was ended, or why there is none. */
export type LinkShown = 'unused' | 'calling' | 'open' | 'closed' | LinkLoss;

/** What was last read of the pump. */
export type StatusShown = {
  readonly readAt: Instant;
  /** whether that is too long ago to rely on */
  readonly old: boolean;
  readonly doing: Doing;
  /** as it counts, pL; and when that is empty if nothing changes */
  readonly reservoir: Volume;
  readonly emptyAt: Instant | null;
  /** boluses used of those allowed within the window, and when the next would be granted; null without patient boluses */
  readonly boluses: {
    readonly used: number;
    readonly most: number;
    readonly window: Duration;
    readonly denial: Denial | null;
    readonly allowedAt: Instant | null;
  } | null;
};

/** Everything that a handheld shows. */
export type HandheldScreen = {
  readonly link: LinkShown;
  /** what it is at; null when it waits for a button */
  readonly busyWith: Button | null;
  /** the last press that was not taken for one, since the last that was */
  readonly ignored: { readonly button: Button; readonly at: Instant } | null;
  /** the last request, once anything can be said of it */
  readonly request: (DiaryEntry & { readonly text: string }) | null;
  readonly status: StatusShown | null;
  /** the most urgent first */
  readonly conditions: readonly Condition[];
  readonly audio: 'quiet' | 'sounding' | 'paused';
  readonly pausedUntil: Instant | null;
  readonly light: Light | null;
};
