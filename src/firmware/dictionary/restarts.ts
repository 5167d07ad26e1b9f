import { freshRestarts } from '../memory/restarts.js';
import * as restarts from '../rules/restarts.js';
import { as, book, type Guards } from './words.js';

/** Questions of the region `restarts`: flow that goes on after an alarm. */
export const restartsGuards = {
  alarmHoldsTherapy: ({ context, event }) =>
    event.type === 'internal.signal-changed' &&
    event.phase === 'raised' &&
    restarts.alarmHoldsTherapy(context, event.alarm),
  pausedUnderAlarm: ({ context, event }) =>
    restarts.pausedUnderAlarm(context, as(event, 'command.suspend').span, event.at),
  goesOnTooOften: ({ context, event }) => restarts.flowGoesOn(context) && restarts.tooManyAt(context, event.at),
  flowGoesOn: ({ context }) => restarts.flowGoesOn(context),
} satisfies Guards;

/** Orders of the region `restarts`: flow that goes on after an alarm. */
export const restartsOrders = {
  noteRestart: book(({ context, event }) => ({ restarts: restarts.afterRestart(context, event.at) })),
  forgetRestarts: book(() => ({ restarts: freshRestarts() })),
};
