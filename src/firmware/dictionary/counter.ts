import { freshCounter } from '../memory/counter.js';
import { countsMore, disagreeing } from '../rules/counter.js';
import { book, type Guards } from './words.js';

/** Questions of the region `counter`: the second stroke counter. */
export const counterGuards = {
  countsMore: ({ event }) => event.type === 'sensor.count-differs' && countsMore(event),
} satisfies Guards;

/** Orders of the region `counter`: the second stroke counter. */
export const counterOrders = {
  noteCount: book(({ context, event }) => ({
    counter: event.type === 'sensor.count-differs' ? disagreeing(event) : context.counter,
  })),
  forgetCount: book(() => ({ counter: freshCounter() })),
};
