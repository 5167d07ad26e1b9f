import * as oldFluid from '../rules/old-fluid.js';
import { refillAllowed } from '../rules/reservoir-estimate.js';
import { as, book, type Guards } from './words.js';

/** Questions of the region `old-fluid`: what the line still holds. */
export const oldFluidGuards = {
  refillLeavesOldFluid: ({ context, event }) =>
    refillAllowed(context, as(event, 'command.refill')).ok &&
    oldFluid.oldFluidAfter(context, as(event, 'command.refill'), event.at) !== null,
  oldFluidGone: ({ context, event }) => oldFluid.oldStrokesLeft(context, event.at) === 0,
} satisfies Guards;

/** Orders of the region `old-fluid`: what the line still holds. */
export const oldFluidOrders = {
  noteOldFluid: book(({ context, event }) => ({
    oldFluid: oldFluid.oldFluidAfter(context, as(event, 'command.refill'), event.at),
  })),
  forgetOldFluid: book(() => ({ oldFluid: null })),
};
