import { withChanges } from '../../base/index.js';
import * as patient from '../rules/patient-control.js';
import { as, book, type Guards, type In } from './words.js';

const programOf = ({ event }: In) => as(event, 'command.program').program;
const lockoutOf = ({ context }: In) => context.infusion.program?.patient?.lockout ?? null;

/** Questions of the region `patient-control`: what the patient may ask for. */
export const patientControlGuards = {
  lockoutOverAndCountUsed: ({ context, event }) =>
    patient.lockoutIsOver(context, event.at) && patient.countFreeAt(context, event.at) > event.at,
  lockoutOver: ({ context, event }) => patient.lockoutIsOver(context, event.at),
  countFree: ({ context, event }) => patient.countFreeAt(context, event.at) <= event.at,
} satisfies Guards;

/** Orders of the region `patient-control`: what the patient may ask for. */
export const patientControlOrders = {
  noteGrant: book(({ context, event }) => ({ patient: patient.afterGrant(context, event.at) })),
  startLockout: book((a) => ({ patient: patient.lockedFrom(a.context, lockoutOf(a), a.event.at) })),
  startProgramLockout: book((a) => ({
    patient: patient.lockedFrom(a.context, programOf(a).patient?.lockout ?? null, a.event.at),
  })),
  endLockout: book(({ context }) => ({ patient: withChanges(context.patient, { lockoutUntil: null }) })),
};
