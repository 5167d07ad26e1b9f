import { firmwareSetup } from '../setup.js';

/**
 * Whether the pump is in service: on the shelf, running, testing itself after a reset, in its safe state, or at its end. A
 * pump is tested before it is implanted, so it comes into service at once.
 */
export const power = firmwareSetup.createStateConfig({
  initial: 'shelf',
  on: {
    'command.interrogate': { actions: 'replyStatus' },
    'command.read-log': [{ guard: 'readLogAllowed', actions: 'replyAccepted' }, { actions: 'refuseReadLog' }],
  },
  states: {
    shelf: {
      on: { 'power.implanted': { target: 'running', actions: 'noteImplanted' } },
    },
    'self-test': {
      on: {
        'clock.deadline': { guard: 'selfTestOver', target: 'safe', actions: 'endSelfTest' },
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
