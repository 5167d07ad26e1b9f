import { firmwareSetup } from '../setup.js';

/** Whether the pump is in service: on the shelf, testing itself, running, in its safe state after a reset, or at its end. */
export const power = firmwareSetup.createStateConfig({
  initial: 'shelf',
  on: {
    'command.interrogate': { actions: 'replyStatus' },
  },
  states: {
    shelf: {
      on: { 'power.implanted': { target: 'self-test', actions: 'beginSelfTest' } },
    },
    'self-test': {
      on: {
        'clock.deadline': [
          { guard: 'selfTestOverAfterReset', target: 'safe', actions: 'endSelfTest' },
          { guard: 'selfTestOver', target: 'running', actions: 'endSelfTest' },
        ],
        'sensor.brown-out': { actions: ['beginSelfTest', 'noteReset'] },
      },
    },
    running: {
      always: { guard: 'serviceEnded', target: 'end-of-service' },
      on: { 'sensor.brown-out': { target: 'self-test', actions: ['beginSelfTest', 'noteReset'] } },
    },
    safe: {
      always: { guard: 'serviceEnded', target: 'end-of-service' },
      on: {
        'command.program': { guard: 'programAccepted', target: 'running', actions: 'leaveSafeState' },
        'sensor.brown-out': { target: 'self-test', actions: ['beginSelfTest', 'noteReset'] },
      },
    },
    'end-of-service': {},
  },
});
