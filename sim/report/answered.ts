import type { LogPage } from '../../src/protocol/index.js';
import { formatDuration } from '../../src/units/index.js';
import type { TraceRecord } from '../trace/index.js';
import { spoken } from './spoken.js';
import type { StoryEvent } from './story.js';

/** A command as the trace holds it. */
export type CommandRecord = Extract<TraceRecord, { kind: 'command' }>;
/** An answer as the trace holds it. */
export type ReplyRecord = Extract<TraceRecord, { kind: 'reply' }>;

const ROUTINE_COMMANDS = ['command.patient-bolus', 'command.interrogate'];

/** What reading the log has brought. */
function pageText(log: LogPage | undefined): string {
  if (log === undefined) return '';
  const { damage, entries } = log;
  const chain = damage === null ? 'the chain holds' : `damaged: entry ${damage.seq} is ${damage.found}`;
  return ` (${entries.length} of ${log.last - log.first + 1} kept; ${chain})`;
}

/**
 * A command and its answer as one event of the story.
 *
 * @param reply  null when the pump never answered
 */
export function answered(command: CommandRecord, reply: ReplyRecord | null): StoryEvent {
  const { warnings, by, t } = command;
  const order = spoken(command.order, by).text;
  const type = command.command.type;
  const weight = ROUTINE_COMMANDS.includes(type) ? 'routine' : 'landmark';
  const warned = warnings.length === 0 ? '' : `; warning: ${warnings.join('; ')}`;
  const base = { t, who: by, weight } as const;
  if (reply === null)
    return { ...base, text: `${order} -> no answer${warned}`, tone: 'warn', key: `${by}/${type}/none` };
  const answer = reply.reply;
  if (answer.accepted) {
    const verb = type === 'command.patient-bolus' ? 'granted' : 'accepted';
    return {
      ...base,
      text: `${order} -> ${verb}${pageText(answer.log)}${warned}`,
      tone: warned === '' ? 'plain' : 'warn',
      key: `${by}/${type}/yes`,
    };
  }
  const { code, found, expected } = answer.refusal;
  const later = answer.allowedAt === null ? '' : `; granted again in ${formatDuration(answer.allowedAt - t)}`;
  const text = `${order} -> REFUSED (${code}): found ${found}, expected ${expected}${later}${warned}`;
  return { ...base, text, tone: 'warn', key: `${by}/${type}/${code}` };
}
