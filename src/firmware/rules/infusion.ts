import { ok, type Result, refuse } from '../../base/index.js';
import type { Command, Program } from '../../protocol/index.js';
import { primeVolume } from '../../therapy/index.js';
import { type Flow, formatFlow, type Instant, MS_PER_DAY, moved, type Volume } from '../../units/index.js';
import type { DoseHistory, FirmwareContext, InfusionMemory, Prime } from '../context.js';
import { doseFits, programFits } from './dose-limit.js';
import { holdReason } from './flow.js';
import { rescaled, withBasalEnded, withGiven } from './history.js';
import { programSound } from './program.js';
import { stepAt } from './schedule.js';

/** The history including what has been given so far of a bolus that is still running. */
export function historyNow(c: FirmwareContext, at: Instant): DoseHistory {
  if (c.bolus === null) return c.history;
  return withGiven(c.history, { end: c.bolus.until, volume: c.bolus.volume }, c.config.doseWindowMax, at);
}

const notReady = (c: FirmwareContext): Result<true> => {
  if (c.power.implantedAt === null || c.power.selfTestEnd !== null || c.battery.ended) {
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

/** Whether a program may begin now: pump in service, no prime running, every number deliverable, no dose window broken. */
export function programAllowed(c: FirmwareContext, program: Program, at: Instant): Result<true> {
  const ready = notReady(c);
  if (!ready.ok) return ready;
  if (c.infusion.prime !== null)
    return refuse('prime-running', 'a priming bolus under way', 'a primed pump', 'wait until it is complete');
  const sound = programSound(program, c.config);
  if (!sound.ok) return sound;
  const question = { history: historyNow(c, at), program, basal: basalNow(c), ...c.config, at };
  return programFits(question, c.infusion.program?.windows ?? []);
}

/** Basal flow in force, whether or not something holds it; 0 when no program runs. */
export const basalNow = (c: FirmwareContext): Flow => (c.infusion.running ? c.infusion.basal : 0) as Flow;

/** The infusion when a program begins or goes on at `at`, at the step that is then in force. */
export function running(c: FirmwareContext, program: Program, at: Instant): InfusionMemory {
  const base = { ...c.infusion, program, running: true, prime: null, suspended: false, suspendedUntil: null };
  if (program.basal.mode === 'simple') return { ...base, basal: program.basal.flow, nextStep: null };
  if (program.basal.mode === 'minimum-rate') return { ...base, basal: c.config.minimumRate, nextStep: null };
  const step = stepAt(program.basal.week, c.config.weekOffset, at);
  return { ...base, basal: step.flow, nextStep: step.next };
}

/** The infusion with no program running; the program stays in memory to be read, not to start by itself. */
export const halted = (c: FirmwareContext): InfusionMemory => ({
  ...c.infusion,
  running: false,
  nextStep: null,
  prime: null,
  suspended: false,
  suspendedUntil: null,
});

/** The safe state after a reset: the stated minimum rate and nothing else. @requirement SR-034 */
export const atSafeRate = (c: FirmwareContext): InfusionMemory => ({
  ...halted(c),
  running: c.config.minimumRate > 0,
  basal: c.config.minimumRate,
});

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

/** The history in the volumes of a new fill. Another drug has no common measure, so its volumes stay as they are. */
export function historyAfterRefill(
  c: FirmwareContext,
  refill: Extract<Command, { type: 'command.refill' }>,
): DoseHistory {
  if (refill.drug !== c.reservoir.drug || refill.concentration === c.reservoir.concentration) return c.history;
  return rescaled(c.history, c.reservoir.concentration / refill.concentration);
}

type PrimeCommand = Extract<Command, { type: 'command.prime' }>;

/** The priming bolus that a command asks for. */
export function primeFor(c: FirmwareContext, command: PrimeCommand, at: Instant): Prime {
  const { line, primeFlow } = c.config;
  const volume = primeVolume(line, command.extent);
  const span = Math.ceil((volume * MS_PER_DAY) / primeFlow);
  return { from: at, until: (at + span) as Instant, flow: primeFlow, volume, isDose: c.infusion.primed };
}

/**
 * Whether priming may begin. A first prime fills an empty line; a second one pushes a line full of drug into the
 * patient, so it must fit the dose windows like any bolus.
 *
 * @requirement SR-006
 */
export function primeAllowed(c: FirmwareContext, command: PrimeCommand, at: Instant): Result<true> {
  const ready = notReady(c);
  if (!ready.ok) return ready;
  const held = holdReason(c);
  if (held !== null || c.motor.stalled)
    return refuse('pump-on-hold', held ?? 'a stalled motor', 'a pump that can deliver', 'cure the cause first');
  if (c.infusion.prime !== null)
    return refuse('prime-running', 'a priming bolus under way', 'no prime running', 'wait until it is complete');
  if (c.bolus !== null)
    return refuse('bolus-running', 'a bolus under way', 'no bolus running', 'wait until it is complete');
  if (!c.infusion.primed) return ok(true);
  if (c.infusion.program === null || c.infusion.program.windows.length === 0) {
    return refuse(
      'prime-twice',
      'a line that is already primed',
      'a line without drug, or a program with dose limits',
      'program dose limits first',
    );
  }
  const question = { history: c.history, program: c.infusion.program, basal: basalNow(c), ...c.config, at };
  return doseFits(question, primeFor(c, command, at).volume);
}

/** What a prime has given up to `at`. */
export const primeGiven = (prime: Prime, at: Instant): Volume =>
  Math.min(prime.volume, at >= prime.until ? prime.volume : moved(prime.flow, (at - prime.from) as never)) as Volume;

/** The memory after a prime has ended at `at`, complete or cut short. */
export function afterPrime(c: FirmwareContext, at: Instant): Pick<FirmwareContext, 'infusion' | 'history'> {
  const { prime } = c.infusion;
  const infusion = { ...c.infusion, prime: null, primed: true };
  if (prime === null || !prime.isDose) return { infusion, history: c.history };
  const volume = primeGiven(prime, at);
  return { infusion, history: withGiven(c.history, { end: at, volume }, c.config.doseWindowMax, at) };
}

/** Whether a pause may begin. */
export function suspendAllowed(c: FirmwareContext, span: number | null): Result<true> {
  if (!c.infusion.running || c.infusion.suspended || c.infusion.prime !== null || c.power.wasReset) {
    return refuse('nothing-to-suspend', 'no therapy running', 'a running therapy', 'program the pump first');
  }
  if (span !== null && !(Number.isSafeInteger(span) && span > 0)) {
    return refuse('suspend-span', `${span} ms`, 'a span above 0', 'write e.g. 2h');
  }
  return ok(true);
}

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
