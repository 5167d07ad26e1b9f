import { invariant, withChanges } from '../../base/index.js';
import { type AlarmId, alarmEntry } from '../../protocol/index.js';
import { earlier, type Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { ActiveAlarm, AlarmMemory } from '../memory/alarm.js';

/** A condition that has just begun, with the moment at which it is escalated if nobody attends to it. @requirement SR-042 */
export function begun(alarm: AlarmId, at: Instant): ActiveAlarm {
  const escalatesAt = (at + alarmEntry(alarm).escalatesAfter) as Instant;
  return { alarm, since: at, present: true, escalatesAt, escalated: false };
}

/** When the next condition is escalated if nobody attends to it: one wake-up a condition, not one a tone. */
export function escalationAt(c: FirmwareContext): Instant | null {
  let first: Instant | null = null;
  for (const { escalatesAt } of c.alarm.active) first = earlier(first, escalatesAt);
  return first;
}

/** The condition that must be escalated at `at`, the one listed first; null when none must. */
export function escalationDue(c: FirmwareContext, at: Instant): AlarmId | null {
  for (const { alarm, escalatesAt } of c.alarm.active) if (escalatesAt !== null && escalatesAt <= at) return alarm;
  return null;
}

/** The condition that is being escalated at `at`. */
export function escalating(c: FirmwareContext, at: Instant): AlarmId {
  const alarm = escalationDue(c, at);
  invariant(alarm !== null, 'firmware: an escalation was booked although none was due', { at });
  return alarm;
}

const changed = (memory: AlarmMemory, change: (entry: ActiveAlarm) => ActiveAlarm): AlarmMemory =>
  withChanges(memory, { active: memory.active.map(change) });

/** The list once `alarm` was escalated. */
export const escalated = (c: FirmwareContext, alarm: AlarmId): AlarmMemory =>
  changed(c.alarm, (entry) =>
    entry.alarm === alarm ? withChanges(entry, { escalatesAt: null, escalated: true }) : entry,
  );

/** Whether something is listed that would be escalated. */
export const awaitsAttention = (c: FirmwareContext): boolean => escalationAt(c) !== null;

/** The list once somebody has seen it: what is listed now is not escalated any more. @requirement SR-042 */
export const attended = (c: FirmwareContext): AlarmMemory =>
  changed(c.alarm, (entry) => (entry.escalatesAt === null ? entry : withChanges(entry, { escalatesAt: null })));
