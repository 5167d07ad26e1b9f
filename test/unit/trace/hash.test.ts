import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createLineHash, sha256Hex } from '../../../sim/trace/index.js';

const byNode = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256Hex', () => {
  it('gives the published value of "abc"', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it.each(['', 'µL', 'x'.repeat(100_000)])('agrees with another implementation', (text) => {
    expect(sha256Hex(text)).toBe(byNode(text));
  });
});

describe('line hash', () => {
  it('is the hash of all lines with their line ends, also when it is asked in between', () => {
    const hash = createLineHash();
    let text = '';
    for (let i = 0; i < 3_000; i++) {
      const line = `line ${i} µ`;
      hash.add(line);
      text += `${line}\n`;
      if (i % 1_000 === 7) expect(hash.hex()).toBe(byNode(text));
    }
    expect(hash.hex()).toBe(byNode(text));
    expect(hash.hex()).toBe(byNode(text));
  });
});
