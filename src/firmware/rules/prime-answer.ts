import { type Refusal, refuse } from '../../base/index.js';
import type { Command } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { Prime } from '../memory/infusion.js';
import { later, no, type TimedAnswer, YES } from './answers.js';
import { busyWith } from './bolus-answer.js';
import { type DoseQuestion, doseFits, doseFitsAt } from './dose-limit.js';
import { holdReason } from './flow.js';
import { basalNow, inService } from './infusion.js';
import { andOldFluid } from './old-fluid-answer.js';
import { historyToCome, primeDose, primeFor, primeSpills } from './prime.js';

type No = { readonly refusal: Refusal };
type PrimeCommand = Extract<Command, { type: 'command.prime' }>;

const TUBING_FULL = refuse(
  'prime-tubing-full',
  'a full-system prime of a pump whose tubing is full already',
  'a prime of the catheter alone, or a program with dose limits',
  'prime catheter-only, or program dose limits first',
);

/** Whether a full-system prime would give the volume of a tubing that a purge has filled as dose, to a stroke. */
const fillsOnlyCatheter = ({ config, infusion }: FirmwareContext, { extent }: PrimeCommand, { volume, fills }: Prime) =>
  infusion.purged && extent === 'full-system' && volume - fills > config.line.tubing - config.stroke;

/** Whether what a prime counts as dose fits the windows; one into a full line, or through a full tubing, needs windows to be judged by. */
function windowAnswer(c: FirmwareContext, command: PrimeCommand, at: Instant): TimedAnswer {
  const { program } = c.infusion;
  const prime = primeFor(c, command, at);
  if (program === null || program.windows.length === 0) {
    if (prime.fills > 0) return fillsOnlyCatheter(c, command, prime) ? no(TUBING_FULL) : YES;
    return no(
      refuse(
        'prime-twice',
        'a line that is primed or full already',
        'a line without drug, or a program with dose limits',
        'program dose limits first',
      ),
    );
  }
  const dose = primeDose(prime, c.config.stroke, prime.until);
  const { stroke, minimumRate } = c.config;
  const question: DoseQuestion = {
    history: historyToCome(c, at),
    program,
    basal: basalNow(c),
    stroke,
    minimumRate,
    at,
  };
  const fits = doseFits(question, dose);
  return fits.ok ? YES : no(fits, prime.fills > 0 ? null : doseFitsAt(question, dose));
}

/** When the windows have room for a prime; null while the line still fills, which makes more and more of a prime dose. */
function freeAt(c: FirmwareContext, command: PrimeCommand, dose: TimedAnswer, at: Instant): Instant | null {
  if (!dose.ok) return dose.allowedAt;
  return primeFor(c, command, at).fills > 0 ? null : at;
}

/** Whether a prime is confirmed as the one that it is: an order that is sent again is none of its own. Null when it is. */
function confirmation({ infusion }: FirmwareContext, { repeats = 0 }: PrimeCommand): No | null {
  if (repeats === infusion.primes) return null;
  const found = `a prime ordered as number ${repeats + 1}`;
  const expected = `number ${infusion.primes + 1}: ${infusion.primes} have begun before`;
  return refuse('prime-unconfirmed', found, expected, 'make sure that one more is wanted, and confirm it');
}

/**
 * Whether priming may begin. What a first prime gives beyond what the line still lacks goes into the patient, and all of a
 * second one, which must also be confirmed as a repeat: it must fit the dose windows like any bolus.
 *
 * @requirement SR-006
 */
export function primeAnswer(c: FirmwareContext, command: PrimeCommand, at: Instant): TimedAnswer {
  const ready = inService(c);
  if (!ready.ok) return no(ready);
  const held = holdReason(c);
  if (held !== null || c.motor.stalled)
    return no(refuse('pump-on-hold', held ?? 'a stalled motor', 'a pump that can deliver', 'cure the cause first'));
  if (c.infusion.suspended)
    return no(refuse('therapy-suspended', 'a paused therapy', 'a running or stopped one', 'resume or stop it first'));
  const running = busyWith(c, at);
  const busy = primeSpills(c, command, at) ? andOldFluid(c, running, at) : running;
  const dose = windowAnswer(c, command, at);
  const unconfirmed = confirmation(c, command);
  if (unconfirmed === null) return busy === null ? dose : no(busy, later(busy.until, freeAt(c, command, dose, at)));
  // Time does not confirm anything.
  if (busy !== null) return no(busy);
  return dose.ok ? no(unconfirmed) : no(dose);
}
