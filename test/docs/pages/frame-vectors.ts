import {
  answerWire,
  type Command,
  commandWire,
  digestOf,
  encode,
  type Frame,
  type FrameType,
  fromHex,
  nonceOf,
  PAYLOADS,
  type Payloads,
  requestWire,
  type SessionKeys,
  sessionKeys,
  TEST_CONTROLLER_SECRET,
  TEST_IMPLANT_SECRET,
  TEST_KEYS,
  toHex,
  writeFrame,
} from '../../../src/protocol/index.js';
import { COMMANDS } from '../../negative/samples.js';

const IMPLANT = 0x0badcafe;
const CONTROLLER = 17;
const asked = nonceOf(TEST_CONTROLLER_SECRET.clinician, 1);
const challenged = nonceOf(TEST_IMPLANT_SECRET, 1);
const HANDSHAKE = {
  implant: IMPLANT,
  session: 1,
  role: 'clinician',
  controller: CONTROLLER,
  asked,
  challenged,
} as const;
const KEYS: SessionKeys = sessionKeys(TEST_KEYS.clinician, HANDSHAKE);

type Vector = {
  readonly what: string;
  readonly frame: Omit<Frame, 'payload'> & { payload: string };
  readonly bytes: string;
};

function vector<T extends FrameType>(
  what: string,
  type: T,
  session: number,
  [counter, heard]: readonly [counter: number, heard: number],
  said: Payloads[T],
): Vector {
  const payload = encode(PAYLOADS[type], said);
  const frame = { type, implant: IMPLANT, session, counter, heard, payload };
  const isAnswer = ['identity', 'challenge', 'welcome', 'got', 'part', 'closed', 'pong'].includes(type);
  const bytes = writeFrame(frame, fromHex(isAnswer ? KEYS.fromImplant : KEYS.toImplant));
  return { what, frame: { ...frame, payload: toHex(payload) }, bytes: toHex(bytes) };
}

const PROGRAM = COMMANDS['command.program'][0] as Command;
const STOP = encode(requestWire, { say: 'order', command: { type: 'command.stop' } });
const STOPPED = encode(answerWire, { say: 'reply', reply: { accepted: true, command: 'command.stop' } });

const FRAMES: readonly Vector[] = [
  vector('anybody asks what is there', 'identify', 0, [0, 0], {}),
  vector('what anybody may read', 'identity', 0, [0, 0], { lowest: 1, highest: 1, model: 'peristaltic-40-sensing' }),
  vector('a programmer wants to talk', 'hello', 0, [0, 0], {
    role: 'clinician',
    controller: CONTROLLER,
    nonce: fromHex(asked),
  }),
  vector('it is challenged', 'challenge', 1, [0, 0], { asked: fromHex(asked), nonce: fromHex(challenged) }),
  vector('it proves itself', 'proof', 1, [1, 0], {}),
  vector('the session stands', 'welcome', 1, [1, 1], { silence: 10, idle: 180, absolute: 1800, confirm: 60 }),
  vector('an order in one part', 'put', 1, [2, 1], { message: 1, offset: 0, total: STOP.length, bytes: STOP }),
  vector('the whole answer', 'part', 1, [2, 2], { message: 1, offset: 0, total: STOPPED.length, bytes: STOPPED }),
  vector('a part of a longer message has arrived', 'got', 1, [3, 3], { message: 2, received: 246 }),
  vector('more of the answer, please', 'get', 1, [3, 2], { message: 1, offset: 246 }),
  vector('the programmer ends it', 'bye', 1, [5, 4], {}),
  vector('the session is over', 'closed', 1, [5, 5], {}),
  vector('still there?', 'ping', 1, [4, 3], {}),
  vector('still here', 'pong', 1, [4, 4], {}),
];

const proposal = encode(commandWire, PROGRAM);

/** Frames, keys and messages as bytes, for whoever writes a controller of his own. */
export const frameVectors = (): string =>
  `${JSON.stringify(
    {
      note: 'Made from the source by `npm run docs`. TEST KEYS: fixed, fake, of no use for anything but this simulation.',
      keys: { roles: TEST_KEYS, handshake: HANDSHAKE, session: KEYS },
      frames: FRAMES,
      commands: Object.values(COMMANDS)
        .flat()
        .map((command) => ({ command, bytes: toHex(encode(commandWire, command)) })),
      proposal: { command: PROGRAM, hash: digestOf(proposal) },
    },
    null,
    2,
  )}\n`;
