import { ok, type Refusal, type Result, refuse } from '../../base/index.js';
import type { Command, Program } from '../../protocol/index.js';
import { earlier, flowFor, formatDuration, type Instant, type Volume } from '../../units/index.js';
import type { FirmwareConfig } from '../config.js';
import type { FirmwareContext } from '../context.js';
import { later, no, type TimedAnswer, YES } from './answers.js';
import { bridgeEnd } from './bridge.js';
import { doseFits, doseFitsAt } from './dose-limit.js';
import { holdReason } from './flow.js';
import { basalNow } from './infusion.js';
import { andOldFluid } from './old-fluid-answer.js';
import { countFreeAt, lockoutEnd } from './patient-control.js';
import { historyToCome } from './prime.js';
import { bolusVolumeSound, highestFlowOf, peakDeliverable } from './program.js';
import { squareEndToCome } from './square-bolus.js';
import { ceilingNow } from './stop-rule.js';

type No = { readonly refusal: Refusal };

/** The program that runs, or what stops any bolus and is not cured by time alone: no therapy, a hold, a stall. @requirement SR-015 */
function therapyAt(c: FirmwareContext, at: Instant): Result<Program> {
  const held = holdReason(c);
  const ceiling = ceilingNow(c);
  if (held === 'end of service')
    return refuse('end-of-service', 'a pump at the end of its service', 'a pump in service', 'call the clinic');
  if (held === 'reservoir empty')
    return refuse('reservoir-empty', 'an empty reservoir', 'drug in the reservoir', 'call the clinic for a refill');
  if (held === 'occlusion') return refuse('line-occluded', 'a blocked line', 'an open line', 'call the clinic');
  if (c.motor.stalled) return refuse('motor-stalled', 'a stalled motor', 'a turning motor', 'call the clinic');
  if (ceiling !== null && held === ceiling.because)
    return refuse('pump-on-hold', held, 'a pump that can deliver', 'call the clinic');
  const { endsAt, program } = c.infusion;
  if (endsAt !== null && at >= endsAt)
    return refuse('pump-stopped', 'a program that has run to its end', 'a running therapy', 'call the clinic');
  const { running, suspended } = c.infusion;
  const gives = held === null && running && !suspended && !c.power.wasReset;
  if (gives && program !== null && program.basal.mode !== 'minimum-rate') return ok(program);
  return refuse('pump-stopped', 'a pump without a running therapy', 'a running therapy', 'call the clinic');
}

/** @param until  null when nobody can say */
type Busy = No & { readonly until: Instant | null };

const WAIT = 'wait until it is complete';

/** When a bridge under way is over: at its last stroke, or with its program. */
const bridgeOver = (c: FirmwareContext): Instant | null => {
  const end = bridgeEnd(c);
  return end === null ? null : earlier(end, c.infusion.endsAt);
};

/** What a patient bolus must wait for and until when: a prime, a bridge or another bolus, but not a square bolus. */
function busyForPatient(c: FirmwareContext): Busy | null {
  const { prime } = c.infusion;
  if (prime !== null)
    return { ...refuse('prime-running', 'a priming bolus under way', 'no prime running', WAIT), until: prime.until };
  if (c.bridge !== null)
    return { ...refuse('bridge-running', 'a bridge under way', 'no bridge running', WAIT), until: bridgeOver(c) };
  if (c.bolus === null) return null;
  return { ...refuse('bolus-running', 'a bolus under way', 'no bolus running', WAIT), until: c.bolus.until };
}

/** What everything else must wait for and until when: a prime, a bolus, a square bolus with what is left of it. @requirement SR-010 */
export function busyWith(c: FirmwareContext, at: Instant): Busy | null {
  const busy = busyForPatient(c);
  if (c.square === null) return busy;
  const until = squareEndToCome(c, c.square, at);
  if (busy !== null) return { ...busy, until };
  return { ...refuse('square-bolus-running', 'a square bolus under way', 'no square bolus running', WAIT), until };
}

function fitsWindows(c: FirmwareContext, program: Program, volume: Volume, at: Instant): TimedAnswer {
  const { stroke, minimumRate } = c.config;
  const question = { history: historyToCome(c, at), program, basal: basalNow(c), stroke, minimumRate, at };
  const fits = doseFits(question, volume);
  return fits.ok ? YES : no(fits, doseFitsAt(question, volume));
}

