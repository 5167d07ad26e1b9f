import {
  type Challenge,
  type Handshake,
  type Hex,
  nonceOf,
  sessionKeys,
  toHex,
  type Welcome,
} from '../../../protocol/index.js';
import { type Instant, MS_PER_SECOND, START } from '../../../units/index.js';
import type { LinkMemory, OpenSession } from '../memory.js';

/** What the controller says first, with a nonce that it has never used. */
export const handshakeFor = ({ config, nonces }: LinkMemory): Handshake => ({
  implant: config.implant,
  session: 0,
  role: config.role,
  controller: config.controller,
  asked: nonceOf(config.secret, nonces + 1),
  challenged: '' as Hex,
});

/** Whether a challenge answers this hello, and no other one. */
export const answersHello = (handshake: Handshake | null, { asked }: Challenge): boolean =>
  handshake !== null && handshake.asked === toHex(asked);

/** The handshake with what the challenge has brought. */
export const challengedBy = (handshake: Handshake, session: number, { nonce }: Challenge): Handshake => ({
  ...handshake,
  session,
  challenged: toHex(nonce),
});

/** The session that comes about if both ends have come to the same keys. */
export const sessionOf = ({ config }: LinkMemory, handshake: Handshake): OpenSession => ({
  number: handshake.session,
  keys: sessionKeys(config.key, handshake),
  sent: 0,
  received: 0,
  messages: 0,
  idle: 0,
  idleUntil: START,
  absoluteUntil: START,
});

/** The session once the implant has shown that it knows the key. */
export const welcomed = (session: OpenSession, { idle, absolute }: Welcome, at: Instant): OpenSession => ({
  ...session,
  idle: idle * MS_PER_SECOND,
  idleUntil: (at + idle * MS_PER_SECOND) as Instant,
  absoluteUntil: (at + absolute * MS_PER_SECOND) as Instant,
});
