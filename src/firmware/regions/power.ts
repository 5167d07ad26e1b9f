import { firmwareSetup } from '../setup.js';

const RESET = {
  'sensor.brown-out': { target: 'self-test', actions: ['beginSelfTest', 'noteReset', 'noteSupplyFailure'] },
  'sensor.watchdog-reset': { target: 'self-test', actions: ['beginSelfTest', 'noteReset', 'noteLoopFailure'] },
  'internal.memory-checked': {
    guard: 'doseMemoryFailed',
    target: 'self-test',
    actions: ['beginSelfTest', 'noteReset'],
  },
} as const;

/** What a pump in service does with an order to test itself. */
const TEST = [
  { guard: 'selfTestAllowed', target: 'self-test', actions: ['beginSelfTest', 'replyAccepted'] },
  { actions: 'refuseSelfTest' },
] as const;

/**
 * Whether the pump is in service: on the shelf, running, testing itself after a reset or by order, in its safe state, off
 * because a test has failed, or at its end. A pump is tested before it is implanted, so it comes into service at once.
 */
export const power = firmwareSetup.createStateConfig({
  initial: 'shelf',
  on: {
    'command.interrogate': { actions: 'replyStatus' },
    'command.read-log': [{ guard: 'readLogAllowed', actions: 'replyAccepted' }, { actions: 'refuseReadLog' }],
    'command.self-test': { actions: 'refuseSelfTest' },
  },
  states: {
    shelf: {
      on: { 'power.implanted': { target: 'running', actions: 'noteImplanted' } },
    },
    'self-test': {
      on: {
        ...RESET,
        'sensor.self-test-failed': { actions: 'noteTestFailure' },
        'clock.deadline': [
          { guard: 'selfTestFailed', target: 'failed', actions: 'endSelfTest' },
          { guard: 'selfTestPassedAfterReset', target: 'safe', actions: 'endSelfTest' },
          { guard: 'selfTestPassed', target: 'running', actions: 'endSelfTest' },
        ],
      },
    },
    running: {
      always: { guard: 'serviceEnded', target: 'end-of-service' },
      on: { ...RESET, 'command.self-test': [...TEST] },
    },
    safe: {
      always: { guard: 'serviceEnded', target: 'end-of-service' },
      on: {
        ...RESET,
        'command.self-test': [...TEST],
        'command.program': { guard: 'programAccepted', target: 'running', actions: 'leaveSafeState' },
      },
    },
    failed: {
      always: { guard: 'serviceEnded', target: 'end-of-service' },
      on: {
        ...RESET,
        'command.self-test': { target: 'self-test', actions: ['beginSelfTest', 'replyAccepted'] },
      },
    },
    'end-of-service': {},
  },
});
