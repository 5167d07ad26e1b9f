import { fromHex, type Hex, PART_MAX, type Part, toHex } from '../../protocol/index.js';
import type { Session } from '../memory.js';

/** Most bytes of what a controller may say at once. @source ASSUMED, A-283 */
export const MESSAGE_MAX = 4_096;

/** What a part of a message is to a session. */
export type PartIs =
  /** of the message that was answered last: its answer was lost */
  | 'answered'
  /** was there before: its receipt was lost */
  | 'again'
  /** the next one */
  | 'next'
  /** the next one, and the last */
  | 'last'
  /** the next one, but held back on its way: nothing may begin by it */
  | 'late'
  /** none that can stand there */
  | 'wrong';

const received = ({ incoming }: Session): number => (incoming === null ? 0 : incoming.bytes.length / 2);

/**
 * What a part is to the session. Parts come in order, one after the other, each until its receipt has come.
 *
 * @param fresh  whether whoever sends it has heard the implant lately
 */
export function placeOf(session: Session, { message, offset, total, bytes }: Part, fresh: boolean): PartIs {
  if (message === session.messages && message > 0) return 'answered';
  const end = offset + bytes.length;
  if (message !== session.messages + 1 || total > MESSAGE_MAX || end > total || bytes.length === 0) return 'wrong';
  if (session.incoming !== null && session.incoming.total !== total) return 'wrong';
  const there = received(session);
  if (end <= there) return 'again';
  if (offset !== there) return 'wrong';
  if (!fresh) return 'late';
  return end === total ? 'last' : 'next';
}

/** The bytes of a message up to and with this part. */
export const bytesWith = ({ incoming }: Session, part: Part): Hex =>
  `${incoming?.bytes ?? ''}${toHex(part.bytes)}` as Hex;

/** How much of the message under way has arrived. */
export const gotSoFar = (session: Session): { readonly message: number; readonly received: number } => ({
  message: session.messages + 1,
  received: received(session),
});

/** The part of the last answer that begins at `offset`; empty past its end. */
export function answerPart({ answer, messages }: Session, offset: number): Part {
  const bytes = fromHex(answer);
  return { message: messages, offset, total: bytes.length, bytes: bytes.slice(offset, offset + PART_MAX) };
}
