import { firmwareSetup } from '../setup.js';

/**
 * Whether the memory is what was written: sound, wrong where no dose depends on it, or wrong where one does. What was wrong is
 * put right at once; the error stays until the pump has tested itself, and one that touched a dose until it is programmed
 * again.
 */
export const memory = firmwareSetup.createStateConfig({
  initial: 'sound',
  on: { 'memory.upset': { actions: ['flipBit', 'checkMemory', 'announceCheck'] } },
  states: {
    sound: {
      on: {
        'internal.memory-checked': [
          { guard: 'doseMemoryFailed', target: 'critical-error' },
          { guard: 'otherMemoryFailed', target: 'non-critical-error' },
        ],
      },
    },
    'non-critical-error': {
      on: {
        'internal.memory-checked': { guard: 'doseMemoryFailed', target: 'critical-error' },
        'clock.deadline': { guard: 'selfTestPassed', target: 'sound', actions: 'clearMemoryError' },
      },
    },
    'critical-error': {
      on: { 'command.program': { guard: 'programAccepted', target: 'sound', actions: 'clearMemoryError' } },
    },
  },
});
