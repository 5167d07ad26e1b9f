import type { Command, Handshake, Hex, Role, SessionKeys } from '../protocol/index.js';
import type { Instant } from '../units/index.js';
import type { TelemetryConfig } from './config.js';
import type { Suspicion } from './events.js';

/** A challenge that waits for its proof. */
export type Pending = { readonly handshake: Handshake; readonly keys: SessionKeys; readonly until: Instant };

/** A message of which not all parts have arrived. */
export type Incoming = { readonly total: number; readonly bytes: Hex };

/** When a frame was sent. */
export type Sent = { readonly counter: number; readonly at: Instant };

/** A session that stands. */
export type Session = {
  readonly number: number;
  readonly role: Role;
  readonly controller: number;
  readonly keys: SessionKeys;
  /** highest counter of a frame that was believed; the next must be higher */
  readonly received: number;
  /** frames sent, and when the last of them were */
  readonly sent: number;
  readonly recent: readonly Sent[];
  readonly silentUntil: Instant;
  readonly idleUntil: Instant;
  readonly absoluteUntil: Instant;
  /** messages that were answered */
  readonly messages: number;
  /** the answer to the last of them; empty before the first */
  readonly answer: Hex;
  readonly incoming: Incoming | null;
};

/** What was read back and waits to be confirmed. */
export type Proposal = { readonly command: Command; readonly hash: Hex; readonly until: Instant };

/** Everything that the telemetry knows, plain JSON. A reset takes window, session and proposal; the counts outlive it. */
export type TelemetryMemory = {
  readonly config: TelemetryConfig;
  /** challenges ever made: numbers sessions and nonces, and never counts back */
  readonly challenges: number;
  /** how long it listens without a session; null while it does not */
  readonly listensUntil: Instant | null;
  /** frames of strangers answered in this window, or in a session since its last minute began */
  readonly answers: number;
  /** when in a session so many may be answered again; null outside of one */
  readonly refillAt: Instant | null;
  readonly pending: Pending | null;
  readonly session: Session | null;
  readonly proposal: Proposal | null;
  /** why frames were refused since the window or the session began, each once */
  readonly doubts: readonly Suspicion[];
  /** windows in a row without a session */
  readonly failures: number;
  readonly deafUntil: Instant | null;
};

/** Telemetry that was never woken. */
export const freshTelemetry = (config: TelemetryConfig): TelemetryMemory => ({
  config,
  challenges: 0,
  listensUntil: null,
  answers: 0,
  refillAt: null,
  pending: null,
  session: null,
  proposal: null,
  doubts: [],
  failures: 0,
  deafUntil: null,
});
