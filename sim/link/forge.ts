import { crc32 } from '../../src/base/index.js';
import type { Random } from '../random/index.js';

/** Bytes of the check sum at the end of a frame. */
const CRC_BYTES = 4;

/** The bytes with a check sum that fits, as anybody can work it out. */
function summed(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= CRC_BYTES) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  view.setUint32(bytes.length - CRC_BYTES, crc32(bytes.subarray(0, bytes.length - CRC_BYTES)));
  return bytes;
}

const cut = (bytes: Uint8Array, random: Random): Uint8Array => bytes.slice(0, random.whole(0, bytes.length));

function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const at = random.whole(0, copy.length - 1);
  copy[at] = (copy[at] ?? 0) ^ random.whole(1, 255);
  return summed(copy);
}

function spliced(head: Uint8Array, tail: Uint8Array, random: Random): Uint8Array {
  const at = random.whole(0, Math.min(head.length, tail.length));
  const joined = new Uint8Array(tail.length);
  joined.set(head.subarray(0, at));
  joined.set(tail.subarray(at), at);
  return summed(joined);
}

/**
 * What somebody sends who has overheard these frames and knows no key: one of them as it was, cut, with a byte changed, or with the head of
 * another; check sums fit where he could make them.
 *
 * @param overheard  at least one
 */
export function forged(overheard: readonly Uint8Array[], random: Random): Uint8Array {
  const one = (): Uint8Array => overheard[random.whole(0, overheard.length - 1)] ?? new Uint8Array(0);
  const [first, second, how] = [one(), one(), random.whole(0, 3)];
  if (first.length === 0 || how === 0) return first;
  if (how === 1) return cut(first, random);
  return how === 2 ? changed(first, random) : spliced(first, second, random);
}
