import { ok, type Result, refuse, withChanges } from '../../base/index.js';
import type { Command, Program } from '../../protocol/index.js';
import { type Flow, formatFlow, type Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { DoseHistory } from '../memory/history.js';
import type { InfusionMemory } from '../memory/infusion.js';
import { bridgeAnswer, bridgeFlow } from './bridge.js';
import { weekOffsetNow } from './clock.js';
import { programFits } from './dose-limit.js';
import { refilledWith, withBasalEnded } from './history.js';
import { historyToCome } from './prime.js';
import { programSound } from './program.js';
import { stepAt } from './schedule.js';
import { passedAt } from './self-test.js';

/** Whether the pump is in service at all. */
export const inService = (c: FirmwareContext): Result<true> => {
  if (c.power.failedPart !== null)
    return refuse(
      'self-test-failed',
      `a pump whose self-test has failed: ${c.power.failedPart}`,
      'a pump that has passed it',
      'order a self-test; replace the pump if it fails again',
    );
  if (c.power.implantedAt === null)
    return refuse('pump-not-running', 'a pump on its shelf', 'a pump in service', 'implant it first');
  if (c.power.selfTestEnd !== null || c.battery.ended) {
    const found = c.battery.ended ? 'a pump at the end of its service' : 'a pump that has not finished its self-test';
    return refuse(
      'pump-not-running',
      found,
      'a pump in service',
      c.battery.ended ? 'replace the pump' : 'wait for the self-test',
    );
  }
  return ok(true);
};

/** A program as it is ordered. */
type Therapy = Pick<Extract<Command, { type: 'command.program' }>, 'program' | 'bridge'>;

/**
 * Whether a program may begin now: pump in service, no prime running, every number deliverable, what it begins with fits the
 * line, no dose window broken.
 */
export function programAllowed(c: FirmwareContext, { program, bridge }: Therapy, at: Instant): Result<true> {
  const ready = inService(c);
  if (!ready.ok) return ready;
  if (c.infusion.prime !== null)
    return refuse('prime-running', 'a priming bolus under way', 'a primed pump', 'wait until it is complete');
  const sound = programSound(program, c.config);
  if (!sound.ok) return sound;
  const bridged = bridgeAnswer(c, bridge, at);
  if (!bridged.ok) return bridged;
  const history = historyToCome(c, at);
  const { stroke, minimumRate } = c.config;
  const question = { history, program, basal: basalNow(c), bridge: bridgeFlow(c, bridge), stroke, minimumRate, at };
  return programFits(question, c.infusion.program);
}

/** Basal flow in force, whether or not something holds it; 0 when no program runs. */
export const basalNow = (c: FirmwareContext): Flow => (c.infusion.running ? c.infusion.basal : 0) as Flow;

/** The basal flow of a program at `at`, and when its next step comes; null for never. */
export function basalOf(
  { basal }: Program,
  c: FirmwareContext,
  at: Instant,
): Pick<InfusionMemory, 'basal' | 'nextStep'> {
  if (basal.mode === 'simple') return { basal: basal.flow, nextStep: null };
  if (basal.mode === 'minimum-rate') return { basal: c.config.minimumRate, nextStep: null };
  const step = stepAt(basal.week, weekOffsetNow(c), at);
  return { basal: step.flow, nextStep: step.next };
}

/** The infusion when a program begins or goes on at `at`, at the step that is then in force; spelled out, since every bolus ends with it. */
export function running(c: FirmwareContext, program: Program, at: Instant): InfusionMemory {
  const { basal, nextStep } = basalOf(program, c, at);
  const { endsAt, complete, purged, primed, primes } = c.infusion;
  return {
    program,
    running: true,
    basal,
    nextStep,
    endsAt,
    complete,
    purge: null,
    purged,
    prime: null,
    primed,
    primes,
    stoppedByOrder: false,
    suspended: false,
    suspendedUntil: null,
    unfinished: null,
  };
}

/** The infusion when a program is accepted at `at`. @requirement SR-017 */
export const started = (c: FirmwareContext, program: Program, at: Instant): InfusionMemory =>
  withChanges(running(c, program, at), {
    endsAt: program.lasts === undefined ? null : ((at + program.lasts) as Instant),
    complete: false,
  });

/** What is left of a program that has run to its end: the minimum rate of the family, and nothing to ask for. @source ASSUMED, A-270 */
export const afterEnd = ({ windows }: Program): Program => ({
  basal: { mode: 'minimum-rate' },
  patient: null,
  windows,
});

/** The infusion once its program has run to its end; a pause or a prime under way goes on. @requirement SR-017 */
export function completed(c: FirmwareContext): InfusionMemory {
  const { program } = c.infusion;
  return withChanges(c.infusion, {
    program: program === null ? null : afterEnd(program),
    basal: c.config.minimumRate,
    nextStep: null,
    endsAt: null,
    complete: true,
  });
}

/** The infusion with no program running; the program stays in memory to be read, not to start by itself. */
export const halted = (c: FirmwareContext): InfusionMemory =>
  withChanges(c.infusion, {
    running: false,
    nextStep: null,
    endsAt: null,
    complete: false,
    prime: null,
    stoppedByOrder: c.infusion.stoppedByOrder || c.infusion.suspended,
    suspended: false,
    suspendedUntil: null,
  });

/** The infusion that a person has stopped. */
export const stopped = (c: FirmwareContext): InfusionMemory => withChanges(halted(c), { stoppedByOrder: true });

/**
 * Whether the safe rate begins: at the end of the self-test after a reset, unless no program was ever confirmed for the
 * fluid in the pump, or what decides a dose was found damaged, or the test has failed, or a person had stopped or paused it: what a person has
 * stopped, only a person starts.
 *
 * @requirement SR-020, SR-034
 */
export const safeRateBegins = (c: FirmwareContext, at: Instant): boolean =>
  c.power.wasReset &&
  c.config.minimumRate > 0 &&
  c.infusion.program !== null &&
  !c.infusion.stoppedByOrder &&
  c.integrity.failed !== 'dose' &&
  passedAt(c, at);

/** The safe state after a reset: the stated minimum rate and nothing else. @requirement SR-034 */
export const atSafeRate = (c: FirmwareContext): InfusionMemory =>
  withChanges(halted(c), { running: c.config.minimumRate > 0, basal: c.config.minimumRate });

/** How the infusion goes on after a prime or a pause: as programmed, at the safe rate after a reset, or not at all. */
export function resumesAs(c: FirmwareContext): 'simple' | 'flex' | 'minimum-rate' | 'stopped' {
  if (!c.infusion.running) return 'stopped';
  if (c.power.wasReset) return 'minimum-rate';
  return c.infusion.program?.basal.mode ?? 'stopped';
}

/** The infusion that goes on at `at`, at the step then in force. @requirement SR-016, SR-034 */
export function resumed(c: FirmwareContext, at: Instant): InfusionMemory {
  if (c.power.wasReset) return atSafeRate(c);
  return c.infusion.program === null ? halted(c) : running(c, c.infusion.program, at);
}

/** The history once the basal flow in force ends at `at`. */
export const basalEnded = (c: FirmwareContext, at: Instant): DoseHistory =>
  c.infusion.running && c.infusion.basal > 0
    ? withBasalEnded(c.history, { until: at, flow: c.infusion.basal }, c.config.doseWindowMax)
    : c.history;

/** The history in the volumes of a new fill. @requirement SR-013 */
export function historyAfterRefill(
  c: FirmwareContext,
  refill: Extract<Command, { type: 'command.refill' }>,
): DoseHistory {
  const { drug, concentration } = c.reservoir;
  if (refill.drug === drug && refill.concentration === concentration) return c.history;
  return refilledWith(c.history, { drug, concentration }, refill);
}

/** Whether a pause may begin. */
export function suspendAllowed(c: FirmwareContext, span: number | null, at: Instant): Result<true> {
  if (!c.infusion.running || c.infusion.suspended || c.infusion.prime !== null || c.power.wasReset) {
    return refuse('nothing-to-suspend', 'no therapy running', 'a running therapy', 'program the pump first');
  }
  if (span !== null && !(Number.isSafeInteger(span) && span > 0 && Number.isSafeInteger(at + span))) {
    return refuse('suspend-span', `${span} ms`, 'a span above 0', 'write e.g. 2h');
  }
  return ok(true);
}

/** The infusion paused at `at`, for a span or until it is resumed. */
export const suspended = (c: FirmwareContext, span: number | null, at: Instant): InfusionMemory =>
  withChanges(c.infusion, { suspended: true, suspendedUntil: span === null ? null : ((at + span) as Instant) });

/** Whether a suspended therapy can go on. */
export const resumeAllowed = (c: FirmwareContext): Result<true> =>
  c.infusion.suspended
    ? ok(true)
    : refuse(
        'nothing-suspended',
        `a pump at ${formatFlow(basalNow(c))}`,
        'a suspended therapy',
        'program the pump instead',
      );
