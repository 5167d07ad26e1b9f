import { ok, type Refusal, type Result, refuse } from '../../base/index.js';
import type { Command } from '../../protocol/index.js';
import { type Duration, flowFor, formatDuration, type Instant, moved, type Volume } from '../../units/index.js';
import type { FirmwareContext, RunningBolus } from '../context.js';
import { doseFits, doseFitsAt } from './dose-limit.js';
import { holdReason } from './flow.js';
import { basalNow } from './infusion.js';
import { countFreeAt, lockoutEnd } from './patient-control.js';
import { highestFlowOf, peakDeliverable } from './program.js';

/** A bolus decision: yes, or why not and when the same request would be granted if time alone can cure it. */
export type BolusAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: Refusal; readonly allowedAt: Instant | null };

const no = (refused: { readonly refusal: Refusal }, allowedAt: Instant | null = null): BolusAnswer => ({
  ok: false,
  refusal: refused.refusal,
  allowedAt,
});
const YES: BolusAnswer = { ok: true };

/** What stops any bolus: no therapy, a hold, a stall, a prime, another bolus. @requirement SR-015 */
function bolusPossible(c: FirmwareContext): BolusAnswer {
  const held = holdReason(c);
  if (held === 'end of service')
    return no(refuse('end-of-service', 'a pump at the end of its service', 'a pump in service', 'call the clinic'));
  if (held === 'reservoir empty')
    return no(refuse('reservoir-empty', 'an empty reservoir', 'drug in the reservoir', 'call the clinic for a refill'));
  if (held === 'occlusion') return no(refuse('line-occluded', 'a blocked line', 'an open line', 'call the clinic'));
  if (c.motor.stalled) return no(refuse('motor-stalled', 'a stalled motor', 'a turning motor', 'call the clinic'));
  if (c.infusion.prime !== null)
    return no(
      refuse('prime-running', 'a priming bolus under way', 'no prime running', 'wait until it is complete'),
      c.infusion.prime.until,
    );
  const basal = c.infusion.program?.basal.mode;
  if (held !== null || !c.infusion.running || c.infusion.suspended || c.power.wasReset || basal === 'minimum-rate') {
    return no(refuse('pump-stopped', 'a pump without a running therapy', 'a running therapy', 'call the clinic'));
  }
  if (c.bolus !== null)
    return no(
      refuse('bolus-running', 'a bolus under way', 'no bolus running', 'wait until it is complete'),
      c.bolus.until,
    );
  return YES;
}

function fitsWindows(c: FirmwareContext, volume: Volume, at: Instant): BolusAnswer {
  const { program } = c.infusion;
  if (program === null) return YES;
  const question = { history: c.history, program, basal: basalNow(c), ...c.config, at };
  const fits = doseFits(question, volume);
  return fits.ok ? YES : no(fits, doseFitsAt(question, volume));
}

const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? null : a > b ? a : b;

/**
 * Answers a patient who asks for a bolus. The first reason that says no is told; the moment told is when none of the
 * reasons that time can cure would say no any more.
 *
 * @requirement SR-012, SR-013, SR-014, SR-015
 */
export function patientBolusAnswer(c: FirmwareContext, at: Instant): BolusAnswer {
  const patient = c.infusion.program?.patient ?? null;
  if (patient === null)
    return no(
      refuse('not-enabled', 'a program without patient boluses', 'a program that allows them', 'ask the clinic'),
    );
  const possible = bolusPossible(c);
  if (!possible.ok && possible.refusal.code !== 'bolus-running') return possible;
  const window = fitsWindows(c, patient.bolus, at);
  const freeByDose = window.ok ? at : window.allowedAt;
  const freeByLockout = lockoutEnd(c, at);
  const freeByCount = countFreeAt(c, at);
  const free = later(later(freeByLockout, freeByCount), freeByDose);
  if (!possible.ok) return { ...possible, allowedAt: free };
  if (freeByLockout > at) {
    const remedy = `wait ${formatDuration(freeByLockout - at)}`;
    return no(
      refuse(
        'lockout',
        `a request ${formatDuration(freeByLockout - at)} too early`,
        `${formatDuration(patient.lockout)} after the last bolus, programming or refill`,
        remedy,
      ),
      free,
    );
  }
  if (freeByCount > at) {
    return no(
      refuse(
        'max-count',
        `${patient.maxCount} boluses in ${formatDuration(patient.countWindow)}`,
        `at most ${patient.maxCount}`,
        `wait ${formatDuration(freeByCount - at)}`,
      ),
      free,
    );
  }
  return window.ok ? YES : { ...window, allowedAt: free };
}

/** The bolus that a granted request starts. */
export function patientBolus(c: FirmwareContext, at: Instant): RunningBolus | null {
  const patient = c.infusion.program?.patient ?? null;
  return patient === null ? null : bolusOf('patient', patient.bolus, patient.duration, at);
}

type ClinicianBolus = Extract<Command, { type: 'command.clinician-bolus' }>;

/** Whether a clinician's bolus may start. @requirement SR-009, SR-013, SR-015, SR-053 */
export function clinicianBolusAnswer(c: FirmwareContext, order: ClinicianBolus, at: Instant): BolusAnswer {
  const { bolusDurationMin, bolusDurationMax, stroke } = c.config;
  const durationFits =
    Number.isSafeInteger(order.duration) && order.duration >= bolusDurationMin && order.duration <= bolusDurationMax;
  if (!durationFits) {
    return no(
      refuse(
        'bolus-duration',
        formatDuration(order.duration),
        `${formatDuration(bolusDurationMin)} to ${formatDuration(bolusDurationMax)}`,
        'change the duration',
      ),
    );
  }
  if (!Number.isSafeInteger(order.volume) || order.volume < stroke) {
    return no(refuse('bolus-volume', `${order.volume} pL`, 'at least one stroke', 'raise the bolus dose'));
  }
  const possible = bolusPossible(c);
  if (!possible.ok) return possible;
  const { program } = c.infusion;
  const peak = peakDeliverable(
    program === null ? basalNow(c) : highestFlowOf(program.basal, c.config.minimumRate),
    flowFor(order.volume, order.duration),
    c.config,
  );
  if (!peak.ok) return no(peak);
  return fitsWindows(c, order.volume, at);
}

/** A bolus as the motor gives it: an even flow; the volume is what that flow moves, at most what was asked for. */
export function bolusOf(kind: RunningBolus['kind'], volume: Volume, duration: Duration, at: Instant): RunningBolus {
  return { kind, from: at, until: (at + duration) as Instant, flow: flowFor(volume, duration), volume };
}

/** What a bolus has given up to `at`: all of it once its time is over. */
export const bolusGiven = (bolus: RunningBolus, at: Instant): Volume =>
  at >= bolus.until ? bolus.volume : moved(bolus.flow, (at - bolus.from) as Duration);

/** Why a running bolus must be cut short now, or null. @requirement SR-015 */
export function bolusCutReason(c: FirmwareContext): string | null {
  if (c.bolus === null) return null;
  const held = holdReason(c);
  if (held !== null) return held;
  if (c.motor.stalled) return 'motor stall';
  if (!c.infusion.running) return 'therapy stopped';
  if (c.infusion.suspended) return 'therapy suspended';
  return null;
}

/** Whether there is a bolus to cancel. */
export const cancelAllowed = (c: FirmwareContext): Result<true> =>
  c.bolus === null ? refuse('no-bolus', 'no bolus under way', 'a running bolus', 'nothing needs to be done') : ok(true);
