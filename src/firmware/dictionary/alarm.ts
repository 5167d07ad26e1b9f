import { withChanges } from '../../base/index.js';
import * as alarms from '../rules/alarms.js';
import { reasonOf, refused } from '../rules/answers.js';
import * as escalation from '../rules/escalation.js';
import { driveIsStale, reached } from '../rules/flow.js';
import { intervalNow, toneNow } from '../rules/signal.js';
import { announce, as, book, type Guards, tell } from './words.js';

/** Questions of the region `alarm`: the one signal. */
export const alarmGuards = {
  alarmsAreStale: ({ context }) => !driveIsStale(context) && alarms.nextChange(context) !== null,
  escalationIsDue: ({ context, event }) =>
    !driveIsStale(context) && escalation.escalationDue(context, event.at) !== null,
  awaitsAttention: ({ context }) => escalation.awaitsAttention(context),
  intervalIsStale: ({ context }) => intervalNow(context) !== context.alarm.interval,
  signalIsCritical: ({ context }) => toneNow(context) === 'critical',
  signalIsAdvisory: ({ context }) => toneNow(context) === 'non-critical',
  nothingSignals: ({ context }) => toneNow(context) === null,
  newConditionIsCritical: ({ event }) => alarms.toneOfNews(event) === 'critical',
  newConditionIsAdvisory: ({ context, event }) =>
    alarms.toneOfNews(event) !== null && toneNow(context) === 'non-critical',
  pauseOverAndCritical: ({ context, event }) =>
    reached(context.alarm.pausedUntil, event.at) && toneNow(context) === 'critical',
  pauseOverAndAdvisory: ({ context, event }) =>
    reached(context.alarm.pausedUntil, event.at) && toneNow(context) === 'non-critical',
  acknowledgeAllowed: ({ context, event }) =>
    alarms.acknowledgeAllowed(context, as(event, 'command.acknowledge').alarm).ok,
} satisfies Guards;

/** Orders of the region `alarm`: the one signal. */
export const alarmOrders = {
  tellAlarm: tell(({ context, event }) => alarms.changeOutput(context, event.at)),
  bookAlarm: book(({ context, event }) => alarms.changeBooked(context, event.at)),
  announceChange: announce('internal.signal-changed', ({ context, event }) => alarms.changeNews(context, event.at)),
  announceAcknowledge: announce('internal.signal-changed', ({ event }) => ({
    at: event.at,
    alarm: as(event, 'command.acknowledge').alarm,
    phase: 'acknowledged' as const,
  })),
  soundSignal: tell(({ context, event }) => ({
    type: 'tone.sound' as const,
    at: event.at,
    tone: toneNow(context),
    interval: intervalNow(context),
  })),
  noteInterval: book(({ context }) => ({ alarm: withChanges(context.alarm, { interval: intervalNow(context) }) })),
  noteSilence: book(({ context }) => ({ alarm: withChanges(context.alarm, { interval: null }) })),
  bookEscalation: book(({ context, event }) => ({
    alarm: escalation.escalated(context, escalation.escalating(context, event.at)),
  })),
  tellEscalation: tell(({ context, event }) => alarms.escalationOutput(context, event.at)),
  announceEscalation: announce('internal.signal-changed', ({ context, event }) => ({
    at: event.at,
    alarm: escalation.escalating(context, event.at),
    phase: 'escalated' as const,
  })),
  noteAttended: book(({ context }) => ({ alarm: escalation.attended(context) })),
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
