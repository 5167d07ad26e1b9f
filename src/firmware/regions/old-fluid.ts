import { firmwareSetup } from '../setup.js';

/** Whether the line still holds, by the pump's own count of strokes, a fluid before the one in the reservoir. */
export const oldFluid = firmwareSetup.createStateConfig({
  initial: 'none',
  states: {
    none: {
      on: { 'command.refill': { guard: 'refillLeavesOldFluid', target: 'in-line', actions: 'noteOldFluid' } },
    },
    'in-line': {
      on: {
        'clock.deadline': { guard: 'oldFluidGone', target: 'none', actions: 'forgetOldFluid' },
        'command.refill': [
          { guard: 'refillLeavesOldFluid', actions: 'noteOldFluid' },
          { guard: 'refillAllowed', target: 'none', actions: 'forgetOldFluid' },
        ],
      },
    },
  },
});
