import { reached } from '../rules/flow.js';
import * as measured from '../rules/measured-flow.js';
import { book, type Guards } from './words.js';

/** Questions of the region `measured-flow`: what the flow sensor tells. */
export const measuredFlowGuards = {
  isFarAbove: ({ context, event }) => event.type === 'sensor.flow-above' && event.level >= measured.farAbove(context),
  deviatesTooLong: ({ context, event }) => reached(measured.deviationDue(context), event.at),
} satisfies Guards;

/** Orders of the region `measured-flow`: what the flow sensor tells. */
export const measuredFlowOrders = {
  noteAsCommanded: book(({ context }) => ({ measured: measured.asCommanded(context) })),
  noteAbove: book(({ context, event }) => ({ measured: measured.deviating(context, 'above', event.at) })),
  noteBelow: book(({ context, event }) => ({ measured: measured.deviating(context, 'below', event.at) })),
  declareOver: book(({ context }) => ({ measured: measured.overDelivering(context) })),
  declareUnder: book(({ context }) => ({ measured: measured.underDelivering(context) })),
  declareBackwards: book(({ context }) => ({ measured: measured.runningBack(context) })),
};
