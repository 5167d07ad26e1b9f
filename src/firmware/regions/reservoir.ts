import { firmwareSetup } from '../setup.js';

const REFILL = [
  { guard: 'refillHeld', actions: ['rescaleHistory', 'holdFill', 'replyAccepted'] },
  { guard: 'refillAllowed', target: '.normal', actions: ['rescaleHistory', 'bookRefill', 'replyAccepted'] },
  { actions: 'refuseRefill' },
] as const;

/** What the pump believes of its reservoir, from the typed fill and counted strokes; nothing is measured. */
export const reservoir = firmwareSetup.createStateConfig({
  initial: 'normal',
  always: { guard: 'forecastIsStale', actions: 'renewForecast' },
  on: {
    'command.refill': [...REFILL],
    'command.low-alarm': { actions: 'refuseLowLevel' },
    'command.acknowledge': { guard: 'acknowledgesMismatch', target: '.normal', actions: 'bookHeldFill' },
  },
  states: {
    normal: {
      on: {
        'clock.deadline': [
          { guard: 'emptyReached', target: 'empty', actions: 'noteEmpty' },
          { guard: 'lowReached', target: 'low', actions: 'noteLow' },
        ],
        'command.low-alarm': [
          { guard: 'lowLevelAllowed', actions: ['setLowLevel', 'replyAccepted'] },
          { actions: 'refuseLowLevel' },
        ],
      },
    },
    low: {
      on: {
        'clock.deadline': { guard: 'emptyReached', target: 'empty', actions: 'noteEmpty' },
        'command.low-alarm': [
          { guard: 'lowLevelAllowed', target: 'normal', actions: ['setLowLevel', 'replyAccepted'] },
          { actions: 'refuseLowLevel' },
        ],
      },
    },
    empty: {},
  },
});
