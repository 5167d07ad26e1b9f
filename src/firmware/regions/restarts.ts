import { firmwareSetup } from '../setup.js';

/** A clinician who programs the pump has looked at it: the count begins anew. */
const PROGRAMMED = { guard: 'programAccepted', target: 'free', actions: 'forgetRestarts' } as const;

/** Counts how often flow goes on by itself, or after a pause, although an alarm had been the cause of the stop. */
export const restarts = firmwareSetup.createStateConfig({
  initial: 'free',
  states: {
    free: {
      on: {
        'internal.signal-changed': { guard: 'alarmHoldsTherapy', target: 'held' },
        'command.suspend': { guard: 'pausedUnderAlarm', target: 'held' },
        'command.program': PROGRAMMED,
      },
    },
    held: {
      always: [
        { guard: 'goesOnTooOften', target: 'too-many', actions: 'noteRestart' },
        { guard: 'flowGoesOn', target: 'free', actions: 'noteRestart' },
      ],
      on: {
        'command.program': PROGRAMMED,
        'command.stop': 'free',
        'sensor.brown-out': 'free',
        'sensor.watchdog-reset': 'free',
      },
    },
    'too-many': { on: { 'command.program': PROGRAMMED } },
  },
});
