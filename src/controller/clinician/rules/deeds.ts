import { type Refusal, refuse } from '../../../base/index.js';
import { type Answer, commandWire, digestOf, encode, toHex } from '../../../protocol/index.js';
import { formatDuration, type Instant } from '../../../units/index.js';
import type { ProgrammerMemory } from '../memory.js';
import type { Deed, DeedOutcome } from '../report.js';
import type { Review } from '../review.js';
import { seenToDo } from './verify.js';
import { recordAfter } from './work-out.js';

type Change = Partial<ProgrammerMemory>;

/** An order that is sent on its way; nobody knows yet what becomes of it. */
export const begun = (review: Review, at: Instant): Deed => ({
  at,
  words: review.words,
  lines: review.lines,
  warnings: review.warnings,
  twice: review.big,
  readBack: null,
  outcome: 'unknown',
  refusal: null,
  verified: null,
});

/** Whether the pump has understood what was said, and its hash stands for that and for nothing else. @requirement SR-003 */
export function isReadBackRightly({ review }: ProgrammerMemory, answer: Answer): boolean {
  if (answer.say !== 'read-back' || review === null) return false;
  const bytes = encode(commandWire, review.command);
  return toHex(encode(commandWire, answer.command)) === toHex(bytes) && toHex(answer.hash) === digestOf(bytes);
}

const refusalIn = (answer: Answer): Refusal | null => {
  if (answer.say === 'refused') return answer.refusal;
  return answer.say === 'reply' && !answer.reply.accepted ? answer.reply.refusal : null;
};

/** Whether an answer says yes or no to an order; what says neither leaves it unknown. */
export const isYes = (answer: Answer): boolean => answer.say === 'reply' && answer.reply.accepted;
export const isNo = (answer: Answer): boolean => refusalIn(answer) !== null;

const OTHERWISE = refuse(
  'read-back-differs',
  'another answer than the order that was reviewed',
  'that order, under its own hash',
  'nothing was confirmed; review it again',
).refusal;

/** The order with its end, and the session's list with it. */
export function ended(memory: ProgrammerMemory, outcome: DeedOutcome, refusal: Refusal | null = null): Change {
  const { deed, notes } = memory;
  if (deed === null) return {};
  const done: Deed = { ...deed, outcome, refusal };
  return { deed: done, confirmBy: null, notes: notes === null ? null : { ...notes, deeds: [...notes.deeds, done] } };
}

/** The order as it was read back, which must be confirmed from now on. */
export function readBack({ config, deed }: ProgrammerMemory, answer: Answer, at: Instant): Change {
  if (deed === null || answer.say !== 'read-back') return {};
  return { deed: { ...deed, readBack: toHex(answer.hash) }, confirmBy: (at + config.confirmWithin) as Instant };
}

/** An order that was read back as another one, or not at all: it is never confirmed. */
export const notReadBack = (memory: ProgrammerMemory, answer: Answer): Change => {
  const refusal = refusalIn(answer);
  return refusal === null ? ended(memory, 'not-done', OTHERWISE) : ended(memory, 'refused', refusal);
};

/** What a yes or a no makes of the order under way. */
export function answered(memory: ProgrammerMemory, answer: Answer): Change {
  const refusal = refusalIn(answer);
  return refusal === null ? ended(memory, 'done') : ended(memory, 'refused', refusal);
}

/** An order that was read back and that nobody has confirmed in time. @requirement SR-003 */
export const tooLate = (memory: ProgrammerMemory): Change =>
  ended(
    memory,
    'not-done',
    refuse(
      'not-confirmed-in-time',
      `no confirmation within ${formatDuration(memory.config.confirmWithin)}`,
      'one as long as the pump waits for it',
      'nothing was done; order it again',
    ).refusal,
  );

/** What is known of the patient once the order has been accepted. */
export function recorded({ record, review, status }: ProgrammerMemory, at: Instant): Change {
  if (review === null || status === null) return {};
  return { record: recordAfter(review.order, { record, told: status.therapy, at }) };
}

/** The last order and the session's list, once the pump has been read again after it. */
export function verified(memory: ProgrammerMemory, answer: Answer): Change {
  const { deed, notes, review, status } = memory;
  const now = answer.say === 'reply' && answer.reply.accepted ? (answer.reply.status ?? null) : null;
  if (deed === null || review === null || status === null || now === null) return {};
  const seen: Deed = { ...deed, verified: seenToDo(review, status, now) };
  return { deed: seen, notes: notes === null ? null : { ...notes, deeds: [...notes.deeds.slice(0, -1), seen] } };
}

/**
 * The order is lost on its way: whether it was done will be seen when the pump is read again. Until then a bolus counts as given, since
 * what may have been given must not be given twice.
 */
export function lost({ deed, record, review, status }: ProgrammerMemory, at: Instant): Change {
  if (deed === null || review === null || status === null) return {};
  const { boluses } = recordAfter(review.order, { record, told: status.therapy, at });
  return { unsettled: { deed, review, before: status, record }, record: { ...record, boluses } };
}

/** What the first reading after a loss tells of the order that was lost. */
export function settled(memory: ProgrammerMemory, answer: Answer, at: Instant): Change {
  const { notes, record, unsettled } = memory;
  const now = answer.say === 'reply' && answer.reply.accepted ? (answer.reply.status ?? null) : null;
  if (unsettled === null || now === null) return {};
  const seen = seenToDo(unsettled.review, unsettled.before, now);
  const outcome: DeedOutcome = seen === null ? 'unknown' : seen ? 'done' : 'not-done';
  const deed: Deed = { ...unsettled.deed, outcome, verified: seen };
  const { before, record: old, review } = unsettled;
  return {
    deed,
    unsettled: null,
    notes: notes === null ? null : { ...notes, deeds: [...notes.deeds, deed] },
    record: seen === null ? record : seen ? recordAfter(review.order, { record: old, told: before.therapy, at }) : old,
  };
}
