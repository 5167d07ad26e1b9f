import { assertNever, invariant, ok, type Result, refuse, withChanges } from '../../base/index.js';
import {
  ALARM_IDS,
  type AlarmId,
  type AlarmPriority,
  alarmEntry,
  ofClass,
  type ToneClass,
} from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent, InternalEvent } from '../events.js';
import type { ActiveAlarm, AlarmMemory } from '../memory/alarm.js';
import type { FirmwareOutput } from '../outputs.js';
import { begun, escalating } from './escalation.js';
import { drugClassNow } from './old-fluid.js';
import { toneNow } from './signal.js';

/** Whether a condition holds now, read from what the regions have written. */
export function holds(c: FirmwareContext, alarm: AlarmId): boolean {
  switch (alarm) {
    case 'end-of-service':
      return c.battery.ended;
    case 'empty-reservoir':
      return c.reservoir.empty;
    case 'motor-stall':
      return c.motor.stalled;
    case 'self-test-failure':
      return c.power.failedPart !== null;
    case 'memory-error-critical':
      return c.integrity.failed === 'dose';
    case 'over-delivery':
      return c.counter.off > 0;
    case 'under-delivery':
      return c.counter.off < 0;
    case 'low-battery-reset':
      return c.power.supplyFailed;
    case 'watchdog-reset':
      return c.power.loopFailed;
    case 'occlusion':
      return c.line.occluded;
    case 'alert-stop-start':
      return c.restarts.tooMany;
    case 'high-flow':
      return c.measured.over;
    case 'reverse-flow':
      return c.measured.backwards;
    case 'low-flow':
      return c.measured.under;
    case 'program-complete':
      return c.infusion.complete;
    case 'pump-stopped':
      return c.motor.stoppedTooLong;
    case 'memory-error':
      return c.integrity.failed === 'other';
    case 'replacement-due':
      return c.battery.replacementSince !== null && !c.battery.ended;
    case 'low-reservoir':
      return c.reservoir.low && !c.reservoir.empty;
    case 'occlusion-suspected':
      return c.line.suspected && !c.line.occluded;
    case 'temperature-limit':
      return c.temperature.over;
    case 'temperature':
      return (c.temperature.high && !c.temperature.over) || c.temperature.low;
    case 'refill-mismatch':
      return c.reservoir.held !== null;
    default:
      return assertNever(alarm);
  }
}

/** Priority with which a condition begins, for the drug that the patient gets. @requirement SR-037 */
const usualPriority = (c: FirmwareContext, alarm: AlarmId): AlarmPriority =>
  ofClass(alarmEntry(alarm).priority, drugClassNow(c));

/** Priority of a condition for the drug that the patient gets, one step up once it was escalated. @requirement SR-037, SR-042 */
export function priorityOf(c: FirmwareContext, alarm: AlarmId): AlarmPriority {
  const priority = usualPriority(c, alarm);
  return entryOf(c, alarm)?.escalated === true ? ONE_UP[priority] : priority;
}

const ONE_UP: Readonly<Record<AlarmPriority, AlarmPriority>> = { low: 'medium', medium: 'high', high: 'high' };

/** One difference between the conditions that hold and those that are listed. */
export type AlarmChange = { readonly alarm: AlarmId; readonly phase: 'raised' | 'ended'; readonly latched: boolean };

const entryOf = (c: FirmwareContext, alarm: AlarmId): ActiveAlarm | undefined => {
  for (const entry of c.alarm.active) if (entry.alarm === alarm) return entry;
  return undefined;
};

/** The next difference in the order of the dictionary, or null when the list is right. */
export function nextChange(c: FirmwareContext): AlarmChange | null {
  for (const alarm of ALARM_IDS) {
    const entry = c.alarm.active.length === 0 ? undefined : entryOf(c, alarm);
    const present = entry?.present === true;
    const now = holds(c, alarm);
    if (now && !present) return { alarm, phase: 'raised', latched: false };
    if (!now && present) return { alarm, phase: 'ended', latched: alarmEntry(alarm).latching };
  }
  return null;
}

/** The list after a change: a condition that ended stays as a latched signal, or goes. @requirement SR-039 */
export function withChange(c: FirmwareContext, change: AlarmChange, at: Instant): AlarmMemory {
  const others = c.alarm.active.filter((a) => a.alarm !== change.alarm);
  if (change.phase === 'raised') return withChanges(c.alarm, { active: [...others, begun(change.alarm, at)] });
  if (!change.latched) return withChanges(c.alarm, { active: others });
  const ended = c.alarm.active.filter((a) => a.alarm === change.alarm);
  const signals = ended.map((a) => withChanges(a, { present: false, escalatesAt: null }));
  return withChanges(c.alarm, { active: [...others, ...signals] });
}

const CURE = ['a condition that has ended', 'cure the cause first; pause the audio meanwhile'] as const;
const SAFE_STATE = ['a pump still in its safe state', 'a pump that was programmed again', 'program the pump'] as const;

