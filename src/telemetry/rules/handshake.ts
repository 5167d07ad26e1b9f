import {
  encode,
  fromHex,
  type Hello,
  type Hex,
  nonceOf,
  PAYLOADS,
  PROTOCOL_VERSION,
  sessionKeys,
  toHex,
} from '../../protocol/index.js';
import { type Instant, MS_PER_SECOND } from '../../units/index.js';
import type { Pending, Session, TelemetryMemory } from '../memory.js';

const after = (at: Instant, span: number): Instant => (at + span) as Instant;

/** Whether the same controller asks the same again: its challenge was lost, and it needs no new one. */
export const asksAgain = ({ pending }: TelemetryMemory, hello: Hello): boolean =>
  pending !== null &&
  pending.handshake.role === hello.role &&
  pending.handshake.controller === hello.controller &&
  pending.handshake.asked === toHex(hello.nonce);

/** The challenge to whoever wants to talk, with the keys that only who knows the key of the role will come to as well. */
export function challengeFor({ config, challenges }: TelemetryMemory, hello: Hello, at: Instant): Pending {
  const { role, controller, nonce } = hello;
  const session = challenges + 1;
  const { implant, keys, secret, provesWithin } = config;
  const handshake = { implant, session, role, controller, asked: toHex(nonce), challenged: nonceOf(secret, session) };
  return { handshake, keys: sessionKeys(keys[role], handshake), until: after(at, provesWithin) };
}

/** The session that a right proof opens. */
export function sessionFrom({ config }: TelemetryMemory, pending: Pending, counter: number, at: Instant): Session {
  const { session: number, role, controller } = pending.handshake;
  return {
    number,
    role,
    controller,
    keys: pending.keys,
    received: counter,
    sent: 0,
    recent: [{ counter: 0, at }],
    silentUntil: after(at, config.silence),
    idleUntil: after(at, config.idle),
    absoluteUntil: after(at, config.absolute),
    messages: 0,
    answer: '' as Hex,
    incoming: null,
  };
}

/** What anybody may read of the implant. @requirement SR-048 */
export const identityPayload = ({ config }: TelemetryMemory): Uint8Array =>
  encode(PAYLOADS.identity, { lowest: PROTOCOL_VERSION, highest: PROTOCOL_VERSION, model: config.model });

/** What the challenge says. */
export const challengePayload = ({ handshake }: Pending): Uint8Array =>
  encode(PAYLOADS.challenge, { asked: fromHex(handshake.asked), nonce: fromHex(handshake.challenged) });

const seconds = (span: number): number => Math.floor(span / MS_PER_SECOND);

/** What the session is told of its own end. */
export const welcomePayload = ({ config }: TelemetryMemory): Uint8Array =>
  encode(PAYLOADS.welcome, {
    silence: seconds(config.silence),
    idle: seconds(config.idle),
    absolute: seconds(config.absolute),
    confirm: seconds(config.confirm),
  });
