import type { Result } from '../../../src/base/index.js';
import { decode, encode, type Wire, wire } from '../../../src/protocol/index.js';
import { BLOB_MAX } from './limits.js';

/** The one version of the records. */
export const SERVE_VERSION = 1;

/** What a client says. */
export type ClientRecord =
  /** first of all: it knows the token */
  | { readonly say: 'hello'; readonly version: number; readonly token: string }
  /** holds a controller close to the implant */
  | { readonly say: 'wake' }
  /** sends bytes through the air, whatever they are */
  | { readonly say: 'frame'; readonly bytes: Uint8Array }
  /** lets time go on by so many milliseconds, or until something is heard */
  | { readonly say: 'advance'; readonly span: number };

/** Everything a client can do wrong, with what it is told and whether that is the end of its connection. */
export const ERRORS = {
  'hello-first': { closes: true, text: 'the first record must be hello' },
  'hello-late': { closes: true, text: 'no hello came in time' },
  'other-version': { closes: true, text: 'this version of the records is not spoken here' },
  'wrong-token': { closes: true, text: 'the token is not the one that was printed' },
  full: { closes: true, text: 'as many clients as there may be are connected' },
  malformed: { closes: true, text: 'a record that is none' },
  'too-long': { closes: true, text: 'a record that is longer than any may be, or empty' },
  'too-many': { closes: true, text: 'too many frames and wakes while the clock has not moved' },
  'clock-runs': { closes: false, text: 'the clock runs by itself; nobody advances it' },
} as const satisfies Readonly<Record<string, { readonly closes: boolean; readonly text: string }>>;

/** The name of what a client has done wrong. */
export type ErrorCode = keyof typeof ERRORS;

/** What the server says. */
export type ServerRecord =
  | {
      readonly say: 'welcome';
      readonly version: number;
      /** number of the implant that is near */
      readonly implant: number;
      readonly model: string;
      /** simulated milliseconds for each real one; 0 when time stands still until it is advanced */
      readonly speed: number;
      readonly now: number;
      /** moment at which it is over */
      readonly until: number;
    }
  /** the implant was heard */
  | { readonly say: 'frame'; readonly at: number; readonly bytes: Uint8Array }
  /** how far time has come; the answer to `advance` */
  | { readonly say: 'time'; readonly at: number }
  | { readonly say: 'error'; readonly code: string; readonly text: string }
  /** the pump is no longer offered */
  | { readonly say: 'end'; readonly at: number };

const { blob, choice, NOTHING, real, record, remark, text, u8, u32, whole } = wire;

/** What a client says, in bytes. */
export const clientWire: Wire<ClientRecord> = choice<ClientRecord, 'say'>('say', {
  hello: [1, record({ version: u8(`${SERVE_VERSION}`), token: text('as the server has printed it') })],
  wake: [2, NOTHING],
  frame: [3, record({ bytes: blob(BLOB_MAX, 'sent through the air as they are') })],
  advance: [4, record({ span: u32('ms, 0 and more') })],
});

/** What the server says, in bytes. */
export const serverWire: Wire<ServerRecord> = choice<ServerRecord, 'say'>('say', {
  welcome: [
    129,
    record({
      version: u8(`${SERVE_VERSION}`),
      implant: u32('number of the implant'),
      model: text('device family'),
      speed: real('simulated ms for each real one; 0 when time stands still'),
      now: whole('ms since the start of the run'),
      until: whole('ms; then it is over'),
    }),
  ],
  frame: [130, record({ at: whole('ms since the start of the run'), bytes: blob(BLOB_MAX, 'heard from the implant') })],
  time: [131, record({ at: whole('ms since the start of the run') })],
  error: [132, record({ code: text('what is wrong, below'), text: remark('in words') })],
  end: [133, record({ at: whole('ms since the start of the run') })],
});

/** A record of the server as bytes, without the length that TCP needs. */
export const written = (said: ServerRecord): Uint8Array => encode(serverWire, said);

/** What a client has said, or why it is nothing. */
export const readRecord = (bytes: Uint8Array): Result<ClientRecord> => decode(clientWire, bytes, 'a record');
