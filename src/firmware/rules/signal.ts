import { type AlarmPriority, alarmEntry, ofClass, type ToneClass } from '../../protocol/index.js';
import type { Duration } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { ActiveAlarm } from '../memory/alarm.js';

const RANK: Readonly<Record<AlarmPriority, number>> = { low: 0, medium: 1, high: 2 };

/** How urgent a listed condition is: its tone class before its priority, an escalated one a step higher. */
function urgency(c: FirmwareContext, { alarm, escalated }: ActiveAlarm): number {
  const { tone, priority } = alarmEntry(alarm);
  return (tone === 'critical' ? 10 : 0) + RANK[ofClass(priority, c.reservoir.drugClass)] + (escalated ? 1 : 0);
}

/** All that is listed, the one that signals first: the most urgent, and of equals the earliest. @requirement SR-038 */
export const byUrgency = (c: FirmwareContext): readonly ActiveAlarm[] =>
  [...c.alarm.active].sort((a, b) => urgency(c, b) - urgency(c, a) || a.since - b.since);

/** The tone that must sound now: that of the one condition that signals. @requirement SR-038 */
export function toneNow(c: FirmwareContext): ToneClass | null {
  const [signal] = c.alarm.active.length === 0 ? [] : byUrgency(c);
  return signal === undefined ? null : alarmEntry(signal.alarm).tone;
}

/** How often that tone must come: more often once its condition was escalated. @requirement SR-042 */
export function intervalNow(c: FirmwareContext): Duration | null {
  const [signal] = byUrgency(c);
  if (signal === undefined) return null;
  const { criticalEscalated, criticalInterval, nonCriticalEscalated, nonCriticalInterval } = c.config;
  if (alarmEntry(signal.alarm).tone === 'critical') return signal.escalated ? criticalEscalated : criticalInterval;
  return signal.escalated ? nonCriticalEscalated : nonCriticalInterval;
}
