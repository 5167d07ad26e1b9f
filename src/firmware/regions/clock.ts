import { firmwareSetup } from '../setup.js';

const MOVE = ['tellClockMoved', 'moveClock', 'announceClockMoved'] as const;

/**
 * The pump's own clock, as it would hang on a wall: steps of the day follow it, and every span runs on counted time instead. It is
 * set by a clinician, or jumps by itself; whoever lives by it is told at once. [decision 7]
 */
export const clock = firmwareSetup.createStateConfig({
  initial: 'going',
  on: {
    'command.set-clock': [
      { guard: 'setClockMoves', actions: [...MOVE, 'replyAccepted'] },
      { guard: 'setClockAllowed', actions: 'replyAccepted' },
      { actions: 'refuseSetClock' },
    ],
    'clock.jumped': { actions: [...MOVE] },
  },
  states: { going: {} },
});
