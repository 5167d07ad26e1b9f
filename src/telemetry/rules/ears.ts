import {
  decode,
  FRAME_TYPES,
  type Frame,
  fromHex,
  PAYLOADS,
  type ReceivedFrame,
  readFrame,
  type SessionKeys,
} from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { HeardFrame, Suspicion } from '../events.js';
import type { TelemetryMemory } from '../memory.js';
import { heardSince } from './freshness.js';
import { sessionOver } from './windows.js';

const doubtful = (at: Instant, why: Suspicion): HeardFrame => ({ type: 'heard.doubtful', at, why });

/** Frames that need no key: anybody may send them, and learns no more than what the implant is. */
function heardOpen({ type, session, counter, heard, payload }: Frame, at: Instant): HeardFrame {
  if (session !== 0 || counter !== 0 || heard !== 0) return doubtful(at, 'frame-session');
  if (type === 'identify') {
    return decode(PAYLOADS.identify, payload, type).ok
      ? { type: 'heard.identify', at }
      : doubtful(at, 'malformed-message');
  }
  const hello = decode(PAYLOADS.hello, payload, type);
  return hello.ok ? { type: 'heard.hello', at, hello: hello.value } : doubtful(at, 'malformed-message');
}

/** Frames of the session that stands, once their MAC and their counter are right. */
function heardWithin(frame: Frame, since: Instant | null, at: Instant): HeardFrame {
  const { type, payload, counter } = frame;
  const numbered = { at, counter, since };
  if (type === 'put') {
    const part = decode(PAYLOADS.put, payload, type);
    return part.ok ? { type: 'heard.put', ...numbered, part: part.value } : doubtful(at, 'malformed-message');
  }
  if (type === 'get') {
    const get = decode(PAYLOADS.get, payload, type);
    return get.ok ? { type: 'heard.get', ...numbered, get: get.value } : doubtful(at, 'malformed-message');
  }
  if (payload.length > 0) return doubtful(at, 'malformed-message');
  if (type === 'bye') return { type: 'heard.bye', ...numbered };
  return type === 'ping' ? { type: 'heard.ping', ...numbered } : { type: 'heard.proof-again', ...numbered };
}

const isFrom = ({ madeWith }: ReceivedFrame, keys: SessionKeys): boolean => madeWith(fromHex(keys.toImplant));

function heardSealed(memory: TelemetryMemory, received: ReceivedFrame, at: Instant): HeardFrame {
  const { frame } = received;
  const { pending, session } = memory;
  if (frame.type === 'proof' && pending !== null && frame.session === pending.handshake.session) {
    if (at >= pending.until) return doubtful(at, 'frame-session');
    if (!isFrom(received, pending.keys)) return doubtful(at, 'frame-mac');
    if (frame.payload.length > 0) return doubtful(at, 'malformed-message');
    return { type: 'heard.proof', at, counter: frame.counter };
  }
  const stands = session !== null && sessionOver(memory, at) === null;
  if (!stands || frame.session !== session.number) return doubtful(at, 'frame-session');
  if (!isFrom(received, session.keys)) return doubtful(at, 'frame-mac');
  if (frame.counter <= session.received) return doubtful(at, 'frame-counter');
  return heardWithin(frame, heardSince(memory, session, frame.heard, at), at);
}

/**
 * What bytes from the air mean to this implant now; never throws, whatever they are.
 *
 * A frame is believed only if it is of this version, for this implant, of the session that stands, with a counter that was not used before,
 * and made with the key of that session and direction.
 *
 * @requirement SR-048, SR-049, SR-050, SR-051
 */
export function heard(memory: TelemetryMemory, bytes: Uint8Array, at: Instant): HeardFrame {
  const read = readFrame(bytes);
  if (!read.ok) return doubtful(at, read.refusal.code as Suspicion);
  const { frame } = read.value;
  const kind = FRAME_TYPES[frame.type];
  if (kind.direction !== 'to-implant') return doubtful(at, 'frame-direction');
  const toAnyone = frame.type === 'identify' && frame.implant === 0;
  if (!toAnyone && frame.implant !== memory.config.implant) return doubtful(at, 'frame-implant');
  return kind.sealed ? heardSealed(memory, read.value, at) : heardOpen(frame, at);
}
