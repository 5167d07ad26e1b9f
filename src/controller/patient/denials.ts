import type { LinkLoss } from '../link/index.js';

/**
 * Why a patient does not get what he asks for, as it is told to him.
 *
 * @source device facts: each reason has at least one published basis, the codes are this project's
 */
export const DENIALS = {
  DENY_LOCKOUT: 'It is too early. Wait until the time shown.',
  DENY_MAX_COUNT: 'You have used all of your boluses for now. Wait until the time shown.',
  DENY_MAX_DOSE: 'Your dose limit leaves no room for a bolus. Wait until the time shown, or ask your clinic.',
  DENY_BOLUS_RUNNING: 'A bolus is being given already.',
  DENY_STOPPED: 'Your pump is not giving its therapy. Call your clinic.',
  DENY_STALL: 'The motor of your pump does not turn. Call your clinic now.',
  DENY_EMPTY: 'Your pump counts itself empty. Call your clinic for a refill.',
  DENY_EOS: 'Your pump has reached the end of its service. Call your clinic now.',
  DENY_NO_LINK: 'The pump could not be asked, and has done nothing. Hold the handheld closer and try again.',
  DENY_NOT_ENABLED: 'Your program allows no boluses. Ask your clinic.',
  DENY_PRIME_BRIDGE: 'The line is being filled, or still holds another fluid. Wait until it is done.',
  DENY_SILENT: 'Your pump makes no sound.',
  DENY_PAUSED: 'The sound of your pump is paused already.',
  DENY_OTHER: 'The pump has refused. Read its status, or ask your clinic.',
} as const;

/** Name of a reason why a request was denied. */
export type Denial = keyof typeof DENIALS;

/** What there is instead of an answer of the pump. */
const LOSSES = {
  'no-answer': 'DENY_NO_LINK',
  'not-recognised': 'DENY_NO_LINK',
  lost: 'DENY_NO_LINK',
  'timed-out': 'DENY_NO_LINK',
  garbled: 'DENY_NO_LINK',
} as const satisfies { readonly [L in LinkLoss]: Denial };

/** Every code with which pump, telemetry or link can say no to a patient, and what he is told. */
export const DENIAL_OF: Readonly<Record<string, Denial>> = {
  lockout: 'DENY_LOCKOUT',
  'max-count': 'DENY_MAX_COUNT',
  'dose-window': 'DENY_MAX_DOSE',
  'bolus-running': 'DENY_BOLUS_RUNNING',
  'pump-stopped': 'DENY_STOPPED',
  'pump-on-hold': 'DENY_STOPPED',
  'line-occluded': 'DENY_STOPPED',
  'motor-stalled': 'DENY_STALL',
  'reservoir-empty': 'DENY_EMPTY',
  'end-of-service': 'DENY_EOS',
  'not-enabled': 'DENY_NOT_ENABLED',
  'prime-running': 'DENY_PRIME_BRIDGE',
  'bridge-running': 'DENY_PRIME_BRIDGE',
  'old-fluid-in-line': 'DENY_PRIME_BRIDGE',
  'not-for-role': 'DENY_NO_LINK',
  'nothing-sounds': 'DENY_SILENT',
  'audio-paused': 'DENY_PAUSED',
  'needs-confirmation': 'DENY_OTHER',
  'needs-no-confirmation': 'DENY_OTHER',
  'malformed-message': 'DENY_OTHER',
  'malformed-command': 'DENY_OTHER',
  'unknown-command': 'DENY_OTHER',
  'not-now': 'DENY_OTHER',
  ...LOSSES,
};

/**
 * What a patient is told of a refusal.
 *
 * @param code  of the refusal, or why the link was lost; one that this version does not know is a general denial
 */
export const denialOf = (code: string): Denial =>
  (Object.hasOwn(DENIAL_OF, code) ? DENIAL_OF[code] : undefined) ?? 'DENY_OTHER';
