import {
  ADVANCE_MOST_MS,
  BLOB_MAX,
  CLIENTS_MOST,
  DEEDS_MOST,
  FAREWELL_MS,
  HELLO_WITHIN_MS,
  RECORD_MAX,
  UNREAD_MOST,
} from '../../../sim/cli/serve/limits.js';
import {
  type ClientRecord,
  clientWire,
  ERRORS,
  SERVE_VERSION,
  type ServerRecord,
  serverWire,
} from '../../../sim/cli/serve/records.js';
import { Room } from '../../../sim/cli/serve/room.js';
import { withLength } from '../../../sim/cli/serve/splitter.js';
import { standingClock } from '../../../sim/cli/serve/story-clock.js';
import { IMPLANT } from '../../../sim/world/index.js';
import { decode, encode, type Form, frameKind, toHex, type Wire, writeFrame } from '../../../src/protocol/index.js';
import { formatDuration } from '../../../src/units/index.js';
import { told } from '../../support/told-story.js';
import { endOf, worldOf } from '../../support/world.js';
import { fields } from './forms.js';
import { code, page, table } from './markdown.js';

/** The records of one end, each with its number and its fields. */
const records = ({ form }: { readonly form: Form }): readonly string[] =>
  form.kind === 'choice'
    ? form.cases.map(({ name, number, form: of }) => `### ${name} (${number})\n\n${fields(of)}`)
    : [];

const TOKEN = 'open-sesame';
const NO_KEY = new Uint8Array(0);
const IDENTIFY = writeFrame(
  { type: 'identify', implant: 0, session: 0, counter: 0, heard: 0, payload: NO_KEY },
  NO_KEY,
);
const SAID: readonly ClientRecord[] = [
  { say: 'hello', version: SERVE_VERSION, token: TOKEN },
  { say: 'wake' },
  { say: 'frame', bytes: IDENTIFY },
  { say: 'advance', span: 1_000 },
];

function inWords(said: ClientRecord | ServerRecord): string {
  switch (said.say) {
    case 'hello':
      return `hello, token ${TOKEN}`;
    case 'frame':
      return `frame ${frameKind(said.bytes)}${'at' in said ? `, heard at ${said.at} ms` : ''}`;
    case 'advance':
      return `advance by ${said.span} ms`;
    case 'time':
      return `time is ${said.at} ms: the advance has ended with what was heard`;
    default:
      return said.say;
  }
}

/** An exchange as it was on the line: a world, a room, and a client that asks what is near. */
function exchange(): string {
  const scenario = told('3h');
  const world = worldOf(scenario);
  const until = endOf(scenario);
  const clock = standingClock(world.kernel, until);
  const { radio, kernel } = world;
  const now = () => kernel.now;
  const room = new Room({ token: TOKEN, radio, clock, now, until, implant: IMPLANT, model: scenario.device });
  const rows: (readonly string[])[] = [];
  const note = <T extends ClientRecord | ServerRecord>(who: string, wire: Wire<T>, bytes: Uint8Array): void => {
    const said = decode(wire, bytes, 'a record');
    if (said.ok) rows.push([who, inWords(said.value), code(toHex(withLength(bytes)))]);
  };
  const visitor = room.meet({
    send: (bytes) => note('server', serverWire, bytes),
    unread: 0,
    end: () => {},
    drop: () => {},
  });
  for (const said of SAID) {
    const bytes = encode(clientWire, said);
    note('client', clientWire, bytes);
    visitor.hear(bytes);
  }
  visitor.gone();
  return table(['who', 'says', 'bytes on TCP'], rows);
}

const LIMITS = [
  ['a record', `1 to ${RECORD_MAX} bytes`],
  ['bytes sent through the air at once', `${BLOB_MAX}`],
  ['clients', `${CLIENTS_MOST}, and as many strangers before their hello; of more strangers the oldest must go`],
  ['until hello', formatDuration(HELLO_WITHIN_MS)],
  ['to hear why one is sent away', formatDuration(FAREWELL_MS)],
  [
    'bytes that wait for a client which does not read',
    `${UNREAD_MOST}, beyond what the system holds; then the connection is cut`,
  ],
  ['frames and wakes while the clock shows the same millisecond', `${DEEDS_MOST}`],
  ['one advance', formatDuration(ADVANCE_MOST_MS)],
];

const ERROR_ROWS = Object.entries(ERRORS).map(([name, { text, closes }]) => [code(name), text, closes ? 'yes' : 'no']);

/** Records of `thecal serve`. */
export const servePage = (): string =>
  page('Records of `thecal serve`', [
    '`thecal serve FILE --tcp PORT` (or `--ws PORT`) runs the pump of a scenario and offers the air at its implant to controllers of your own. The [frames](frames.md) are those of the link, byte for byte; this page is about the thin shell around them. How to begin: [for who writes a controller](../guide/controllers.md).',
    '## On the line',
    'A record is one byte that says its kind, and what belongs to it. On TCP its length stands before it, four bytes, highest first; on WebSocket it is one binary message, and a message of text is no record. Numbers lie highest byte first, types are those of the [frames](frames.md#types).',
    [
      '1. The client says `hello` with the token, and hears `welcome`. Before that it is told nothing and nothing is done for it.',
      '2. `wake` holds a controller close to the implant, `frame` sends bytes through the air, whatever they are: it is the implant that judges them, and no answer is the answer to noise.',
      '3. Every client hears every frame of the implant, as anybody would who is near; clients do not hear each other.',
      '4. When the story is over, or somebody ends the server, all are told `end`.',
    ].join('\n'),
    '## Two clocks',
    'A clock that runs (`--clock real`) goes as fast as `welcome` says, in simulated milliseconds for each real one; frames take their time on the way, and so do answers. ' +
      'A clock that stands (`--clock virtual`, speed 0) moves only when a client says `advance`: so far, at most a day, and **no further than the first frame that is heard**, which comes before the `time` that ends the advance. A controller that says when it would have acted anyway, and advances to that moment, ' +
      'is run as fast as it can compute, and twice the same way gives the same trace, byte for byte. With several clients, any of them moves the clock of all.',
    '## What a client says',
    ...records(clientWire),
    '## What the server says',
    ...records(serverWire),
    '## An exchange',
    'A client asks what is near, on a virtual clock. Made by running it.',
    exchange(),
    '## Errors',
    'An error that closes is the last record of its connection. No error reaches the pump or another client, and a session with the implant that is cut off ends there by itself.',
    table(['code', 'meaning', 'closes'], ERROR_ROWS),
    `Without a record: a client that does not read is cut off, and so is a WebSocket message of more than ${64 * RECORD_MAX} bytes (close code 1009).`,
    '## Limits',
    table(['what', 'how much'], LIMITS),
    '## Who may come',
    'The server listens on 127.0.0.1, unless another host is written out; then it says so. A token is always needed, also on loopback: any page in a browser can open a WebSocket there. It keeps strangers out of a simulation and is no more than that: it goes over the line as it is. The [keys of the roles](frame-vectors.json) are fixed, fake and no secret.',
    '## Clients',
    'Two clients, written from these pages alone, each in one file, and run by the tests: [Python](../clients/thecal_client.py) (standard library only, TCP) and [TypeScript](../clients/thecal-client.ts) (TCP and WebSocket). Each opens a session as a patient, reads the status, asks for a bolus and says goodbye.',
  ]);
