import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/base/index.js';

const bytes = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0));

describe('CRC-32', () => {
  // Check values of the published catalogues of CRCs.
  it.each([
    ['', 0],
    ['123456789', 0xcbf43926],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ])('of %j is %i', (text, sum) => expect(crc32(bytes(text))).toBe(sum));

  it('changes with every single bit', () => {
    const data = bytes('one program');
    for (let bit = 0; bit < data.length * 8; bit++) {
      const flipped = data.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(crc32(flipped)).not.toBe(crc32(data));
    }
  });
});
