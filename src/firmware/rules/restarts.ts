import { withChanges } from '../../base/index.js';
import type { AlarmId } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { RestartMemory } from '../memory/restarts.js';
import { askedFlow, driveIsStale, wantedFlow } from './flow.js';
import { suspendAllowed } from './infusion.js';
import { toneNow } from './signal.js';
import { ceilingNow, leftBy } from './stop-rule.js';

/**
 * Whether a condition that has just begun holds or limits the therapy: the stop of an alarm-stop-start cycle. One that leaves the
 * minimum rate takes nothing from a therapy that asks for no more.
 */
export function alarmHoldsTherapy(c: FirmwareContext, alarm: AlarmId): boolean {
  const left = leftBy(c, alarm);
  return left !== null && c.infusion.running && !c.infusion.suspended && askedFlow(c) > left;
}

/** Whether a person pauses therapy while a critical condition signals: a stop under an alarm as well. */
export const pausedUnderAlarm = (c: FirmwareContext, span: number | null, at: Instant): boolean =>
  toneNow(c) === 'critical' && suspendAllowed(c, span, at).ok;

/** Whether flow has gone on: nothing holds it, and the drive turns again. */
export const flowGoesOn = (c: FirmwareContext): boolean =>
  !driveIsStale(c) && ceilingNow(c) === null && wantedFlow(c) > 0;

/** The restarts that count at `at`, this one included: those less than one window old. */
const counting = (c: FirmwareContext, at: Instant): readonly Instant[] => [
  ...c.restarts.starts.filter((start) => start > at - c.config.restartWindow),
  at,
];

/** Whether a restart at `at` is one too many in a sliding window, by the pump's own monotonic time. @requirement SR-044 */
export const tooManyAt = (c: FirmwareContext, at: Instant): boolean => counting(c, at).length >= c.config.restartsMax;

/** The memory after a restart at `at`. */
export const afterRestart = (c: FirmwareContext, at: Instant): RestartMemory =>
  withChanges(c.restarts, { starts: counting(c, at), tooMany: tooManyAt(c, at) });
