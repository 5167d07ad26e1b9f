import { firmwareSetup } from '../setup.js';

const ACKNOWLEDGE = [
  {
    guard: 'acknowledgeAllowed',
    actions: ['tellAcknowledge', 'bookAcknowledge', 'replyAccepted', 'announceAcknowledge'],
  },
  { actions: 'refuseAcknowledge' },
] as const;

/** The one signal that the pump gives: the highest class of all conditions that are listed. */
export const alarm = firmwareSetup.createStateConfig({
  initial: 'quiet',
  always: { guard: 'alarmsAreStale', actions: ['tellAlarm', 'announceChange', 'bookAlarm'] },
  on: {
    'command.acknowledge': [...ACKNOWLEDGE],
    'command.pause-audio': { actions: 'refusePause' },
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
        'internal.signal-changed': [
          { guard: 'signalIsCritical', target: 'critical' },
          { guard: 'nothingSignals', target: 'quiet', actions: 'silence' },
        ],
        'command.pause-audio': { target: 'audio-paused', actions: ['startPause', 'silence', 'replyAccepted'] },
      },
      entry: 'soundAdvisory',
    },
    critical: {
      tags: ['audible'],
      entry: 'soundCritical',
      on: {
        'internal.signal-changed': [
          { guard: 'signalIsAdvisory', target: 'advisory' },
          { guard: 'nothingSignals', target: 'quiet', actions: 'silence' },
        ],
        'command.pause-audio': { target: 'audio-paused', actions: ['startPause', 'silence', 'replyAccepted'] },
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
