import type { PatientControl, Status } from '../../../protocol/index.js';
import type { Instant } from '../../../units/index.js';
import type { Question } from '../memory.js';

/** What a request that was lost on its way has come to. */
export type Verdict = 'granted' | 'not-given' | 'unknown';

const isSame = (a: PatientControl, b: PatientControl): boolean =>
  a.bolus === b.bolus &&
  a.duration === b.duration &&
  a.lockout === b.lockout &&
  a.maxCount === b.maxCount &&
  a.countWindow === b.countWindow;

/** What the pump was at before it was asked, as far as it tells later whether it has said yes. */
export const beforeAsking = ({ therapy }: Status): Question['before'] => ({
  granted: therapy.granted,
  wasGiving: therapy.doing === 'patient-bolus',
  control: therapy.program?.patient ?? null,
  allowedAt: therapy.bolus.allowedAt,
});

/**
 * Whether the pump has granted a request whose answer was lost, from what it tells before and after. Told is only what follows: a bolus
 * more is counted, or one is given now and was not before; none is counted; the lockout that every bolus leaves behind does not hold, however
 * early the bolus was cut; or the pump would have said no until now anyhow. Everything else is unknown.
 *
 * Nobody else may have asked for a bolus meanwhile: a patient has one handheld.
 *
 * @param at  when the status was read; so late that a bolus need not have left a trace any more, it proves nothing
 * @source ASSUMED, A-300
 * @requirement SR-012, SR-014
 */
export function verdictOn({ before, askedAt }: Question, { therapy }: Status, at: Instant): Verdict {
  const control = therapy.program?.patient ?? null;
  if (before.control === null || control === null)
    return before.control === null && control === null ? 'not-given' : 'unknown';
  const tracedUntil = askedAt + Math.min(control.lockout, control.countWindow);
  if (!isSame(before.control, control) || at >= tracedUntil) return 'unknown';
  const { bolus, doing, granted } = therapy;
  if (granted > before.granted || (doing === 'patient-bolus' && !before.wasGiving)) return 'granted';
  if (granted === 0 || (before.allowedAt !== null && before.allowedAt > at)) return 'not-given';
  return bolus.allowedAt !== null && bolus.allowedAt < askedAt + control.lockout ? 'not-given' : 'unknown';
}
