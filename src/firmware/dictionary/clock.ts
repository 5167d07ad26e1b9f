import { reasonOf, refused } from '../rules/answers.js';
import * as clock from '../rules/clock.js';
import { announce, as, book, type Guards, tell } from './words.js';

/** Questions of the region `clock`: the pump’s own wall clock. */
export const clockGuards = {
  setClockAllowed: ({ event }) => clock.setClockAllowed(as(event, 'command.set-clock')).ok,
  setClockMoves: ({ context, event }) =>
    clock.setClockAllowed(as(event, 'command.set-clock')).ok && clock.movedBy(context, event) !== 0,
} satisfies Guards;

/** Orders of the region `clock`: the pump’s own wall clock. */
export const clockOrders = {
  tellClockMoved: tell(({ context, event }) => clock.clockMoved(context, event)),
  moveClock: book(({ context, event }) => ({ clock: clock.moved(context, event) })),
  announceClockMoved: announce('internal.clock-moved', ({ event }) => ({ at: event.at })),
  refuseSetClock: tell(({ event }) => refused(event, reasonOf(clock.setClockAllowed(as(event, 'command.set-clock'))))),
};
