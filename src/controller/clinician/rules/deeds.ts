import { type Refusal, refuse } from '../../../base/index.js';
import { type Answer, type Command, commandWire, encode, toHex } from '../../../protocol/index.js';
import type { Instant } from '../../../units/index.js';
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

const bytesOf = (command: Command): string => toHex(encode(commandWire, command));

/** Whether the pump has understood what was said. @requirement SR-003 */
export const isReadBackRightly = ({ review }: ProgrammerMemory, answer: Answer): boolean =>
  answer.say === 'read-back' && review !== null && bytesOf(answer.command) === bytesOf(review.command);

const refusalIn = (answer: Answer): Refusal | null => {
  if (answer.say === 'refused') return answer.refusal;
  return answer.say === 'reply' && !answer.reply.accepted ? answer.reply.refusal : null;
};

/** Whether an answer says yes to an order. */
export const isYes = (answer: Answer): boolean => answer.say === 'reply' && answer.reply.accepted;

const OTHERWISE = refuse(
  'read-back-differs',
  'another order in the read-back',
  'the order that was reviewed',
  'nothing was confirmed; review it again',
).refusal;

/** The order with its end, and the session's list with it. */
export function ended(memory: ProgrammerMemory, outcome: DeedOutcome, refusal: Refusal | null = null): Change {
  const { deed, notes } = memory;
  if (deed === null) return {};
  const done: Deed = { ...deed, outcome, refusal };
  return { deed: done, notes: notes === null ? null : { ...notes, deeds: [...notes.deeds, done] } };
}

/** What an answer makes of the order under way. */
export function answered(memory: ProgrammerMemory, answer: Answer): Change {
  if (answer.say === 'read-back') return ended(memory, 'not-done', OTHERWISE);
  const refusal = refusalIn(answer);
  return refusal === null ? ended(memory, 'done') : ended(memory, 'refused', refusal);
}

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
  const seen: Deed = { ...deed, verified: seenToDo(review.command, status, now) };
  return { deed: seen, notes: notes === null ? null : { ...notes, deeds: [...notes.deeds.slice(0, -1), seen] } };
}

/** The order is lost on its way: whether it was done will be seen when the pump is read again. */
export function lost({ deed, review, status }: ProgrammerMemory): Change {
  return deed === null || review === null || status === null ? {} : { unsettled: { deed, review, before: status } };
}

/** What the first reading after a loss tells of the order that was lost. */
export function settled(memory: ProgrammerMemory, answer: Answer, at: Instant): Change {
  const { notes, record, unsettled } = memory;
  const now = answer.say === 'reply' && answer.reply.accepted ? (answer.reply.status ?? null) : null;
  if (unsettled === null || now === null) return {};
  const seen = seenToDo(unsettled.review.command, unsettled.before, now);
  const outcome: DeedOutcome = seen === null ? 'unknown' : seen ? 'done' : 'not-done';
  const deed: Deed = { ...unsettled.deed, outcome, verified: seen };
  const told = unsettled.before.therapy;
  return {
    deed,
    unsettled: null,
    notes: notes === null ? null : { ...notes, deeds: [...notes.deeds, deed] },
    record: seen === true ? recordAfter(unsettled.review.order, { record, told, at }) : record,
  };
}
