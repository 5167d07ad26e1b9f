import { firmwareSetup } from '../setup.js';

const PROGRAM = [
  { guard: 'programAllowsPatient', target: '.lockout', actions: 'startProgramLockout' },
  { guard: 'programAccepted', target: '.disabled', actions: 'endLockout' },
] as const;

/** What the patient may do: nothing, ask for a bolus, wait out the lockout, or wait until the count allows another. */
export const patientControl = firmwareSetup.createStateConfig({
  initial: 'disabled',
  on: {
    'command.program': [...PROGRAM],
    'internal.program-complete': { target: '.disabled', actions: 'endLockout' },
    // Also in lockout and exhausted: a request may come before the wake-up of the same moment.
    'command.patient-bolus': { guard: 'patientBolusGranted', target: '.lockout', actions: 'noteGrant' },
  },
  states: {
    disabled: {},
    ready: {
      on: {
        'command.refill': [
          { guard: 'fluidChanges', target: 'disabled', actions: 'endLockout' },
          { guard: 'refillAllowed', target: 'lockout', actions: 'startLockout' },
        ],
      },
    },
    lockout: {
      on: {
        'internal.patient-bolus-ended': { actions: 'startLockout' },
        'command.refill': [
          { guard: 'fluidChanges', target: 'disabled', actions: 'endLockout' },
          { guard: 'refillAllowed', actions: 'startLockout' },
        ],
        'clock.deadline': [
          { guard: 'lockoutOverAndCountUsed', target: 'exhausted', actions: 'endLockout' },
          { guard: 'lockoutOver', target: 'ready', actions: 'endLockout' },
        ],
      },
    },
    exhausted: {
      on: {
        'clock.deadline': { guard: 'countFree', target: 'ready' },
        'command.refill': [
          { guard: 'fluidChanges', target: 'disabled', actions: 'endLockout' },
          { guard: 'refillAllowed', target: 'lockout', actions: 'startLockout' },
        ],
      },
    },
  },
});
