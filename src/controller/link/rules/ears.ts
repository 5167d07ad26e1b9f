import { decode, FRAME_TYPES, type Frame, fromHex, PAYLOADS, readFrame } from '../../../protocol/index.js';
import type { Instant } from '../../../units/index.js';
import type { HeardAnswer } from '../events.js';
import type { LinkMemory } from '../memory.js';

function heardSealed({ type, payload, counter }: Frame, at: Instant): HeardAnswer | null {
  switch (type) {
    case 'welcome': {
      const welcome = decode(PAYLOADS.welcome, payload, type);
      return welcome.ok ? { type: 'heard.welcome', at, counter, welcome: welcome.value } : null;
    }
    case 'got': {
      const got = decode(PAYLOADS.got, payload, type);
      return got.ok ? { type: 'heard.got', at, counter, got: got.value } : null;
    }
    case 'part': {
      const part = decode(PAYLOADS.part, payload, type);
      return part.ok ? { type: 'heard.part', at, counter, part: part.value } : null;
    }
    default:
      if (payload.length > 0) return null;
      if (type === 'pong') return { type: 'heard.pong', at, counter };
      return type === 'closed' ? { type: 'heard.closed', at, counter } : null;
  }
}

/**
 * What bytes from the air mean to this controller now; never throws, whatever they are. What is not of the implant that it calls, of the
 * session that stands, new, and made with its key is not heard: the same is said again after a while.
 *
 * @returns null for what is not for it, or not believed
 * @requirement SR-049, SR-050, SR-051
 */
export function heardBy({ config, session }: LinkMemory, bytes: Uint8Array, at: Instant): HeardAnswer | null {
  const read = readFrame(bytes);
  if (!read.ok) return null;
  const { frame, madeWith } = read.value;
  const { direction, sealed } = FRAME_TYPES[frame.type];
  if (direction !== 'from-implant' || frame.implant !== config.implant) return null;
  if (!sealed) {
    const challenge = decode(PAYLOADS.challenge, frame.payload, 'a challenge');
    const isChallenge = frame.type === 'challenge' && challenge.ok;
    return isChallenge ? { type: 'heard.challenge', at, session: frame.session, challenge: challenge.value } : null;
  }
  if (session === null || frame.session !== session.number || frame.counter <= session.received) return null;
  return madeWith(fromHex(session.keys.fromImplant)) ? heardSealed(frame, at) : null;
}
