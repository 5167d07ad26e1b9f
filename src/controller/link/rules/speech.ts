import { encode, type FrameType, fromHex, PAYLOADS, type Payloads, writeFrame } from '../../../protocol/index.js';
import type { Instant } from '../../../units/index.js';
import type { LinkOutput } from '../events.js';
import type { LinkMemory } from '../memory.js';
import { nextPart } from './exchange.js';

const NO_KEY = new Uint8Array(0);

/** A frame of the session that stands, or of none, under the counter that was just counted up. */
function sent<T extends FrameType>(memory: LinkMemory, at: Instant, type: T, said: Payloads[T]): LinkOutput {
  const { config, session } = memory;
  const key = session === null ? NO_KEY : fromHex(session.keys.toImplant);
  const { number = 0, sent: counter = 0, received: heard = 0 } = session ?? {};
  const payload = encode(PAYLOADS[type], said);
  return {
    type: 'radio.send',
    at,
    bytes: writeFrame({ type, implant: config.implant, session: number, counter, heard, payload }, key),
  };
}

/** Asks to talk. */
export const hello = (memory: LinkMemory, at: Instant): LinkOutput => {
  const { config, handshake } = memory;
  const nonce = handshake === null ? NO_KEY : fromHex(handshake.asked);
  return sent(memory, at, 'hello', { role: config.role, controller: config.controller, nonce });
};

/** Shows that it knows the key. */
export const proof = (memory: LinkMemory, at: Instant): LinkOutput => sent(memory, at, 'proof', {});

/** Says the part that is due. */
export const put = (memory: LinkMemory, at: Instant): LinkOutput => sent(memory, at, 'put', nextPart(memory));

/** Asks for what the answer goes on with. */
export const get = (memory: LinkMemory, at: Instant): LinkOutput => {
  const { exchange, session } = memory;
  return sent(memory, at, 'get', { message: session?.messages ?? 0, offset: (exchange?.answer.length ?? 0) / 2 });
};

/** Shows that it is still there. */
export const ping = (memory: LinkMemory, at: Instant): LinkOutput => sent(memory, at, 'ping', {});

/** Ends the session. */
export const bye = (memory: LinkMemory, at: Instant): LinkOutput => sent(memory, at, 'bye', {});
