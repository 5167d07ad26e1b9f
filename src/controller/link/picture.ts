import { linkSetup } from './dictionary.js';

const SAY_HELLO = ['countTry', 'callImplant', 'tellHello'] as const;
const PROVE = ['deriveKeys', 'begin', 'countTry', 'countSent', 'tellProof'] as const;
const SAY_BYE = ['begin', 'countTry', 'countSent', 'tellBye'] as const;
const ASK_ON = ['noteHeard', 'takePart', 'begin', 'countTry', 'countSent', 'tellGet'] as const;
const LOST = { guard: 'triedTooOften', target: 'idle', actions: ['tellLost', 'forget'] } as const;
/** What is heard twice or too late tells at least what the implant has sent. */
const NOTED = { actions: 'noteHeard' } as const;
const ALL_NOTED = { 'heard.welcome': NOTED, 'heard.got': NOTED, 'heard.part': NOTED, 'heard.pong': NOTED } as const;
const ENDED = [
  {
    guard: 'endsAnswer',
    target: 'open',
    actions: ['noteHeard', 'takePart', 'tellAnswer', 'endExchange', 'waitQuiet'],
  },
  { guard: 'endsGarbled', target: 'idle', actions: ['tellGarbled', 'forget'] },
] as const;
/** Nobody waits for the answer: whether it was done, nobody will know. */
const GIVEN_UP = { target: 'closing', actions: ['tellLost', 'endExchange', ...SAY_BYE] } as const;

/** A controller's end of the link: it asks, waits, and asks again. */
export const link = linkSetup.createStateConfig({
  initial: 'idle',
  states: {
    idle: { on: { 'link.open': { target: 'calling', actions: ['makeNonce', 'begin', ...SAY_HELLO] } } },
    calling: {
      on: {
        'heard.challenge': { guard: 'answersHello', target: 'proving', actions: ['proveInTime', ...PROVE] },
        'clock.deadline': [
          { guard: 'triedTooOften', target: 'idle', actions: ['tellNoAnswer', 'forget'] },
          { guard: 'isDue', actions: [...SAY_HELLO] },
        ],
        'link.close': { target: 'idle', actions: ['tellClosed', 'forget'] },
      },
    },
    proving: {
      on: {
        'heard.welcome': { target: 'open', actions: ['noteHeard', 'takeWelcome', 'waitQuiet', 'tellOpened'] },
        'clock.deadline': [
          { guard: 'notRecognised', target: 'idle', actions: ['tellNotRecognised', 'forget'] },
          {
            guard: 'challengeIsStale',
            target: 'calling',
            actions: ['countStale', 'dropSession', 'makeNonce', 'begin', ...SAY_HELLO],
          },
          { guard: 'isDue', actions: ['countTry', 'countSent', 'tellProof'] },
        ],
        'link.close': { target: 'idle', actions: ['tellClosed', 'forget'] },
      },
    },
    open: {
      on: {
        'heard.welcome': NOTED,
        'heard.part': NOTED,
        'heard.pong': { actions: ['noteHeard', 'waitQuiet'] },
        'link.say': { target: 'saying', actions: ['beginExchange', 'begin', 'countTry', 'countSent', 'tellPut'] },
        'link.close': { target: 'closing', actions: [...SAY_BYE] },
        'clock.deadline': [
          { guard: 'isOver', target: 'idle', actions: ['tellTimedOut', 'forget'] },
          { guard: 'triedTooOften', target: 'idle', actions: ['tellTimedOut', 'forget'] },
          { guard: 'isDue', actions: ['countTry', 'countSent', 'tellPing'] },
        ],
      },
    },
    saying: {
      on: {
        ...ALL_NOTED,
        'heard.got': [
          { guard: 'isReceipt', actions: ['noteHeard', 'takeReceipt', 'begin', 'countTry', 'countSent', 'tellPut'] },
          NOTED,
        ],
        'heard.part': [...ENDED, { guard: 'isNextOfAnswer', target: 'reading', actions: [...ASK_ON] }, NOTED],
        'clock.deadline': [LOST, { guard: 'isDue', actions: ['countTry', 'countSent', 'tellPut'] }],
        'link.close': GIVEN_UP,
      },
    },
    reading: {
      on: {
        'heard.part': [...ENDED, { guard: 'isNextOfAnswer', actions: [...ASK_ON] }, NOTED],
        'clock.deadline': [LOST, { guard: 'isDue', actions: ['countTry', 'countSent', 'tellGet'] }],
        'link.close': GIVEN_UP,
      },
    },
    closing: {
      on: {
        ...ALL_NOTED,
        'heard.closed': { target: 'idle', actions: ['tellClosed', 'forget'] },
        // The implant ends a session by itself as well: a goodbye that is not heard harms nobody.
        'clock.deadline': [
          { guard: 'triedTooOften', target: 'idle', actions: ['tellClosed', 'forget'] },
          { guard: 'isDue', actions: ['countTry', 'countSent', 'tellBye'] },
        ],
      },
    },
  },
});
