import { withChanges } from '../../base/index.js';
import type { Duration, Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { PatientMemory } from '../memory/patient.js';

/**
 * End of the lockout: counted from the end of the previous patient bolus, complete or cut short, and from programming
 * and refill. While a patient bolus is running it is the end it will have.
 *
 * @returns a moment ≤ `at` when no lockout holds; at the returned moment a request is granted (decision on strict or
 *   inclusive: inclusive)
 * @requirement SR-012
 */
export function lockoutEnd(c: FirmwareContext, at: Instant): Instant {
  const patient = c.infusion.program?.patient ?? null;
  if (patient === null) return at;
  if (c.bolus?.kind === 'patient') return (c.bolus.until + patient.lockout) as Instant;
  return c.patient.lockoutUntil ?? at;
}

/** Whether the lockout has run out; never while a patient bolus is running, since it counts from that bolus's end. */
export const lockoutIsOver = (c: FirmwareContext, at: Instant): boolean =>
  c.bolus?.kind !== 'patient' && c.patient.lockoutUntil !== null && at >= c.patient.lockoutUntil;

/** Grants that still count at `at`: those less than one window old. */
const counting = (grants: readonly Instant[], window: Duration, at: Instant): readonly Instant[] =>
  grants.filter((g) => g > at - window);

/**
 * When the count allows another bolus: at once, or when the oldest counting grant leaves the sliding window.
 *
 * @requirement SR-014
 */
export function countFreeAt(c: FirmwareContext, at: Instant): Instant {
  const patient = c.infusion.program?.patient ?? null;
  if (patient === null) return at;
  // Grants stand oldest first, so the one that blocks is `maxCount` from the end, until it leaves the window.
  const { grants } = c.patient;
  const blocking = grants[grants.length - patient.maxCount];
  return blocking === undefined ? at : (Math.max(at, blocking + patient.countWindow) as Instant);
}

/** How many grants count at `at`; 0 while the program has no patient boluses. */
export function grantsCounting(c: FirmwareContext, at: Instant): number {
  const patient = c.infusion.program?.patient ?? null;
  return patient === null ? 0 : counting(c.patient.grants, patient.countWindow, at).length;
}

/** The memory after a grant at `at`; the lockout begins when the bolus ends. */
export function afterGrant(c: FirmwareContext, at: Instant): PatientMemory {
  const window = c.config.doseWindowMax;
  return { lockoutUntil: null, grants: [...counting(c.patient.grants, window, at), at] };
}

/** The memory with a lockout that begins at `at`. */
export function lockedFrom(c: FirmwareContext, lockout: Duration | null, at: Instant): PatientMemory {
  return withChanges(c.patient, { lockoutUntil: lockout === null ? null : ((at + lockout) as Instant) });
}
