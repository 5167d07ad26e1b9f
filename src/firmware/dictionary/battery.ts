import { withChanges } from '../../base/index.js';
import { endOfServiceAt, readsLow, replacementByAge } from '../rules/battery.js';
import { reached } from '../rules/flow.js';
import { book, type Guards } from './words.js';

/** Questions of the region `battery`: the battery’s one way. */
export const batteryGuards = {
  batteryReadsLow: ({ context, event }) => event.type === 'sensor.battery-below' && readsLow(context, event.samples),
  replacementByAge: ({ context, event }) => reached(replacementByAge(context), event.at),
  serviceOver: ({ context, event }) => reached(endOfServiceAt(context), event.at),
} satisfies Guards;

/** Orders of the region `battery`: the battery’s one way. */
export const batteryOrders = {
  noteReplacementDue: book(({ context, event }) => ({
    battery: withChanges(context.battery, { replacementSince: event.at }),
  })),
  noteEndOfService: book(({ context }) => ({ battery: withChanges(context.battery, { ended: true }) })),
};
