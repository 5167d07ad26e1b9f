import { ceilMulDiv, withChanges } from '../../base/index.js';
import type { Command } from '../../protocol/index.js';
import { primeVolume } from '../../therapy/index.js';
import { type Duration, type Instant, MS_PER_DAY, moved, movedAtMost, type Volume } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { DoseHistory } from '../memory/history.js';
import type { InfusionMemory, Prime, Purge } from '../memory/infusion.js';
import { historyWithBridge } from './bridge.js';
import { withGiven } from './history.js';
import { overrun } from './overrun.js';
import { strokesBooked } from './reservoir-estimate.js';
import { squareEndToCome } from './square-bolus.js';

type PrimeCommand = Extract<Command, { type: 'command.prime' }>;

/**
 * What the line still lacks by the pump's own count. The first prime is taken to leave it full, whatever became of it.
 *
 * @returns pL; 0 when all that a prime gives is dose
 * @requirement SR-013
 */
export const lineLacks = (c: FirmwareContext, at: Instant): Volume =>
  c.infusion.primed || c.infusion.prime !== null ? (0 as Volume) : notFilled(c, at);

/** What no stroke has filled of the line since implant, whatever primes were begun; pL. */
const notFilled = (c: FirmwareContext, at: Instant): Volume =>
  Math.max(0, primeVolume(c.config.line, 'full-system') - strokesBooked(c, at) * c.config.stroke) as Volume;

/** Whether a prime pushes out what strokes have put into the line, by a stroke or more: it is longer than what they have left empty. */
export const primeSpills = (c: FirmwareContext, { extent }: PrimeCommand, at: Instant): boolean =>
  primeVolume(c.config.line, extent) - notFilled(c, at) >= c.config.stroke;

/** The priming bolus that a command asks for. */
export function primeFor(c: FirmwareContext, command: PrimeCommand, at: Instant): Prime {
  const { line, primeFlow } = c.config;
  const volume = primeVolume(line, command.extent);
  const span = ceilMulDiv(volume, MS_PER_DAY, primeFlow);
  return { from: at, until: (at + span) as Instant, flow: primeFlow, volume, fills: lineLacks(c, at) };
}

/** The infusion once a prime has begun. @requirement SR-006 */
export const withPrime = (c: FirmwareContext, command: PrimeCommand, at: Instant): InfusionMemory =>
  withChanges(c.infusion, { prime: primeFor(c, command, at), primes: c.infusion.primes + 1 });

const spent = (prime: Purge, at: Instant): Duration => (Math.min(at, prime.until) - prime.from) as Duration;

/** What a prime or a purge has given up to `at`: all of it at its end, whose time is rounded up. */
export const primeGiven = (prime: Purge, at: Instant): Volume =>
  Math.min(prime.volume, moved(prime.flow, spent(prime, at))) as Volume;

/**
 * What a prime counts in dose windows: all that the drive was ordered to move up to `at`, since its time is rounded up to
 * whole milliseconds. What the line still lacked only fills it, but the stroke left under way may be completed by basal.
 *
 * @param stroke  volume of one stroke
 * @requirement SR-006, SR-013
 */
export function primeDose(prime: Prime, stroke: Volume, at: Instant): Volume {
  const all = movedAtMost(prime.flow, spent(prime, at));
  return prime.fills === 0 ? all : (Math.max(stroke, all - prime.fills) as Volume);
}

/** The history as it will be once a bolus, bridge or prime that is still running is complete. */
export function historyToCome(c: FirmwareContext, at: Instant): DoseHistory {
  const { prime } = c.infusion;
  const { doseWindowMax, stroke } = c.config;
  if (prime !== null) {
    const given = { end: prime.until, volume: primeDose(prime, stroke, prime.until) };
    return withGiven(c.history, given, doseWindowMax, at);
  }
  let history = historyWithBridge(c, at);
  if (c.bolus !== null) history = withGiven(history, { end: c.bolus.until, volume: c.bolus.volume }, doseWindowMax, at);
  if (c.square === null) return history;
  // The whole of it, and as late as it can end: wherever a patient bolus still shifts it, no window holds more.
  const end = squareEndToCome(c, c.square, at);
  return withGiven(history, { end, volume: c.square.volume }, doseWindowMax, at);
}

/** The memory after a prime has ended at `at`, complete or cut short. */
export function afterPrime(c: FirmwareContext, at: Instant): Pick<FirmwareContext, 'infusion' | 'history'> {
  const { prime } = c.infusion;
  const infusion = withChanges(c.infusion, { prime: null, primed: true });
  if (prime === null) return { infusion, history: c.history };
  const dose = primeDose(prime, c.config.stroke, at) + overrun(prime.flow, prime.until, at);
  const given = { end: at, volume: dose as Volume };
  return { infusion, history: withGiven(c.history, given, c.config.doseWindowMax, at) };
}
