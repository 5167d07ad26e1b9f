import { ok, type Result, refuse } from '../../base/index.js';
import {
  type Command,
  firstDamage,
  LOG_PAGE_MAX,
  type LogDamage,
  type LogEntry,
  type LogPage,
} from '../../protocol/index.js';
import type { FirmwareInput } from '../events.js';
import type { EventLog } from '../memory/event-log.js';
import type { FirmwareOutput } from '../outputs.js';

/** Every entry kept, oldest first. */
export const logEntries = (log: EventLog): readonly LogEntry[] => [...log.blocks.flat(), ...log.open];

/**
 * The first place at which the log is damaged: an entry edited, missing, put in or out of order, at its ends too.
 *
 * @returns null when the chain holds from the oldest entry kept to the newest; never throws, whatever stands in the memory
 * @requirement SR-046
 */
export function verifyLog(log: EventLog): LogDamage | null {
  const entries = logEntries(log);
  const damage = firstDamage(log.first, log.before, entries);
  if (damage !== null) return damage;
  const end = log.first + entries.length - 1;
  if (end < log.last) return { seq: end + 1, found: 'missing' };
  const chain = entries.at(-1)?.chain ?? log.before;
  return end > log.last || chain !== log.chain ? { seq: end, found: 'edited' } : null;
}

type ReadLog = Extract<Command, { type: 'command.read-log' }>;

/** Whether a page of the log can be asked for like this. */
export function readLogAllowed({ from, count }: ReadLog): Result<true> {
  const whole = Number.isSafeInteger(from) && from >= 1;
  if (whole && Number.isSafeInteger(count) && count >= 1 && count <= LOG_PAGE_MAX) return ok(true);
  return refuse(
    'log-page',
    `${count} entries from number ${from} on`,
    `1 to ${LOG_PAGE_MAX} entries from number 1 on`,
    'ask for less, and again for the rest',
  );
}

/** A page of the log: what is kept from number `from` on, `count` entries at most. */
export function logPage(log: EventLog, { from, count }: ReadLog): LogPage {
  const all = logEntries(log);
  const begin = all.findIndex((entry) => entry?.seq >= from);
  const at = begin === -1 ? all.length : begin;
  return {
    first: log.first,
    last: log.last,
    damage: verifyLog(log),
    before: all[at - 1]?.chain ?? log.before,
    entries: all.slice(at, at + count),
  };
}

/**
 * The outputs of a step with what the log has to say in them: its page for who reads it, its ends and its soundness for who
 * interrogates. The statechart has decided whether the command is obeyed; it does not know the log.
 */
export function answeredFromLog(
  outputs: readonly FirmwareOutput[],
  input: FirmwareInput,
  recorder: { log(): EventLog },
): readonly FirmwareOutput[] {
  if (input.type !== 'command.read-log' && input.type !== 'command.interrogate') return outputs;
  const log = recorder.log();
  return outputs.map((output) => {
    if (output.type !== 'reply' || !output.reply.accepted) return output;
    const { reply } = output;
    if (input.type === 'command.read-log') return { ...output, reply: { ...reply, log: logPage(log, input) } };
    if (reply.status === undefined) return output;
    const ends = { first: log.first, last: log.last, damage: verifyLog(log) };
    return { ...output, reply: { ...reply, status: { ...reply.status, log: ends } } };
  });
}
