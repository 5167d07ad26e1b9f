import type { AlarmPriority, PatientControl, Status } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { HandheldConfig } from './config.js';
import type { Button, ConditionId, DiaryEntry, LinkShown } from './screen.js';

/** What is being done for a press. */
export type Errand = { readonly what: Button; readonly pressedAt: Instant };

/** A request for a bolus of which nobody knows what became, and what the pump told of itself just before. */
export type Question = {
  /** names its entry in the diary */
  readonly pressedAt: Instant;
  readonly askedAt: Instant;
  readonly before: {
    readonly granted: number;
    readonly wasGiving: boolean;
    readonly control: PatientControl | null;
    /** when time alone would have had it granted */
    readonly allowedAt: Instant | null;
  };
};

/** Everything that a handheld knows beside its link, plain JSON. */
export type HandheldMemory = {
  readonly config: HandheldConfig;
  /** last press of each button, whether it was taken for one or not */
  readonly presses: { readonly [B in Button]: Instant | null };
  readonly ignored: { readonly button: Button; readonly at: Instant } | null;
  readonly errand: Errand | null;
  readonly link: LinkShown;
  /** calls in vain since a request was lost, and when the next one is due */
  readonly calls: number;
  readonly callAt: Instant | null;
  /** newest last */
  readonly diary: readonly DiaryEntry[];
  readonly question: Question | null;
  readonly status: Status | null;
  readonly readAt: Instant | null;
  /** when the status becomes old; null when it is, or there is none */
  readonly freshUntil: Instant | null;
  /** whether the last errand could not reach the pump */
  readonly unreachable: boolean;
  /** what sounds, and when it sounds again */
  readonly sounding: AlarmPriority | null;
  readonly burstAt: Instant | null;
  readonly pausedUntil: Instant | null;
  /** conditions whose sound is paused; any other sounds */
  readonly pausedFor: readonly ConditionId[];
};

/** A handheld that has never been used. */
export const freshHandheld = (config: HandheldConfig): HandheldMemory => ({
  config,
  presses: { bolus: null, status: null, silence: null },
  ignored: null,
  errand: null,
  link: 'unused',
  calls: 0,
  callAt: null,
  diary: [],
  question: null,
  status: null,
  readAt: null,
  freshUntil: null,
  unreachable: false,
  sounding: null,
  burstAt: null,
  pausedUntil: null,
  pausedFor: [],
});

/** What is left after its battery was changed: the diary, with what is still open in it. */
export const restarted = ({ config, diary, question }: HandheldMemory): HandheldMemory => ({
  ...freshHandheld(config),
  diary,
  question,
});
