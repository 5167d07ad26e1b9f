import {
  answerWire,
  COMMAND_NUMBERS,
  CRC_BYTES,
  FRAME_MAX,
  FRAME_MIN,
  FRAME_TYPES,
  HEADER_BYTES,
  MAC_BYTES,
  PAYLOAD_MAX,
  PAYLOADS,
  PERMISSIONS,
  PROTOCOL_VERSION,
  requestWire,
} from '../../../src/protocol/index.js';
import { TELEMETRY_SPANS } from '../../../src/telemetry/index.js';
import { formatDuration } from '../../../src/units/index.js';
import { fields, type Row } from './forms.js';
import { code, page, table } from './markdown.js';

const HEADER: readonly Row[] = [
  ['version', 'u8', '1', `${PROTOCOL_VERSION}; any other is refused`],
  ['type', 'u8', '1', 'kind of frame'],
  ['direction', 'u8', '1', '0 to the implant, 1 from it'],
  ['implant', 'u32', '4', 'number of the implant; 0 in `identify` for any'],
  ['session', 'u32', '4', '0 outside of a session'],
  ['counter', 'u32', '4', 'within a session and direction each higher than the one before'],
  ['heard', 'u32', '4', 'highest counter heard from the other end in this session; 0 before the first'],
  ['length', 'u16', '2', `of the payload, at most ${PAYLOAD_MAX}`],
  ['payload', 'bytes', 'length', 'by the kind of frame, below'],
  [
    'MAC',
    'bytes',
    String(MAC_BYTES),
    'HMAC-SHA-256 over all before it, its first 16 bytes; zeros where the kind has none',
  ],
  [
    'CRC',
    'u32',
    String(CRC_BYTES),
    'CRC-32 (ISO 3309, as in zlib and PNG) over all before it; keeps noise out and nobody else',
  ],
];

const kinds = Object.entries(FRAME_TYPES).map(([type, { number, direction, sealed }]) => [
  code(type),
  String(number),
  direction,
  sealed ? 'yes' : 'no',
]);

const S = TELEMETRY_SPANS;
const SPANS = [
  ['listens after it was woken', formatDuration(S.listens)],
  ['waits for a proof', formatDuration(S.provesWithin)],
  ['answers in such a window', `${S.answersMost} frames`],
  ['session without a fresh frame', formatDuration(S.silence)],
  ['session without a message', formatDuration(S.idle)],
  ['session in all', formatDuration(S.absolute)],
  ['proposal', formatDuration(S.confirm)],
  ['windows in vain until it is deaf', String(S.failuresMost)],
  ['deaf, at first and at most', `${formatDuration(S.deafFirst)}, ${formatDuration(S.deafMost)}`],
];

const SESSION = [
  '1. *Wake.* Whoever holds a controller close wakes the implant; it listens for a while. Anybody may send `identify`.',
  '2. *Hello, challenge.* `hello` names a role, a number of the controller and a nonce; `challenge` brings the number of the session, that nonce again and the nonce of the implant. Neither has a MAC; session, counter and heard are 0 in what has none, but for the session of the challenge.',
  '3. *Keys.* HKDF-SHA-256: input the key of the role, salt the nonce of the controller and then that of the implant, 32 bytes, info the text `thecal link 1 to implant` or `thecal link 1 from implant`, then implant (u32), session (u32), role (u8) and controller (u32).',
  '4. *Proof, welcome.* `proof` is the first frame under the key to the implant, its counter 1, `welcome` under the one from it: each end shows that it knows the key. A lost one is sent again under the next counter, as is every frame with a MAC.',
  '5. *Messages.* Numbered from 1, each in `put` frames of at most 246 bytes of it, one after the other; `got` says how much has arrived. The last one is answered by `part`, the beginning of the answer; `get` asks for more. A message that was answered is never done again: its answer is repeated.',
  '6. *Freshness.* A frame is fresh when its `heard` is the counter of a frame that the implant has sent within the last ten seconds. A message begins and goes on only by fresh frames, and a session is over ten seconds after the last frame was sent of which the implant knows that it was heard: what was held back on its way is not obeyed. Whoever has nothing to say sends `ping`, and hears `pong`.',
  '7. *Therapy.* `propose`, `read-back` with a hash (SHA-256 of the command as it was read back), `confirm` with that hash in time. Until then nothing has changed.',
  '8. *Bye, closed.* Or silence: the session ends by itself, and a proposal with it.',
].join('\n');

export const framesPage = (): string =>
  page('Frames of the link', [
    'What goes through the air between a controller and the implant, byte for byte. Made up for this project: it is no maker’s protocol, and its keys are fixed, fake and in the source. Examples for your own code: [test vectors](frame-vectors.json), and two [controllers that work](serve.md#clients). Numbers lie highest byte first.',
    '## A frame',
    `${FRAME_MIN} to ${FRAME_MAX} bytes: ${HEADER_BYTES} before the payload, ${MAC_BYTES + CRC_BYTES} behind it.`,
    table(
      ['field', 'type', 'bytes', 'meaning'],
      HEADER.map(([name, ...rest]) => [code(name), ...rest]),
    ),
    '## Kinds of frames',
    table(['kind', 'number', 'direction', 'MAC'], kinds),
    ...Object.entries(PAYLOADS).map(([type, { form }]) => `### ${type}\n\n${fields(form)}`),
    '## A session',
    SESSION,
    '## Spans',
    table(['what', 'how long'], SPANS),
    '## Who may order what',
    'A command that changes what will be given must be proposed, read back and confirmed.',
    table(
      ['command', 'number', 'roles', 'confirmed'],
      Object.entries(PERMISSIONS).map(([type, { roles, confirmed }]) => [
        code(type),
        String(COMMAND_NUMBERS[type as keyof typeof COMMAND_NUMBERS]),
        roles.join(', '),
        confirmed ? 'yes' : 'no',
      ]),
    ),
    '## What a controller says',
    fields(requestWire.form),
    '## What the pump answers',
    fields(answerWire.form),
    '## Types',
    table(
      ['type', 'meaning'],
      [
        ['u8, u16, u32', 'whole number, not below 0'],
        ['i64', 'whole number in two’s complement, −(2⁵³ − 1) to 2⁵³ − 1; beyond that the message is refused'],
        ['f64', 'IEEE 754, finite; zero has one form'],
        ['flag, mark', '0 or 1'],
        ['word, kind', 'a number that stands for a word'],
        ['text', 'its length in bytes (u8), then UTF-8'],
        ['bytes', 'as they are; `2 + n`: their number (u16) before them'],
      ],
    ),
    'One value has one form: whatever else stands in its place, and whatever follows the last field, is refused.',
  ]);
