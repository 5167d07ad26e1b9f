import type { Refusal, Result } from '../../base/index.js';
import type { Command } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareEvent } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';

/** The answer "done" to a command. */
export const accepted = (event: FirmwareEvent): FirmwareOutput => ({
  type: 'reply',
  at: event.at,
  to: 'id' in event ? event.id : -1,
  reply: { accepted: true, command: event.type as Command['type'] },
});

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
export const reasonOf = (answer: Result<unknown> | { readonly ok: boolean; readonly refusal?: Refusal }): Refusal =>
  'refusal' in answer && answer.refusal !== undefined ? answer.refusal : NONE;
