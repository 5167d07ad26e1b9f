import type { CommandType } from '../commands.js';
import type { Role } from '../frame/index.js';

/** Who may give a command, and whether it must be read back and confirmed before anything is done. */
export type Permission = { readonly roles: readonly Role[]; readonly confirmed: boolean };

const READ: Permission = { roles: ['patient', 'clinician', 'service'], confirmed: false };
/** What changes what will be given, or lets something flow. */
const THERAPY: Permission = { roles: ['clinician'], confirmed: true };
/** What makes flow less, or none of it more: must not wait for a second word. */
const AT_ONCE: Permission = { roles: ['clinician'], confirmed: false };

/**
 * Every command. A patient may not stop the pump: a stop that nobody has thought about harms as much as a dose (docs/decisions/0016).
 *
 * @requirement SR-003, SR-048
 */
export const PERMISSIONS: { readonly [T in CommandType]: Permission } = {
  'command.interrogate': READ,
  'command.read-log': { roles: ['clinician', 'service'], confirmed: false },
  'command.patient-bolus': { roles: ['patient'], confirmed: false },
  'command.pause-audio': { roles: ['patient', 'clinician'], confirmed: false },
  'command.program': THERAPY,
  'command.prime': THERAPY,
  'command.purge': THERAPY,
  'command.clinician-bolus': THERAPY,
  'command.square-bolus': THERAPY,
  'command.refill': THERAPY,
  'command.resume': THERAPY,
  'command.low-alarm': THERAPY,
  'command.set-clock': THERAPY,
  'command.suspend': AT_ONCE,
  'command.stop': AT_ONCE,
  'command.cancel-bolus': AT_ONCE,
  'command.acknowledge': AT_ONCE,
  'command.self-test': AT_ONCE,
};
