import {
  encode,
  type FrameType,
  fromHex,
  type Get,
  type Hex,
  PAYLOADS,
  type Part,
  writeFrame,
} from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { TelemetryOutput } from '../events.js';
import type { TelemetryMemory } from '../memory.js';
import { challengePayload, identityPayload, welcomePayload } from './handshake.js';
import { answerPart, gotSoFar } from './transfer.js';

const NO_KEY = new Uint8Array(0);
const NOTHING = new Uint8Array(0);

const sent = (at: Instant, bytes: Uint8Array): TelemetryOutput => ({ type: 'radio.send', at, bytes });

/** A frame that needs no key. */
const open = ({ config }: TelemetryMemory, type: FrameType, session: number, payload: Uint8Array): Uint8Array =>
  writeFrame({ type, implant: config.implant, session, counter: 0, heard: 0, payload }, NO_KEY);

/** A frame of the session that stands, under the counter that was just counted up. */
function sealed({ config, session }: TelemetryMemory, type: FrameType, payload: Uint8Array): Uint8Array {
  const { number = 0, sent: counter = 0, received: heard = 0, keys } = session ?? {};
  const key = fromHex(keys?.fromImplant ?? ('' as Hex));
  return writeFrame({ type, implant: config.implant, session: number, counter, heard, payload }, key);
}

/** Tells anybody what it is. */
export const identity = (memory: TelemetryMemory, at: Instant): TelemetryOutput =>
  sent(at, open(memory, 'identity', 0, identityPayload(memory)));

/** Asks for a proof. */
export const challenge = (memory: TelemetryMemory, at: Instant): TelemetryOutput => {
  const { pending } = memory;
  const payload = pending === null ? NOTHING : challengePayload(pending);
  return sent(at, open(memory, 'challenge', pending?.handshake.session ?? 0, payload));
};

/** Tells that the session stands. */
export const welcome = (memory: TelemetryMemory, at: Instant): TelemetryOutput =>
  sent(at, sealed(memory, 'welcome', welcomePayload(memory)));

/** Tells that the session is over. */
export const closed = (memory: TelemetryMemory, at: Instant): TelemetryOutput =>
  sent(at, sealed(memory, 'closed', NOTHING));

/** Tells that it is there. */
export const pong = (memory: TelemetryMemory, at: Instant): TelemetryOutput =>
  sent(at, sealed(memory, 'pong', NOTHING));

/** Tells how much of a message has arrived. */
export const got = (memory: TelemetryMemory, at: Instant): TelemetryOutput => {
  const payload = memory.session === null ? NOTHING : encode(PAYLOADS.got, gotSoFar(memory.session));
  return sent(at, sealed(memory, 'got', payload));
};

const NO_PART: Part = { message: 0, offset: 0, total: 0, bytes: NOTHING };

/** A part of the answer to the last message, from `offset` on. */
export const part = (memory: TelemetryMemory, at: Instant, { offset }: Pick<Get, 'offset'>): TelemetryOutput => {
  const payload = encode(PAYLOADS.part, memory.session === null ? NO_PART : answerPart(memory.session, offset));
  return sent(at, sealed(memory, 'part', payload));
};
