import { firmwareSetup } from '../setup.js';

/** Whoever programs the pump has looked at it: both counters begin at nothing again. */
const PROGRAMMED = { guard: 'programAccepted', target: 'agrees', actions: 'forgetCount' } as const;

/**
 * Whether the second stroke counter, a circuit of its own, agrees with what the drive was ordered to give; when not, it has
 * counted too much or too little, and nobody knows which of the two is right.
 */
export const counter = firmwareSetup.createStateConfig({
  initial: 'agrees',
  states: {
    agrees: {
      on: {
        'sensor.count-differs': [
          { guard: 'countsMore', target: 'over', actions: 'noteCount' },
          { target: 'under', actions: 'noteCount' },
        ],
      },
    },
    over: { on: { 'command.program': PROGRAMMED } },
    under: { on: { 'command.program': PROGRAMMED } },
  },
});
