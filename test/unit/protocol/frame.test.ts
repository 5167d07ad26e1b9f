import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/base/index.js';
import {
  FRAME_MAX,
  FRAME_MIN,
  FRAME_TYPES,
  type Frame,
  type FrameType,
  PAYLOAD_MAX,
  readFrame,
  writeFrame,
} from '../../../src/protocol/index.js';

const KEY = new Uint8Array(32).fill(7);
const OTHER = new Uint8Array(32).fill(8);
const PUT: Frame = {
  type: 'put',
  implant: 0x01020304,
  session: 0x05060708,
  counter: 9,
  heard: 0x0a,
  payload: new Uint8Array([0xaa, 0xbb]),
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** The bytes with some of them changed, under a check sum that fits again. */
function altered(bytes: Uint8Array, at: number, ...changes: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(changes, at);
  const end = copy.length - 4;
  new DataView(copy.buffer).setUint32(end, crc32(copy.subarray(0, end)));
  return copy;
}
const codeOf = (bytes: Uint8Array): string => {
  const read = readFrame(bytes);
  return read.ok ? 'read' : read.refusal.code;
};
const put = writeFrame(PUT, KEY);

describe('a frame', () => {
  it('lies in bytes as the page says', () => {
    expect(hex(put.subarray(0, 23))).toBe('010700 01020304 05060708 00000009 0000000a 0002 aabb'.replaceAll(' ', ''));
    expect(put.length).toBe(23 + 16 + 4);
    expect(new DataView(put.buffer).getUint32(39)).toBe(crc32(put.subarray(0, 39)));
  });

  it.each(Object.keys(FRAME_TYPES) as FrameType[])('is read as it was written: %s', (type) => {
    const frame = { ...PUT, type };
    const read = readFrame(writeFrame(frame, KEY));
    expect(read).toMatchObject({ ok: true, value: { frame } });
    if (!read.ok) return;
    const { sealed } = FRAME_TYPES[type];
    expect([read.value.madeWith(KEY), read.value.madeWith(OTHER)]).toEqual([sealed, false]);
  });

  it('has a number of its own for each kind', () => {
    const numbers = Object.values(FRAME_TYPES).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('SR-050 is noise when any one bit of it is another', () => {
    for (let bit = 0; bit < put.length * 8; bit++) {
      const hit = put.slice();
      hit[bit >> 3] = (hit[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(codeOf(hit)).toBe('frame-noise');
    }
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a byte less than the shortest', new Uint8Array(FRAME_MIN - 1)],
    ['a byte more than the longest', new Uint8Array(FRAME_MAX + 1)],
    ['its beginning', put.subarray(0, put.length - 1)],
    ['its end', put.subarray(1)],
  ])('SR-050 is noise: %s', (_, bytes) => expect(codeOf(bytes)).toBe('frame-noise'));

  it('takes a payload of the greatest length', () => {
    const longest = writeFrame({ ...PUT, payload: new Uint8Array(PAYLOAD_MAX) }, KEY);
    expect([longest.length, codeOf(longest)]).toEqual([FRAME_MAX, 'read']);
  });

  it.each([
    ['SR-051 an older version', 0, [0], 'frame-version'],
    ['SR-051 a newer version', 0, [2], 'frame-version'],
    ['a kind that there is not', 1, [99], 'frame-type'],
    ['SR-051 the other direction', 2, [1], 'frame-direction'],
    ['no direction', 2, [2], 'frame-direction'],
    ['a payload longer than there is', 19, [0, 3], 'frame-length'],
    ['a payload shorter than there is', 19, [0, 1], 'frame-length'],
  ])('is refused under a right check sum: %s', (_, at, changes, code) => {
    expect(codeOf(altered(put, at, ...changes))).toBe(code);
  });

  it('is refused when it carries a MAC that its kind does not have', () => {
    const open = writeFrame({ ...PUT, type: 'hello' }, KEY);
    expect(codeOf(altered(open, 24, 1))).toBe('frame-mac');
  });

  it('SR-050 SR-051 is from nobody who knows the key when a byte before its MAC is another', () => {
    for (let at = 0; at < 23; at++) {
      const read = readFrame(altered(put, at, (put[at] as number) ^ 1));
      if (read.ok) expect(read.value.madeWith(KEY)).toBe(false);
    }
    const forged = readFrame(altered(put, 23, (put[23] as number) ^ 1));
    expect(forged.ok && forged.value.madeWith(KEY)).toBe(false);
  });

  it('does not change with the bytes that it was read from', () => {
    const bytes = put.slice();
    const read = readFrame(bytes);
    bytes.fill(0);
    expect(read).toMatchObject({ ok: true, value: { frame: PUT } });
    expect(read.ok && read.value.madeWith(KEY)).toBe(true);
  });
});
