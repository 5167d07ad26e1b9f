import type { Duration, Instant } from '../../units/index.js';
import { earlier } from '../../units/index.js';
import type { TelemetryMemory } from '../memory.js';

const reached = (moment: Instant | null, at: Instant): boolean => moment !== null && at >= moment;

/** Whether one more answer is due to somebody who has not shown who he is. @requirement SR-055 */
export const mayAnswer = ({ answers, refillAt, config }: TelemetryMemory, at: Instant): boolean =>
  answers < config.answersMost || reached(refillAt, at);

/** One answer more; in a session so many are free again each minute, so that nobody can use them up for all others. */
export function answered(
  { answers, refillAt, config }: TelemetryMemory,
  at: Instant,
): Pick<TelemetryMemory, 'answers' | 'refillAt'> {
  if (!reached(refillAt, at)) return { answers: answers + 1, refillAt };
  return { answers: 1, refillAt: (at + config.listens) as Instant };
}

/** More doublings than these pass every limit. */
const DOUBLINGS_MOST = 20;

/** Whether one failed window more makes it stop listening. */
export const failsTooOften = ({ failures, config }: TelemetryMemory): boolean => failures + 1 >= config.failuresMost;

/** How long it will not listen after one failed window more: twice as long each time, up to a limit. @requirement SR-055 */
export function deafFor({ failures, config }: TelemetryMemory): Duration {
  const doublings = Math.max(0, Math.min(failures + 1 - config.failuresMost, DOUBLINGS_MOST));
  return Math.min(config.deafFirst * (1 << doublings), config.deafMost) as Duration;
}

/** Why a session is over; null while it is not. @requirement SR-054 */
export function sessionOver({ session }: TelemetryMemory, at: Instant): 'silent' | 'idle' | 'too long' | null {
  if (session === null) return null;
  if (reached(session.absoluteUntil, at)) return 'too long';
  if (reached(session.idleUntil, at)) return 'idle';
  return reached(session.silentUntil, at) ? 'silent' : null;
}

/** When the telemetry must be woken if nobody calls. */
export function telemetryDeadline({
  listensUntil,
  pending,
  session,
  proposal,
  deafUntil,
}: TelemetryMemory): Instant | null {
  let first = earlier(deafUntil, pending?.until ?? null);
  first = earlier(first, proposal?.until ?? null);
  if (session === null) return earlier(first, listensUntil);
  return earlier(earlier(earlier(first, session.silentUntil), session.idleUntil), session.absoluteUntil);
}
