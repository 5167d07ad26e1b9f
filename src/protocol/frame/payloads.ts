import { blob, bytes, NOTHING, numbered, record, text, u8, u16, u32, type Wire } from '../wire/index.js';
import { type FrameType, PAYLOAD_MAX } from './layout.js';

/** Who may hold a controller: the patient asks for boluses and reads, the clinician treats, the service reads logs. */
export type Role = 'patient' | 'clinician' | 'service';

/** Numbers of the roles on the wire. */
export const ROLE_NUMBERS: { readonly [R in Role]: number } = { patient: 1, clinician: 2, service: 3 };

/** Bytes of a number that is used once. */
export const NONCE_BYTES = 16;

/** Most bytes of a message that travel in one frame: what the fields beside them leave of a payload. */
export const PART_MAX = PAYLOAD_MAX - 10;

/** What anybody may read: which versions the implant speaks and what it is. Nothing of its patient. */
export type Identity = { readonly lowest: number; readonly highest: number; readonly model: string };
/** Somebody wants to talk. */
export type Hello = { readonly role: Role; readonly controller: number; readonly nonce: Uint8Array };
/** Who wants to talk must show that he knows the key; `asked` is the nonce of his hello. */
export type Challenge = { readonly asked: Uint8Array; readonly nonce: Uint8Array };
/** The session stands; what ends it. Spans in whole seconds. */
export type Welcome = {
  readonly silence: number;
  readonly idle: number;
  readonly absolute: number;
  readonly confirm: number;
};
/** A part of a message, of `total` bytes in all. Messages of a session are numbered 1, 2, 3 … */
export type Part = {
  readonly message: number;
  readonly offset: number;
  readonly total: number;
  readonly bytes: Uint8Array;
};
/** How much of a message has arrived. */
export type Got = { readonly message: number; readonly received: number };
/** Where the next part of the answer to a message shall begin. */
export type Get = { readonly message: number; readonly offset: number };

const part = record<Part>({
  message: u32('number of the message'),
  offset: u16('of the first byte'),
  total: u16('bytes of the message'),
  bytes: blob(PART_MAX, 'the part'),
});

/** What a frame of each kind carries. */
export type Payloads = {
  readonly identify: object;
  readonly identity: Identity;
  readonly hello: Hello;
  readonly challenge: Challenge;
  readonly proof: object;
  readonly welcome: Welcome;
  readonly put: Part;
  readonly got: Got;
  readonly get: Get;
  readonly part: Part;
  readonly bye: object;
  readonly closed: object;
  readonly ping: object;
  readonly pong: object;
};

/** The payload of each kind of frame in bytes. */
export const PAYLOADS: { readonly [T in FrameType]: Wire<Payloads[T]> } = {
  identify: NOTHING,
  identity: record<Identity>({
    lowest: u8('lowest version spoken'),
    highest: u8('highest version spoken'),
    model: text('device family'),
  }),
  hello: record<Hello>({
    role: numbered(ROLE_NUMBERS, 'role'),
    controller: u32('number of the controller'),
    nonce: bytes(NONCE_BYTES, 'used once'),
  }),
  challenge: record<Challenge>({
    asked: bytes(NONCE_BYTES, 'of the hello that it answers'),
    nonce: bytes(NONCE_BYTES, 'used once'),
  }),
  proof: NOTHING,
  welcome: record<Welcome>({
    silence: u16('s without a frame that is fresh'),
    idle: u16('s without a message'),
    absolute: u16('s in all'),
    confirm: u16('s for a proposal'),
  }),
  put: part,
  got: record<Got>({ message: u32('number of the message'), received: u16('bytes so far') }),
  get: record<Get>({ message: u32('number of the message'), offset: u16('of the first byte') }),
  part,
  bye: NOTHING,
  closed: NOTHING,
  ping: NOTHING,
  pong: NOTHING,
};
