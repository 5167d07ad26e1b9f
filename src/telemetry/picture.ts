import { telemetrySetup } from './dictionary.js';

/** What anybody may ask while it listens. */
const OPEN = {
  'heard.identify': { guard: 'mayAnswer', actions: ['countAnswer', 'tellIdentity'] },
  'heard.doubtful': { actions: ['noteDoubt', 'keepDoubt'] },
} as const;

/** Who asks to talk is challenged; who asks the same again hears the same challenge again. */
const CHALLENGE = ['countAnswer', 'makeChallenge', 'tellChallenge'] as const;
const AGAIN = { guard: 'asksAgain', actions: ['countAnswer', 'tellChallenge'] } as const;

/** A session begins with nothing of the one before. */
const OPENED = ['openSession', 'countSent', 'tellWelcome', 'noteOpened'] as const;

/** A window that ends without a session is a failed one; too many of them, and nobody is listened to for a while. */
const WINDOW_OVER = [
  { guard: 'windowFailsTooOften', target: 'deaf', actions: ['closeWindow', 'stopListening'] },
  { guard: 'windowOver', target: 'asleep', actions: 'closeWindow' },
] as const;

/** A reset in the middle of one counts as well, or whoever can cause resets could go on for good. */
const WINDOW_CUT = [
  { guard: 'windowsFailTooOften', target: 'deaf', actions: ['closeWindow', 'stopListening'] },
  { target: 'asleep', actions: 'closeWindow' },
] as const;

/** What is said within a session, whether something waits to be confirmed or not. */
const WITHIN = {
  ...OPEN,
  'heard.hello': [AGAIN, { guard: 'mayAnswer', actions: [...CHALLENGE] }],
  'heard.proof': { target: 'in-session', actions: ['noteReplaced', ...OPENED] },
  'heard.proof-again': { actions: ['noteHeard', 'countSent', 'tellWelcome'] },
  'heard.get': [
    { guard: 'getIsPossible', actions: ['noteHeard', 'countSent', 'tellPartFrom'] },
    { actions: ['noteHeard', 'noteDisorder', 'keepDisorder'] },
  ],
  'heard.ping': { actions: ['noteHeard', 'countSent', 'tellPong'] },
  'heard.put': [
    { guard: 'partIsAnswered', actions: ['noteHeard', 'countSent', 'tellFirstPart'] },
    { guard: 'partIsAgain', actions: ['noteHeard', 'countSent', 'tellGot'] },
    { guard: 'partIsNext', actions: ['noteHeard', 'noteMessage', 'keepPart', 'countSent', 'tellGot'] },
    { guard: 'partIsLate', actions: ['noteHeard', 'noteLate', 'keepLate'] },
    { guard: 'partIsWrong', actions: ['noteHeard', 'noteDisorder', 'keepDisorder'] },
    { guard: 'asksForOrder', actions: ['noteHeard', 'noteMessage', 'giveOrder', 'takeMessage'] },
    {
      guard: 'asksForProposal',
      target: 'in-session',
      actions: ['noteHeard', 'noteMessage', 'dropProposal', 'askPump', 'takeMessage'],
    },
    {
      guard: 'asksForConfirmation',
      target: 'in-session',
      actions: ['noteHeard', 'noteMessage', 'giveProposed', 'dropProposal', 'takeMessage'],
    },
    {
      target: 'in-session',
      actions: [
        'noteHeard',
        'noteMessage',
        'answerRefusal',
        'dropProposal',
        'takeMessage',
        'countSent',
        'tellFirstPart',
      ],
    },
  ],
  'pump.replied': { actions: ['answerReply', 'countSent', 'tellFirstPart'] },
  'heard.bye': { target: 'asleep', actions: ['noteHeard', 'countSent', 'tellClosed', 'noteClosed', 'closeSession'] },
  'pump.silent': { target: 'asleep', actions: ['noteClosed', 'closeSession'] },
  'power.reset': { target: 'asleep', actions: ['noteClosed', 'closeSession'] },
} as const;

/** The pump has said what it would make of a proposal. */
const JUDGED = {
  'pump.judged': [
    {
      guard: 'pumpWouldTakeIt',
      target: 'proposed',
      actions: ['keepProposal', 'answerReadBack', 'countSent', 'tellFirstPart'],
    },
    { actions: ['answerReply', 'countSent', 'tellFirstPart'] },
  ],
} as const;

const SESSION_OVER = { guard: 'sessionOver', target: 'asleep', actions: ['noteClosed', 'closeSession'] } as const;
const CHALLENGE_OVER = { guard: 'challengeOver', actions: 'dropChallenge' } as const;

/** The implant's end of the link. */
export const telemetry = telemetrySetup.createStateConfig({
  initial: 'asleep',
  states: {
    asleep: { on: { 'radio.wake': { target: 'awake', actions: 'openWindow' } } },
    deaf: { on: { 'clock.deadline': { guard: 'deafOver', target: 'asleep', actions: 'listenAgain' } } },
    awake: {
      always: [
        { guard: 'windowSpentTooOften', target: 'deaf', actions: ['closeWindow', 'stopListening'] },
        { guard: 'windowSpent', target: 'asleep', actions: 'closeWindow' },
      ],
      on: {
        ...OPEN,
        'heard.hello': { guard: 'mayAnswer', target: 'challenged', actions: [...CHALLENGE] },
        'clock.deadline': [...WINDOW_OVER],
        'power.reset': [...WINDOW_CUT],
      },
    },
    challenged: {
      on: {
        ...OPEN,
        'heard.hello': [AGAIN, { guard: 'mayAnswer', actions: [...CHALLENGE] }],
        'heard.proof': { target: 'in-session', actions: [...OPENED] },
        'clock.deadline': [...WINDOW_OVER, { ...CHALLENGE_OVER, target: 'awake' }],
        'power.reset': [...WINDOW_CUT],
      },
    },
    'in-session': { on: { ...WITHIN, ...JUDGED, 'clock.deadline': [SESSION_OVER, CHALLENGE_OVER] } },
    proposed: {
      on: {
        ...WITHIN,
        'clock.deadline': [
          SESSION_OVER,
          { guard: 'proposalOver', target: 'in-session', actions: 'dropProposal' },
          CHALLENGE_OVER,
        ],
      },
    },
  },
});
