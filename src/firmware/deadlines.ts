import { earlier, type Instant } from '../units/index.js';
import type { FirmwareContext } from './context.js';
import { endOfServiceAt, replacementByAge } from './rules/battery.js';
import { bridgeEnd } from './rules/bridge.js';
import { escalationAt } from './rules/escalation.js';
import { deviationDue } from './rules/measured-flow.js';
import { tooLongAt } from './rules/motor.js';
import { oldFluidEnd } from './rules/old-fluid.js';
import { countFreeAt } from './rules/patient-control.js';
import { reservoirDeadline } from './rules/reservoir-estimate.js';
import { squareEnd } from './rules/square-bolus.js';

const infusionDeadline = (c: FirmwareContext): Instant | null => {
  const { prime, purge, running, suspended, suspendedUntil, nextStep, endsAt } = c.infusion;
  if (prime !== null) return earlier(prime.until, endsAt);
  if (suspended) return earlier(suspendedUntil, endsAt);
  return running ? earlier(nextStep, endsAt) : (purge?.until ?? null);
};

const patientDeadline = (c: FirmwareContext, now: Instant): Instant | null => {
  if (c.infusion.program?.patient == null || c.bolus?.kind === 'patient') return null;
  if (c.patient.lockoutUntil !== null) return c.patient.lockoutUntil;
  const free = countFreeAt(c, now);
  return free > now ? free : null;
};

const batteryDeadline = (c: FirmwareContext): Instant | null => {
  if (c.battery.ended) return null;
  return c.battery.replacementSince === null ? replacementByAge(c) : endOfServiceAt(c);
};

/**
 * When the firmware must be woken if nothing else happens: the only scheduling it knows.
 *
 * Every deadline is data in the context, so a pump that is restored from memory goes on where it was. One that has
 * passed while the pump was without power is run at once.
 *
 * @param now  moment of the last input
 * @returns a moment ≥ `now` in a running pump, or null when nothing is pending
 */
export function nextDeadline(c: FirmwareContext, now: Instant): Instant | null {
  let first = earlier(c.power.selfTestEnd, infusionDeadline(c));
  first = earlier(first, c.bolus?.until ?? null);
  if (c.square !== null) first = earlier(first, squareEnd(c.square));
  first = earlier(first, bridgeEnd(c));
  first = earlier(first, oldFluidEnd(c));
  first = earlier(first, patientDeadline(c, now));
  first = earlier(first, reservoirDeadline(c.reservoir));
  first = earlier(first, batteryDeadline(c));
  first = earlier(first, deviationDue(c));
  first = earlier(first, tooLongAt(c));
  first = earlier(first, escalationAt(c));
  return earlier(first, c.alarm.pausedUntil);
}
