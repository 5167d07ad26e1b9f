import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { crc32, ok, type Result, refuse } from '../../base/index.js';
import {
  CRC_BYTES,
  type Direction,
  FRAME_MAX,
  FRAME_MIN,
  FRAME_TYPES,
  type Frame,
  type FrameType,
  HEADER_BYTES,
  MAC_BYTES,
  PAYLOAD_MAX,
  PROTOCOL_VERSION,
} from './layout.js';

/** Where each field of the header begins. */
const AT = { version: 0, type: 1, direction: 2, implant: 3, session: 7, counter: 11, heard: 15, length: 19 } as const;
const DIRECTIONS: readonly Direction[] = ['to-implant', 'from-implant'];
const BY_NUMBER = new Map<number, FrameType>(
  Object.entries(FRAME_TYPES).map(([type, kind]) => [kind.number, type as FrameType]),
);
const NO_MAC = new Uint8Array(MAC_BYTES);

/** Whoever does not know the key cannot make these bytes. */
const macOf = (key: Uint8Array, covered: Uint8Array): Uint8Array => hmac(sha256, key, covered).subarray(0, MAC_BYTES);

/** Whether two MACs are equal, looking at each byte whatever was found before. */
function sameMac(a: Uint8Array, b: Uint8Array): boolean {
  let different = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) different |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return different === 0;
}

/**
 * The bytes of a frame, as they go over the air.
 *
 * @param frame  its payload at most {@link PAYLOAD_MAX} bytes
 * @param key    of its session and direction; not used for kinds that need none
 */
export function writeFrame(frame: Frame, key: Uint8Array): Uint8Array {
  const { type, implant, session, counter, heard, payload } = frame;
  const kind = FRAME_TYPES[type];
  const bytes = new Uint8Array(FRAME_MIN + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(AT.version, PROTOCOL_VERSION);
  view.setUint8(AT.type, kind.number);
  view.setUint8(AT.direction, DIRECTIONS.indexOf(kind.direction));
  view.setUint32(AT.implant, implant);
  view.setUint32(AT.session, session);
  view.setUint32(AT.counter, counter);
  view.setUint32(AT.heard, heard);
  view.setUint16(AT.length, payload.length);
  bytes.set(payload, HEADER_BYTES);
  const covered = HEADER_BYTES + payload.length;
  if (kind.sealed) bytes.set(macOf(key, bytes.subarray(0, covered)), covered);
  view.setUint32(covered + MAC_BYTES, crc32(bytes.subarray(0, covered + MAC_BYTES)));
  return bytes;
}

/** What kind of frame these bytes say that they are, whole or not; null for a kind that there is not. */
export const frameKind = (bytes: Uint8Array): FrameType | null => BY_NUMBER.get(bytes[AT.type] ?? 0) ?? null;

/** A frame that arrived whole. Nobody knows yet who sent it. */
export type ReceivedFrame = {
  readonly frame: Frame;
  /** whether a key made its MAC; false for every key where its kind has none */
  readonly madeWith: (key: Uint8Array) => boolean;
};

const ASK_AGAIN = 'send it again';

/**
 * Reads what came over the air; never throws.
 *
 * @returns the frame, or a refusal: `frame-noise` where the bytes are damaged, `frame-version`, `frame-type`, `frame-direction`,
 *   `frame-length` or `frame-mac` where whoever sent them speaks otherwise than this version does
 * @requirement SR-050, SR-051
 */
export function readFrame(bytes: Uint8Array): Result<ReceivedFrame> {
  const { length } = bytes;
  const fits = length >= FRAME_MIN && length <= FRAME_MAX;
  if (!fits) return refuse('frame-noise', `${length} bytes`, `${FRAME_MIN} to ${FRAME_MAX} bytes`, ASK_AGAIN);
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const crc = view.getUint32(length - CRC_BYTES);
  if (crc !== crc32(bytes.subarray(0, length - CRC_BYTES)))
    return refuse('frame-noise', 'a check sum that does not fit', 'the CRC-32 of all before it', ASK_AGAIN);
  const version = view.getUint8(AT.version);
  if (version !== PROTOCOL_VERSION)
    return refuse(
      'frame-version',
      `version ${version}`,
      `version ${PROTOCOL_VERSION}`,
      'use a controller of this version',
    );
  return readFields(bytes.slice(), view);
}

function readFields(bytes: Uint8Array, view: DataView): Result<ReceivedFrame> {
  const number = view.getUint8(AT.type);
  const type = BY_NUMBER.get(number);
  if (type === undefined) return refuse('frame-type', `kind ${number}`, 'a kind of the table of frames', ASK_AGAIN);
  const { direction, sealed } = FRAME_TYPES[type];
  const told = view.getUint8(AT.direction);
  if (DIRECTIONS[told] !== direction)
    return refuse('frame-direction', `${type} in direction ${told}`, `${type} ${direction}`, ASK_AGAIN);
  const payload = view.getUint16(AT.length);
  const there = bytes.length - FRAME_MIN;
  if (payload !== there)
    return refuse('frame-length', `a payload of ${payload} bytes`, `${there} bytes, as many as are there`, ASK_AGAIN);
  const covered = bytes.subarray(0, HEADER_BYTES + payload);
  const mac = bytes.subarray(covered.length, covered.length + MAC_BYTES);
  if (!sealed && !sameMac(mac, NO_MAC)) return refuse('frame-mac', `a MAC on ${type}`, 'sixteen zeros', ASK_AGAIN);
  const frame: Frame = {
    type,
    implant: view.getUint32(AT.implant),
    session: view.getUint32(AT.session),
    counter: view.getUint32(AT.counter),
    heard: view.getUint32(AT.heard),
    payload: covered.subarray(HEADER_BYTES),
  };
  return ok({ frame, madeWith: (key) => sealed && sameMac(mac, macOf(key, covered)) });
}