/** What ends a condition that waits for the clinic: found, expected, remedy. */
const CURES: { readonly [A in AlarmId]?: readonly [string, string, string] } = {
  'low-battery-reset': SAFE_STATE,
  'watchdog-reset': SAFE_STATE,
  'memory-error-critical': SAFE_STATE,
  'alert-stop-start': SAFE_STATE,
  'over-delivery': SAFE_STATE,
  'under-delivery': SAFE_STATE,
  'high-flow': SAFE_STATE,
  'self-test-failure': ['a pump whose self-test has failed', 'a self-test that was passed', 'order a self-test'],
  'memory-error': ['a memory that was not tested since', 'a self-test that was passed', 'order a self-test'],
};

/** Whether a latched signal may be taken away: only when its condition is gone. @requirement SR-039 */
export function acknowledgeAllowed(c: FirmwareContext, alarm: AlarmId): Result<true> {
  const entry = entryOf(c, alarm);
  if (entry === undefined)
    return refuse(
      'alarm-not-active',
      `no ${alarm} alarm`,
      'an alarm that is listed',
      'interrogate the pump to see what is',
    );
  // This one asks the clinician something: to acknowledge it is the answer, and books the fill.
  if (alarm === 'refill-mismatch') return ok(true);
  if (entry.present) {
    const [found, expected, remedy] = CURES[alarm] ?? [`${alarm} still present`, ...CURE];
    return refuse('condition-persists', found, expected, remedy);
  }
  if (alarmEntry(alarm).reset === 'nobody')
    return refuse('not-resettable', `a ${alarm} signal`, 'a signal that a clinician may take away', 'replace the pump');
  return ok(true);
}

/** The list without one latched signal. A condition that its acknowledgement cures ends by itself in the same step. */
export const acknowledged = (c: FirmwareContext, alarm: AlarmId): AlarmMemory =>
  withChanges(c.alarm, { active: c.alarm.active.filter((a) => a.alarm !== alarm || a.present) });

/** Whether the sound may be paused: something sounds, and no pause is running, so pauses cannot be chained. @requirement SR-040 */
export function pauseAllowed(c: FirmwareContext): Result<true> {
  if (c.alarm.pausedUntil !== null)
    return refuse('audio-paused', 'a pause already running', 'a sounding alarm', 'wait until the pause ends');
  if (toneNow(c) === null) return refuse('nothing-sounds', 'no alarm', 'a sounding alarm', 'nothing needs to be done');
  return ok(true);
}

/** What a signal says beside its name when it is raised: the part that has failed, without which it is not raised. @requirement SR-027 */
const detailOf = (c: FirmwareContext, { alarm, phase }: { alarm: AlarmId; phase: string }): { detail?: string } =>
  alarm === 'self-test-failure' && phase === 'raised' ? { detail: c.power.failedPart as string } : {};

const alarmOutput = (
  c: FirmwareContext,
  at: Instant,
  change: AlarmChange | { alarm: AlarmId; phase: 'acknowledged' | 'escalated'; latched: false },
): Extract<FirmwareOutput, { type: 'alarm' }> => ({
  type: 'alarm',
  at,
  alarm: change.alarm,
  phase: change.phase,
  // One that comes anew begins anew, also where the signal of the time before is still listed.
  priority: change.phase === 'raised' ? usualPriority(c, change.alarm) : priorityOf(c, change.alarm),
  tone: alarmEntry(change.alarm).tone,
  latched: change.latched,
  ...detailOf(c, change),
});

const pending = (c: FirmwareContext): AlarmChange => {
  const change = nextChange(c);
  invariant(change !== null, 'firmware: an alarm change was booked although the list was right');
  return change;
};

/** The output that tells of the next difference. */
export const changeOutput = (c: FirmwareContext, at: Instant): FirmwareOutput => alarmOutput(c, at, pending(c));
/** The memory in which the next difference is booked. */
export const changeBooked = (c: FirmwareContext, at: Instant): Pick<FirmwareContext, 'alarm'> => ({
  alarm: withChange(c, pending(c), at),
});
/** The output that tells that a latched signal was taken away. */
export const acknowledgeOutput = (c: FirmwareContext, at: Instant, alarm: AlarmId): FirmwareOutput =>
  alarmOutput(c, at, { alarm, phase: 'acknowledged', latched: false });
/** The output that tells that a condition is escalated, with the priority that it then has. @requirement SR-042 */
export function escalationOutput(c: FirmwareContext, at: Instant): FirmwareOutput {
  const alarm = escalating(c, at);
  const priority = ONE_UP[priorityOf(c, alarm)];
  return { ...alarmOutput(c, at, { alarm, phase: 'escalated', latched: false }), priority };
}
/** What the other regions hear of the next difference. */
export function changeNews(
  c: FirmwareContext,
  at: Instant,
): Extract<InternalEvent, { readonly type: 'internal.signal-changed' }> {
  const { alarm, phase } = pending(c);
  return { type: 'internal.signal-changed', at, alarm, phase };
}
/** The tone class of a condition that has just begun or was escalated, null for any other news. */
export const toneOfNews = (event: FirmwareEvent): ToneClass | null =>
  event.type === 'internal.signal-changed' && (event.phase === 'raised' || event.phase === 'escalated')
    ? alarmEntry(event.alarm).tone
    : null;
