import { firmwareSetup } from '../setup.js';

const ACKNOWLEDGE = [
  {
    guard: 'acknowledgeAllowed',
    actions: ['tellAcknowledge', 'bookAcknowledge', 'replyAccepted', 'announceAcknowledge'],
  },
  { actions: 'refuseAcknowledge' },
] as const;

const PAUSE = {
  target: 'audio-paused',
  actions: ['startPause', 'noteAttended', 'silence', 'noteSilence', 'replyAccepted'],
} as const;
const SILENCED = { guard: 'nothingSignals', target: 'quiet', actions: ['silence', 'noteSilence'] } as const;
/** The condition that signals was escalated, or another one of its class took its place. */
const RENEWED = { guard: 'intervalIsStale', actions: ['soundSignal', 'noteInterval'] } as const;

/** The one signal that the pump gives: that of the most urgent of all conditions that are listed. */
export const alarm = firmwareSetup.createStateConfig({
  initial: 'quiet',
  always: [
    { guard: 'alarmsAreStale', actions: ['tellAlarm', 'announceChange', 'bookAlarm'] },
    { guard: 'escalationIsDue', actions: ['tellEscalation', 'announceEscalation', 'bookEscalation'] },
  ],
  on: {
    'command.acknowledge': [...ACKNOWLEDGE],
    'command.pause-audio': { actions: 'refusePause' },
    'command.interrogate': { guard: 'awaitsAttention', actions: 'noteAttended' },
  },
  states: {
    quiet: {
      on: {
        'internal.signal-changed': [
          { guard: 'signalIsCritical', target: 'critical' },
          { guard: 'signalIsAdvisory', target: 'advisory' },
        ],
      },
    },
    advisory: {
      tags: ['audible'],
      on: {
        'internal.signal-changed': [{ guard: 'signalIsCritical', target: 'critical' }, SILENCED, RENEWED],
        'command.pause-audio': PAUSE,
      },
      entry: ['soundSignal', 'noteInterval'],
    },
    critical: {
      tags: ['audible'],
      entry: ['soundSignal', 'noteInterval'],
      on: {
        'internal.signal-changed': [{ guard: 'signalIsAdvisory', target: 'advisory' }, SILENCED, RENEWED],
        'command.pause-audio': PAUSE,
      },
    },
    'audio-paused': {
      on: {
        'internal.signal-changed': [
          { guard: 'nothingSignals', target: 'quiet', actions: 'endPause' },
          { guard: 'newConditionIsCritical', target: 'critical', actions: 'endPause' },
          { guard: 'newConditionIsAdvisory', target: 'advisory', actions: 'endPause' },
        ],
        'clock.deadline': [
          { guard: 'pauseOverAndCritical', target: 'critical', actions: 'endPause' },
          { guard: 'pauseOverAndAdvisory', target: 'advisory', actions: 'endPause' },
        ],
      },
    },
  },
});
