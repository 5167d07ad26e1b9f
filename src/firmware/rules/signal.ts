import { type AlarmPriority, alarmEntry, ofClass, type ToneClass } from '../../protocol/index.js';
import type { Duration } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { ActiveAlarm } from '../memory/alarm.js';
import { drugClassNow } from './old-fluid.js';

const UPWARD: readonly AlarmPriority[] = ['low', 'medium', 'high'];

const isCritical = ({ alarm }: ActiveAlarm): boolean => alarmEntry(alarm).tone === 'critical';

/** How urgent a listed condition is among those of its tone: by its priority, an escalated one a step higher. */
const urgency = (c: FirmwareContext, { alarm, escalated }: ActiveAlarm): number =>
  UPWARD.indexOf(ofClass(alarmEntry(alarm).priority, drugClassNow(c))) + Number(escalated);

/** All that is listed, the one that signals first: critical ones before others, then the most urgent, and of equals the earliest. @requirement SR-038 */
export const byUrgency = (c: FirmwareContext): readonly ActiveAlarm[] =>
  [...c.alarm.active].sort(
    (a, b) => Number(isCritical(b)) - Number(isCritical(a)) || urgency(c, b) - urgency(c, a) || a.since - b.since,
  );

/** The tone that must sound now: that of the one condition that signals. @requirement SR-038 */
export function toneNow(c: FirmwareContext): ToneClass | null {
  const [signal] = byUrgency(c);
  return signal === undefined ? null : alarmEntry(signal.alarm).tone;
}

/** How often that tone must come: more often once its condition was escalated. @requirement SR-042 */
export function intervalNow(c: FirmwareContext): Duration | null {
  const [signal] = byUrgency(c);
  if (signal === undefined) return null;
  const { criticalEscalated, criticalInterval, nonCriticalEscalated, nonCriticalInterval } = c.config;
  if (isCritical(signal)) return signal.escalated ? criticalEscalated : criticalInterval;
  return signal.escalated ? nonCriticalEscalated : nonCriticalInterval;
}
