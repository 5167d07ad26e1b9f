import type { Instant } from '../../units/index.js';
import type { Sent, Session, TelemetryMemory } from '../memory.js';

const isRecent = ({ config }: TelemetryMemory, sent: Sent, at: Instant): boolean => sent.at > at - config.silence;

/**
 * When the last frame was sent that whoever sent this one had heard; null when that is too long ago. A frame that was held back on its
 * way tells of an old one, however right its MAC and its counter are: nothing begins by it, and it keeps no session up.
 *
 * @param heard  what the frame says
 * @requirement SR-049, SR-054
 */
export function heardSince(memory: TelemetryMemory, session: Session, heard: number, at: Instant): Instant | null {
  const sent = session.recent.find(({ counter }) => counter === heard);
  return sent !== undefined && isRecent(memory, sent, at) ? sent.at : null;
}

/** The session with one frame more sent. */
export function withSent(memory: TelemetryMemory, session: Session, at: Instant): Pick<Session, 'sent' | 'recent'> {
  const sent = session.sent + 1;
  return { sent, recent: [...session.recent.filter((one) => isRecent(memory, one, at)), { counter: sent, at }] };
}

/** Until when a session holds whose controller has heard what was sent at `since`. */
export const silentFrom = ({ config }: TelemetryMemory, since: Instant): Instant => (since + config.silence) as Instant;
