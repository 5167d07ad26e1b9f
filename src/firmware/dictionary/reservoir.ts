import { withChanges } from '../../base/index.js';
import { acknowledgeAllowed } from '../rules/alarms.js';
import { reasonOf, refused } from '../rules/answers.js';
import { driveIsStale, reached } from '../rules/flow.js';
import * as reservoir from '../rules/reservoir-estimate.js';
import { as, book, type Guards, tell } from './words.js';

/** Questions of the region `reservoir`: the computed reservoir. */
export const reservoirGuards = {
  // Whatever looks at the motor waits until the drive is right, so that the order of regions does not matter here.
  forecastIsStale: ({ context }) => !driveIsStale(context) && reservoir.forecastIsStale(context),
  lowReached: ({ context, event }) => reached(context.reservoir.forecast?.low ?? null, event.at),
  emptyReached: ({ context, event }) => reached(context.reservoir.forecast?.empty ?? null, event.at),
  refillAllowed: ({ context, event }) => reservoir.refillAllowed(context, as(event, 'command.refill')).ok,
  refillHeld: ({ context, event }) =>
    reservoir.refillAllowed(context, as(event, 'command.refill')).ok &&
    reservoir.refillMismatches(context, as(event, 'command.refill'), event.at),
  acknowledgesMismatch: ({ context, event }) =>
    event.type === 'command.acknowledge' &&
    event.alarm === 'refill-mismatch' &&
    acknowledgeAllowed(context, event.alarm).ok,
  lowLevelAllowed: ({ context, event }) => reservoir.lowLevelAllowed(context, as(event, 'command.low-alarm').level).ok,
} satisfies Guards;

/** Orders of the region `reservoir`: the computed reservoir. */
export const reservoirOrders = {
  renewForecast: book(({ context, event }) => ({
    reservoir: withChanges(context.reservoir, { forecast: reservoir.forecast(context, event.at) }),
  })),
  noteLow: book(({ context }) => ({ reservoir: withChanges(context.reservoir, { low: true, forecast: null }) })),
  noteEmpty: book(({ context }) => ({
    reservoir: withChanges(context.reservoir, { low: true, empty: true, forecast: null }),
  })),
  bookRefill: book(({ context, event }) => ({
    reservoir: reservoir.afterRefill(context, as(event, 'command.refill'), event.at),
  })),
  holdFill: book(({ context, event }) => ({
    reservoir: reservoir.withHeldFill(context, as(event, 'command.refill'), event.at),
  })),
  bookHeldFill: book(({ context }) => ({ reservoir: reservoir.heldFillBooked(context) })),
  setLowLevel: book(({ context, event }) => ({
    reservoir: withChanges(context.reservoir, {
      lowAt: as(event, 'command.low-alarm').level,
      low: false,
      forecast: null,
    }),
  })),
  refuseRefill: tell(({ context, event }) =>
    refused(event, reasonOf(reservoir.refillAllowed(context, as(event, 'command.refill')))),
  ),
  refuseLowLevel: tell(({ context, event }) =>
    refused(event, reasonOf(reservoir.lowLevelAllowed(context, as(event, 'command.low-alarm').level))),
  ),
};
