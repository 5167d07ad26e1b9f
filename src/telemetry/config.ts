import type { Hex, Role } from '../protocol/index.js';
import { type Duration, minutes, seconds } from '../units/index.js';

/** What is burnt into the telemetry of one implant. */
export type TelemetryConfig = {
  /** number of the implant; a frame for another is not for this one */
  readonly implant: number;
  /** device family, which anybody may read */
  readonly model: string;
  /** what each role has known since it was paired */
  readonly keys: { readonly [R in Role]: Hex };
  /** from what nonces are made; known to nobody else */
  readonly secret: Hex;
  /** how long it listens after it was woken, until a session stands */
  readonly listens: Duration;
  /** how long it waits for the proof after a challenge */
  readonly provesWithin: Duration;
  /** frames that it answers in one such window */
  readonly answersMost: number;
  /** a session ends after so long without a fresh frame: the link is lost */
  readonly silence: Duration;
  /** and after so long without a message, and after so long in all */
  readonly idle: Duration;
  readonly absolute: Duration;
  /** how long what was read back may be confirmed */
  readonly confirm: Duration;
  /** windows in a row without a session after which it stops listening */
  readonly failuresMost: number;
  /** for how long at first; twice as long after each further one, and never longer than `deafMost` */
  readonly deafFirst: Duration;
  readonly deafMost: Duration;
};

/**
 * Spans and counts of every implant. A session ends after 180 s without a message (OPCA EC24), after 10 s without a fresh frame and after 30 min in all, and a proposal waits 60 s
 * (all three of this project, A-286); the rest is assumed.
 *
 * @source ASSUMED, A-284, A-285, A-286
 */
export const TELEMETRY_SPANS = {
  listens: seconds(60),
  provesWithin: seconds(5),
  answersMost: 12,
  silence: seconds(10),
  idle: seconds(180),
  absolute: minutes(30),
  confirm: seconds(60),
  failuresMost: 3,
  deafFirst: minutes(1),
  deafMost: minutes(15),
} as const satisfies Partial<TelemetryConfig>;
