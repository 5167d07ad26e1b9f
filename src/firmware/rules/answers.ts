import { invariant, type Refusal } from '../../base/index.js';
import type { Command } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareEvent } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';

/** The answer "done" to a command. */
export const accepted = (event: FirmwareEvent) =>
  ({
    type: 'reply',
    at: event.at,
    to: 'id' in event ? event.id : -1,
    reply: { accepted: true, command: event.type as Command['type'] },
  }) as const satisfies FirmwareOutput;

/** The answer "no" to a command, with the reason and the moment at which it would be yes. */
export const refused = (event: FirmwareEvent, refusal: Refusal, allowedAt: Instant | null = null): FirmwareOutput => ({
  type: 'reply',
  at: event.at,
  to: 'id' in event ? event.id : -1,
  reply: { accepted: false, command: event.type as Command['type'], refusal, allowedAt },
});

const NONE: Refusal = {
  code: 'not-now',
  found: 'this state of the pump',
  expected: 'another',
  remedy: 'interrogate the pump',
};

/** The reason inside an answer; a general one where an answer that should say no says yes (a state that has no row for it). */
export const reasonOf = (answer: { readonly ok: boolean; readonly refusal?: Refusal }): Refusal =>
  answer.refusal ?? NONE;

/** A decision: yes, or why not and when the same request would be granted if time alone can cure it. */
export type TimedAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: Refusal; readonly allowedAt: Instant | null };

export const YES: TimedAnswer = { ok: true };

/** The decision "no". @param allowedAt  null when time alone cannot cure it */
export const no = (answer: { readonly refusal: Refusal }, allowedAt: Instant | null = null): TimedAnswer => ({
  ok: false,
  refusal: answer.refusal,
  allowedAt,
});

/** The later of two moments, where null is never. */
export const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? null : (Math.max(a, b) as Instant);

/** The answer "no" to a command that was decided so. */
export function refusedBy(event: FirmwareEvent, answer: TimedAnswer): FirmwareOutput {
  invariant(!answer.ok, 'firmware: a command was refused although it may be obeyed', { event: event.type });
  return refused(event, answer.refusal, answer.allowedAt);
}
