import { handheldSetup } from './dictionary.js';

/** Whatever is pressed while it is at something is no request. */
const BUSY = { press: { actions: ['notePress', 'noteIgnored'] } } as const;
const RESTART = 'handheld.restarted' as const;
/** Nothing was asked: that much is certain. */
const NOT_ASKED = { target: 'idle', actions: ['noteLost', 'writeNotAsked', 'noteUnreachable', 'endErrand'] } as const;
const GIVEN_UP = { target: 'idle', actions: ['noteLost', 'noteUnreachable', 'endErrand'] } as const;
const CALL_AGAIN = { target: 'lost', actions: ['noteLost', 'waitToCall'] } as const;
/** What became of the request is still to be found out. */
const STILL_LOST = [{ guard: 'calledTooOften', ...GIVEN_UP }, CALL_AGAIN] as const;
const DONE = { target: 'closing', actions: ['noteReached', 'hangUp'] } as const;

/** How old what is known of the pump is. It stands first, so that the others see what was just read. */
export const data = handheldSetup.createStateConfig({
  initial: 'unread',
  on: {
    'link.answered': { guard: 'tellsStatus', target: '.fresh', actions: 'takeStatus' },
    [RESTART]: { target: '.unread' },
  },
  states: {
    unread: {},
    fresh: { on: { 'clock.deadline': { guard: 'isOld', target: 'old', actions: 'growOld' } } },
    old: {},
  },
});

/**
 * What is done for a press. A request for a bolus is said once, between two readings: what the pump tells before and after shows whether it
 * has said yes, where its answer was lost.
 */
export const errand = handheldSetup.createStateConfig({
  initial: 'idle',
  on: { [RESTART]: { target: '.idle', actions: ['resetLink', 'forget'] } },
  states: {
    idle: {
      on: {
        press: [
          { guard: 'isBounce', ...BUSY.press },
          { target: 'calling', actions: ['notePress', 'beginErrand', 'openLink'] },
        ],
      },
    },
    calling: {
      on: {
        ...BUSY,
        'link.opened': [
          { guard: 'isSilence', target: 'asking', actions: ['noteOpen', 'writeBeforeAsking', 'sayRequest'] },
          { target: 'reading', actions: ['noteOpen', 'sayInterrogate'] },
        ],
        'link.lost': NOT_ASKED,
      },
    },
    reading: {
      on: {
        ...BUSY,
        'link.answered': [
          {
            guard: 'mayAsk',
            target: 'asking',
            actions: ['noteReached', 'writeBeforeAsking', 'askQuestion', 'sayRequest'],
          },
          { guard: 'isBolus', target: 'closing', actions: ['noteReached', 'writeTurnedAway', 'hangUp'] },
          DONE,
        ],
        'link.lost': NOT_ASKED,
      },
    },
    asking: {
      on: {
        ...BUSY,
        'link.answered': [
          { guard: 'isSilence', target: 'closing', actions: ['noteReached', 'writeAnswer', 'hangUp'] },
          { target: 'telling', actions: ['noteReached', 'writeAnswer', 'sayInterrogate'] },
        ],
        'link.lost': [{ guard: 'isSilence', ...GIVEN_UP }, CALL_AGAIN],
      },
    },
    telling: {
      on: { ...BUSY, 'link.answered': DONE, 'link.lost': [{ guard: 'isOpenQuestion', ...CALL_AGAIN }, GIVEN_UP] },
    },
    closing: { on: { ...BUSY, 'link.closed': { target: 'idle', actions: ['noteClosed', 'endErrand'] } } },
    lost: {
      on: {
        ...BUSY,
        'clock.deadline': { guard: 'isTimeToCall', target: 'recalling', actions: ['countCall', 'openLink'] },
      },
    },
    recalling: {
      on: {
        ...BUSY,
        'link.opened': { target: 'checking', actions: ['noteOpen', 'sayInterrogate'] },
        'link.lost': STILL_LOST,
      },
    },
    checking: { on: { ...BUSY, 'link.answered': DONE, 'link.lost': STILL_LOST } },
  },
});

const SOUND = ['beginBurst', 'tellBurst'] as const;

/** What sounds: the most urgent condition alone, until somebody pauses it for a while, and again for any other. */
export const sound = handheldSetup.createStateConfig({
  initial: 'quiet',
  states: {
    quiet: { always: { guard: 'signals', target: 'sounding', actions: [...SOUND] } },
    sounding: {
      always: [
        { guard: 'signalsNothing', target: 'quiet', actions: ['endSignal', 'tellSilence'] },
        { guard: 'signalsOtherwise', actions: ['tellSilence', ...SOUND] },
      ],
      on: {
        'clock.deadline': { guard: 'burstIsDue', actions: [...SOUND] },
        // It has fallen silent over old data, and has just read that nothing has changed.
        'link.answered': { guard: 'soundRests', actions: [...SOUND] },
        press: { guard: 'pausesSound', target: 'paused', actions: ['pauseSound', 'tellSilence'] },
      },
    },
    paused: {
      always: [
        { guard: 'signalsNothing', target: 'quiet', actions: 'endSignal' },
        { guard: 'hasNewCondition', target: 'sounding', actions: ['endPause', ...SOUND] },
        { guard: 'pausesWhatHasGone', actions: 'keepPause' },
      ],
      on: { 'clock.deadline': { guard: 'pauseIsOver', target: 'sounding', actions: ['endPause', ...SOUND] } },
    },
  },
});
