import { withChanges } from '../../base/index.js';
import { driveIsStale, driveStartsOrStops, reached, wantedFlow } from '../rules/flow.js';
import * as motor from '../rules/motor.js';
import { endedAt } from '../rules/reset.js';
import { announce, book, type Guards, tell } from './words.js';

/** Questions of the region `motor`: the drive and its rotor. */
export const motorGuards = {
  driveStartsOrStops: ({ context }) => driveStartsOrStops(context),
  driveIsStale: ({ context }) => driveIsStale(context),
  isDriven: ({ context }) => wantedFlow(context) > 0,
  isNotDriven: ({ context }) => wantedFlow(context) === 0,
  driveRuns: ({ context }) => context.motor.train.flow > 0,
  stoodTooLong: ({ context, event }) => reached(motor.tooLongAt(context), event.at),
  isStallCount: ({ context, event }) =>
    event.type === 'sensor.rotor-missed' && event.strokes >= motor.strokesToStall(context),
} satisfies Guards;

/** Orders of the region `motor`: the drive and its rotor. */
export const motorOrders = {
  redrive: book(({ context, event }) => ({ motor: motor.redriven(context, event.at) })),
  tellDrive: tell(({ context, event }) => ({
    type: 'motor.drive' as const,
    at: event.at,
    flow: context.motor.train.flow,
  })),
  announceDrive: announce('internal.drive-changed', ({ event }) => ({ at: event.at })),
  bookCut: book(({ context, event }) => ({ motor: motor.cutOff(context, endedAt(context, event)) })),
  noteStoodTooLong: book(({ context }) => ({ motor: withChanges(context.motor, { stoppedTooLong: true }) })),
  suspectStall: book(({ context }) => ({ motor: withChanges(context.motor, { suspected: true }) })),
  declareStall: book(({ context, event }) => ({ motor: motor.stalledFrom(context, event.at) })),
  noteTurning: book(({ context, event }) => ({ motor: motor.turningAgain(context, event.at) })),
  clearSuspicion: book(({ context }) => ({ motor: withChanges(context.motor, { suspected: false }) })),
};
