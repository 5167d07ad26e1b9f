import { ok, type Result, refuse } from '../../base/index.js';
import { type Duration, flowFor, type Instant, moved, movedAtMost, type Volume } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { RunningBolus } from '../memory/bolus.js';
import { holdReason } from './flow.js';

/** A bolus as the motor gives it: an even flow; the volume is what that flow moves, at most what was asked for. */
export function bolusOf(kind: RunningBolus['kind'], volume: Volume, duration: Duration, at: Instant): RunningBolus {
  return { kind, from: at, until: (at + duration) as Instant, flow: flowFor(volume, duration), volume };
}

/** The bolus that a granted patient request starts. */
export function patientBolus(c: FirmwareContext, at: Instant): RunningBolus | null {
  const patient = c.infusion.program?.patient ?? null;
  return patient === null ? null : bolusOf('patient', patient.bolus, patient.duration, at);
}

/** What a bolus has given up to `at`: all of it once its time is over. */
export const bolusGiven = (bolus: RunningBolus, at: Instant): Volume =>
  at >= bolus.until ? bolus.volume : moved(bolus.flow, (at - bolus.from) as Duration);

/** What a bolus counts in dose windows: what the drive was ordered to move up to `at`, rounded up. @requirement SR-013 */
export const bolusDose = (bolus: RunningBolus, at: Instant): Volume =>
  Math.min(bolus.volume, movedAtMost(bolus.flow, (Math.min(at, bolus.until) - bolus.from) as Duration)) as Volume;

/** Why a running bolus must be cut short now, or null. @requirement SR-015 */
export function bolusCutReason(c: FirmwareContext): string | null {
  if (c.bolus === null && c.square === null) return null;
  const held = holdReason(c);
  if (held !== null) return held;
  if (c.motor.stalled) return 'motor stall';
  if (c.infusion.complete) return 'program complete';
  if (!c.infusion.running) return 'therapy stopped';
  if (c.infusion.suspended) return 'therapy suspended';
  return null;
}

/** Whether there is a bolus to cancel. */
export const cancelAllowed = (c: FirmwareContext): Result<true> =>
  c.bolus === null && c.square === null
    ? refuse('no-bolus', 'no bolus under way', 'a running bolus', 'nothing needs to be done')
    : ok(true);
