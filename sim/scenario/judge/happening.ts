import type { BolusRecord, TraceRecord } from '../../trace/index.js';
import type { Happening, NamedEvent } from '../scenario.js';

/** To read the pump is no order, and what it tells then no answer to one: controllers do it by themselves. */
const READINGS: readonly string[] = ['command.interrogate', 'command.read-log'];

const replyMatches = (happening: Extract<Happening, { happening: 'reply' }>, record: TraceRecord): boolean => {
  if (record.kind === 'refused-order') return !happening.accepted && (happening.code ?? record.code) === record.code;
  if (record.kind !== 'reply' || record.reply.accepted !== happening.accepted) return false;
  if (READINGS.includes(record.reply.command)) return false;
  return record.reply.accepted || happening.code === null || record.reply.refusal.code === happening.code;
};

const logHolds = (happening: Extract<Happening, { happening: 'logged' }>, record: TraceRecord): boolean =>
  record.kind === 'reply' &&
  record.reply.accepted &&
  (record.reply.log?.entries ?? []).some(
    ({ code, about, detail }) =>
      code === happening.code && about === (happening.about ?? about) && detail === (happening.detail ?? detail),
  );

/** Whether a record is the happening; an order that the programmer refuses counts as a refused reply. */
export function isHappening(happening: Happening, record: TraceRecord): boolean {
  switch (happening.happening) {
    case 'alarm':
      return record.kind === 'alarm' && record.alarm === happening.alarm && record.phase === happening.phase;
    case 'state':
      return record.kind === 'state' && record.region === happening.region && record.to === happening.state;
    case 'reply':
      return replyMatches(happening, record);
    case 'logged':
      return logHolds(happening, record);
  }
}

/** The named event that the end of a complete delivery is. */
export const completionOf = (what: BolusRecord['what']): Extract<NamedEvent, `${string}-complete`> =>
  what === 'purge' || what === 'prime' || what === 'bridge' ? `${what}-complete` : 'bolus-complete';

/**
 * The named event that a record is, or null. `stall-recovered` is the rotor turning again after a declared stall.
 */
export function namedEventOf(record: TraceRecord): Exclude<NamedEvent, 'previous'> | null {
  if (record.kind === 'alarm') return record.phase === 'raised' ? 'alarm' : null;
  if (record.kind === 'state') {
    return record.region === 'motor' && record.from === 'stalled' && record.to === 'turning' ? 'stall-recovered' : null;
  }
  if (record.kind !== 'delivery' || record.what === 'train' || record.what === 'released') return null;
  if (record.outcome !== 'complete') return null;
  return completionOf(record.what);
}

/** The happening that a record is, in the terms of expectations, or null. */
export function happeningOf(record: TraceRecord): Happening | null {
  switch (record.kind) {
    case 'alarm':
      return { happening: 'alarm', alarm: record.alarm, phase: record.phase };
    case 'state':
      return { happening: 'state', region: record.region, state: record.to };
    case 'refused-order':
      return { happening: 'reply', accepted: false, code: record.code };
    case 'reply':
      if (READINGS.includes(record.reply.command)) return null;
      return {
        happening: 'reply',
        accepted: record.reply.accepted,
        code: record.reply.accepted ? null : record.reply.refusal.code,
      };
    default:
      return null;
  }
}
