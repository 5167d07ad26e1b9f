import type { Burst, HandheldScreen } from '../../../src/controller/index.js';
import type { WorldCore } from '../core.js';

/** Writes down what the handheld tells of a request, whenever that changes. */
export function noteRequest({ record, state }: WorldCore, { request }: HandheldScreen): void {
  if (request === null) return;
  const { people } = state;
  const { at, what, outcome, allowedAt, text } = request;
  const said = `${at} ${outcome}`;
  if (people.request === said) return;
  people.request = said;
  record({ kind: 'request', what, pressed: at, outcome, allowed_at: allowedAt, text });
}

/** Writes down when the handheld begins to sound with another priority, and when it falls silent; not each burst of the same signal. */
export function noteBurst({ record, state }: WorldCore, burst: Burst | null): void {
  const { people } = state;
  const priority = burst?.priority ?? null;
  if (people.sounding === priority) return;
  people.sounding = priority;
  record({
    kind: 'burst',
    priority,
    train: burst === null ? [] : burst.train.map(({ at, on, ms }) => ({ at, on, ms })),
  });
}