/** A moment at which a request would be granted; null when the program has run to its end by then. @requirement SR-017 */
const beforeEnd = (c: FirmwareContext, moment: Instant | null): Instant | null =>
  moment !== null && c.infusion.endsAt !== null && moment >= c.infusion.endsAt ? null : moment;

const momentOf = (answer: TimedAnswer, at: Instant): Instant | null => (answer.ok ? at : answer.allowedAt);

/**
 * Answers a patient who asks for a bolus. The first reason that says no is told; the moment told is when none of the
 * reasons that time can cure would say no any more.
 *
 * @requirement SR-012, SR-013, SR-014, SR-015
 */
export function patientBolusAnswer(c: FirmwareContext, at: Instant): TimedAnswer {
  const { patient = null } = c.infusion.program ?? {};
  if (patient === null) {
    const found = c.infusion.program === null ? 'no program that runs' : 'a program without patient boluses';
    return no(refuse('not-enabled', found, 'a program that allows them', 'ask the clinic'));
  }
  const therapy = therapyAt(c, at);
  if (!therapy.ok) return no(therapy);
  const busy = andOldFluid(c, busyForPatient(c), at);
  const window = fitsWindows(c, therapy.value, patient.bolus, at);
  const freeByLockout = lockoutEnd(c, at);
  const freeByCount = countFreeAt(c, at);
  const freed = later(later(later(freeByLockout, freeByCount), momentOf(window, at)), busy === null ? at : busy.until);
  const free = beforeEnd(c, freed);
  if (busy !== null) return no(busy, free);
  if (freeByLockout > at) {
    const early = formatDuration(freeByLockout - at);
    const after = `${formatDuration(patient.lockout)} after the last bolus, programming or refill`;
    return no(refuse('lockout', `a request ${early} too early`, after, `wait ${early}`), free);
  }
  if (freeByCount > at) {
    const many = `${patient.maxCount} boluses in ${formatDuration(patient.countWindow)}`;
    const wait = `wait ${formatDuration(freeByCount - at)}`;
    return no(refuse('max-count', many, `at most ${patient.maxCount}`, wait), free);
  }
  return window.ok ? YES : no(window, free);
}

type OrderedBolus = Extract<Command, { type: 'command.clinician-bolus' | 'command.square-bolus' }>;

/** What is wrong with an order whatever the state of the pump. @requirement SR-053 */
function orderRefusal(order: OrderedBolus, config: FirmwareConfig): No | null {
  const { bolusDurationMin: least, bolusDurationMax: most } = config;
  if (!(Number.isSafeInteger(order.duration) && order.duration >= least && order.duration <= most)) {
    const range = `${formatDuration(least)} to ${formatDuration(most)}`;
    return refuse('bolus-duration', formatDuration(order.duration), range, 'change the duration');
  }
  const volume = bolusVolumeSound(order.volume, config);
  return volume.ok ? null : volume;
}

/**
 * Whether a bolus or a square bolus that a clinician orders may start. A patient bolus that comes later takes the place of a
 * square bolus and never flows together with it, so the pump maximum is asked of each with the highest basal.
 *
 * @requirement SR-009, SR-010, SR-011, SR-013, SR-015, SR-053
 */
export function clinicianBolusAnswer(c: FirmwareContext, order: OrderedBolus, at: Instant): TimedAnswer {
  const wrong = orderRefusal(order, c.config);
  if (wrong !== null) return no(wrong);
  const therapy = therapyAt(c, at);
  if (!therapy.ok) return no(therapy);
  const basal = highestFlowOf(therapy.value.basal, c.config.minimumRate);
  const peak = peakDeliverable(basal, flowFor(order.volume, order.duration), c.config);
  if (!peak.ok) return no(peak);
  const busy = andOldFluid(c, busyWith(c, at), at);
  const window = fitsWindows(c, therapy.value, order.volume, at);
  if (busy !== null) return no(busy, beforeEnd(c, later(busy.until, momentOf(window, at))));
  return window.ok ? YES : no(window, beforeEnd(c, window.allowedAt));
}
