import { withChanges } from '../../base/index.js';
import * as alarms from '../rules/alarms.js';
import { reasonOf, refused } from '../rules/answers.js';
import { driveIsStale, reached } from '../rules/flow.js';
import { announce, as, book, type Guards, tell } from './words.js';

/** Questions of the region `alarm`: the one signal. */
export const alarmGuards = {
  alarmsAreStale: ({ context }) => !driveIsStale(context) && alarms.nextChange(context) !== null,
  signalIsCritical: ({ context }) => alarms.toneNow(context) === 'critical',
  signalIsAdvisory: ({ context }) => alarms.toneNow(context) === 'non-critical',
  nothingSignals: ({ context }) => alarms.toneNow(context) === null,
  newConditionIsCritical: ({ event }) => event.type === 'internal.signal-changed' && event.raised === 'critical',
  newConditionIsAdvisory: ({ context, event }) =>
    event.type === 'internal.signal-changed' && event.raised !== null && alarms.toneNow(context) === 'non-critical',
  pauseOverAndCritical: ({ context, event }) =>
    reached(context.alarm.pausedUntil, event.at) && alarms.toneNow(context) === 'critical',
  pauseOverAndAdvisory: ({ context, event }) =>
    reached(context.alarm.pausedUntil, event.at) && alarms.toneNow(context) === 'non-critical',
  acknowledgeAllowed: ({ context, event }) =>
    alarms.acknowledgeAllowed(context, as(event, 'command.acknowledge').alarm).ok,
} satisfies Guards;

/** Orders of the region `alarm`: the one signal. */
export const alarmOrders = {
  tellAlarm: tell(({ context, event }) => alarms.changeOutput(context, event.at)),
  bookAlarm: book(({ context, event }) => alarms.changeBooked(context, event.at)),
  announceChange: announce(({ context, event }) => ({
    type: 'internal.signal-changed' as const,
    at: event.at,
    raised: alarms.raisedTone(context),
  })),
  announceAcknowledge: announce(({ event }) => ({
    type: 'internal.signal-changed' as const,
    at: event.at,
    raised: null,
  })),
  soundCritical: tell(({ context, event }) => ({
    type: 'tone.sound' as const,
    at: event.at,
    tone: 'critical' as const,
    interval: context.config.criticalInterval,
  })),
  soundAdvisory: tell(({ context, event }) => ({
    type: 'tone.sound' as const,
    at: event.at,
    tone: 'non-critical' as const,
    interval: context.config.nonCriticalInterval,
  })),
  silence: tell(({ event }) => ({ type: 'tone.sound' as const, at: event.at, tone: null, interval: null })),
  startPause: book(({ context, event }) => ({
    alarm: withChanges(context.alarm, { pausedUntil: (event.at + context.config.audioPause) as never }),
  })),
  endPause: book(({ context }) => ({ alarm: withChanges(context.alarm, { pausedUntil: null }) })),
  bookAcknowledge: book(({ context, event }) => ({
    alarm: alarms.acknowledged(context, as(event, 'command.acknowledge').alarm),
  })),
  tellAcknowledge: tell(({ context, event }) =>
    alarms.acknowledgeOutput(context, event.at, as(event, 'command.acknowledge').alarm),
  ),
  refuseAcknowledge: tell(({ context, event }) =>
    refused(event, reasonOf(alarms.acknowledgeAllowed(context, as(event, 'command.acknowledge').alarm))),
  ),
  refusePause: tell(({ context, event }) => refused(event, reasonOf(alarms.pauseAllowed(context)))),
};
