import type { Handshake, Hex, SessionKeys } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { LinkConfig } from './config.js';

/** A session as the controller knows it. */
export type OpenSession = {
  readonly number: number;
  readonly keys: SessionKeys;
  /** frames sent, and the highest counter that was believed */
  readonly sent: number;
  readonly received: number;
  /** messages begun */
  readonly messages: number;
  /** how long it holds without a message, ms, and when it is over by itself */
  readonly idle: number;
  readonly idleUntil: Instant;
  readonly absoluteUntil: Instant;
};

/** A message that is being said, and how much of its answer has come. */
export type Exchange = {
  readonly message: Hex;
  /** bytes that have arrived there */
  readonly given: number;
  readonly answer: Hex;
};

/** Everything that a controller knows of its link, plain JSON. */
export type LinkMemory = {
  readonly config: LinkConfig;
  /** nonces ever made; never counts back */
  readonly nonces: number;
  /** what was said up to the challenge; null outside of one */
  readonly handshake: Handshake | null;
  readonly session: OpenSession | null;
  readonly exchange: Exchange | null;
  /** how often the last frame was sent */
  readonly tries: number;
  /** when it is sent again, or the session is over by itself */
  readonly due: Instant | null;
  /** until when the challenge is good, and how many in a row were answered in vain */
  readonly proveBy: Instant | null;
  readonly stale: number;
};

/** A link that is not in use. @param nonces  how many it has ever made; it must outlive whatever this controller forgets */
export const freshLink = (config: LinkConfig, nonces: number): LinkMemory => ({
  config,
  nonces,
  handshake: null,
  session: null,
  exchange: null,
  tries: 0,
  due: null,
  proveBy: null,
  stale: 0,
});
