import type { Answer, Command, Status } from '../../../protocol/index.js';
import { between, type Instant } from '../../../units/index.js';
import { denialOf } from '../denials.js';
import type { Errand, HandheldMemory } from '../memory.js';
import type { DiaryEntry, Outcome } from '../screen.js';
import { verdictOn } from './verdict.js';

type Told = Pick<DiaryEntry, 'outcome' | 'allowedAt' | 'wait'>;
type Changes = Pick<HandheldMemory, 'diary'>;

/** An outcome with the moment from which the same would be granted. @param at  when that was told */
const told = (outcome: Outcome, allowedAt: Instant | null, at: Instant): Told => ({
  outcome,
  allowedAt,
  wait: allowedAt === null ? null : between(at, allowedAt),
});
const NOT_KNOWN: Told = { outcome: 'unknown', allowedAt: null, wait: null };

/** The diary with one entry more; the oldest makes room for it. */
function withEntry({ config, diary }: HandheldMemory, { what, pressedAt }: Errand, said: Told): Changes {
  if (what === 'status') return { diary };
  return { diary: [...diary, { at: pressedAt, what, ...said }].slice(-config.diaryMost) };
}

/** The diary in which the entry of a press tells what is known now. */
const settled = (diary: HandheldMemory['diary'], pressedAt: Instant, said: Told): Changes => ({
  diary: diary.map((entry) => (entry.at === pressedAt ? { ...entry, ...said } : entry)),
});

/** The diary before a request is said: whatever happens from now on, it does not say that nothing was asked. */
export const diaryBeforeAsking = (memory: HandheldMemory): Changes =>
  memory.errand === null ? { diary: memory.diary } : withEntry(memory, memory.errand, NOT_KNOWN);

/** The diary where nothing was asked. @param code  of the refusal, or why there was no link */
export const diaryNotAsked = (memory: HandheldMemory, code: string, at: Instant): Changes =>
  memory.errand === null ? { diary: memory.diary } : withEntry(memory, memory.errand, told(denialOf(code), null, at));

/** The code of a refusal; that of none at all for an answer that is no refusal. */
export function refusalCode(answer: Answer): string {
  if (answer.say === 'refused') return answer.refusal.code;
  return answer.say === 'reply' && !answer.reply.accepted ? answer.reply.refusal.code : 'no-refusal';
}

/** What an answer says of the command that was asked; null for an answer to something else. */
function outcomeOf(answer: Answer, command: Command['type'], at: Instant): Told | null {
  if (answer.say === 'refused') return told(denialOf(answer.refusal.code), null, at);
  if (answer.say !== 'reply' || answer.reply.command !== command) return null;
  const { reply } = answer;
  return reply.accepted ? told('granted', null, at) : told(denialOf(reply.refusal.code), reply.allowedAt, at);
}

/** What a press asks the pump for. */
export const commandOf = ({ errand }: HandheldMemory): Command => ({
  type: errand?.what === 'silence' ? 'command.pause-audio' : 'command.patient-bolus',
});

/** What is known once the pump has answered a request; of an answer to something else, nothing. */
export function afterAnswer(
  memory: HandheldMemory,
  answer: Answer,
  at: Instant,
): Pick<HandheldMemory, 'diary' | 'question'> {
  const { diary, errand, question } = memory;
  const outcome = outcomeOf(answer, commandOf(memory).type, at);
  if (errand === null || outcome === null) return { diary, question };
  // The answer to a pause of the sound leaves a question about a bolus as it was.
  const open = errand.what === 'bolus' ? null : question;
  return { ...settled(diary, errand.pressedAt, outcome), question: open };
}

/**
 * What is known of a request that was lost, once the pump has told of itself. Where nothing was given, what keeps a bolus back now is told, and
 * until when; where nothing does, the request has not arrived.
 */
export function afterStatus(
  { diary, question }: HandheldMemory,
  status: Status,
  at: Instant,
): Pick<HandheldMemory, 'diary' | 'question'> {
  if (question === null) return { diary, question };
  const verdict = verdictOn(question, status, at);
  if (verdict === 'unknown') return { diary, question };
  const { allowedAt, refusal } = status.therapy.bolus;
  const denied = told(refusal === null ? 'DENY_NO_LINK' : denialOf(refusal.code), allowedAt, at);
  const said = verdict === 'granted' ? told('granted', null, at) : denied;
  return { ...settled(diary, question.pressedAt, said), question: null };
}
