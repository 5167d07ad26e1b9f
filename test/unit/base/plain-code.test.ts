import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain, encodePlain, type Plain } from '../../../src/base/index.js';

const plain = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Plain>;

describe('plain data as bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(plain, (data) => {
        expect(decodePlain(encodePlain(data))).toEqual({ value: data });
      }),
    );
  });

  it('are the same bytes whatever the order of the keys', () => {
    expect(encodePlain({ a: 1, b: { c: null, d: [true] } })).toEqual(encodePlain({ b: { d: [true], c: null }, a: 1 }));
  });

  it('are bytes', () => {
    fc.assert(
      fc.property(plain, (data) => {
        expect(encodePlain(data).every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)).toBe(true);
      }),
    );
  });

  it('are not read from a part of them, nor from more than them', () => {
    fc.assert(
      fc.property(plain, fc.nat(), (data, n) => {
        const bytes = encodePlain(data);
        expect(decodePlain(bytes.slice(0, n % bytes.length))).toBe(null);
        expect(decodePlain([...bytes, 0])).toBe(null);
      }),
    );
  });

  it('reads any bytes without breaking', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 }), (bytes) => {
        expect(() => decodePlain(bytes)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});
