/** The one version of the frames that there is; no older or newer one is ever taken. */
export const PROTOCOL_VERSION = 1;

/** Most bytes of a frame's payload. @source ASSUMED, A-282 */
export const PAYLOAD_MAX = 256;

/** Bytes before the payload: version, type, direction, implant, session, counter, heard, length. */
export const HEADER_BYTES = 21;
/** Bytes of the check that only who knows the key can make: HMAC-SHA-256, cut to its first 128 bits. */
export const MAC_BYTES = 16;
/** Bytes of the check against noise: CRC-32, highest byte first. It keeps nobody out. */
export const CRC_BYTES = 4;

/** Fewest and most bytes of a frame. */
export const FRAME_MIN = HEADER_BYTES + MAC_BYTES + CRC_BYTES;
export const FRAME_MAX = FRAME_MIN + PAYLOAD_MAX;

/** Which way a frame goes. */
export type Direction = 'to-implant' | 'from-implant';

/**
 * The kinds of frames: number on the wire, which way they go, and whether a MAC must hold before anything is believed. Numbers are never
 * used again for another kind.
 */
export const FRAME_TYPES = {
  identify: { number: 1, direction: 'to-implant', sealed: false },
  identity: { number: 2, direction: 'from-implant', sealed: false },
  hello: { number: 3, direction: 'to-implant', sealed: false },
  challenge: { number: 4, direction: 'from-implant', sealed: false },
  proof: { number: 5, direction: 'to-implant', sealed: true },
  welcome: { number: 6, direction: 'from-implant', sealed: true },
  put: { number: 7, direction: 'to-implant', sealed: true },
  got: { number: 8, direction: 'from-implant', sealed: true },
  get: { number: 9, direction: 'to-implant', sealed: true },
  part: { number: 10, direction: 'from-implant', sealed: true },
  bye: { number: 11, direction: 'to-implant', sealed: true },
  closed: { number: 12, direction: 'from-implant', sealed: true },
  ping: { number: 13, direction: 'to-implant', sealed: true },
  pong: { number: 14, direction: 'from-implant', sealed: true },
} as const satisfies Readonly<Record<string, FrameKind>>;

type FrameKind = { readonly number: number; readonly direction: Direction; readonly sealed: boolean };

/** Name of a kind of frame. */
export type FrameType = keyof typeof FRAME_TYPES;

/** A frame before it is sealed and after it was read. */
export type Frame = {
  readonly type: FrameType;
  /** which implant; a frame for another is not for this one */
  readonly implant: number;
  /** 0 outside of any session */
  readonly session: number;
  /** grows with every frame of its direction within a session */
  readonly counter: number;
  /** highest counter that the sender has heard from the other end; what was held back on its way tells of an older one */
  readonly heard: number;
  readonly payload: Uint8Array;
};
