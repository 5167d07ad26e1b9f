import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../sim/trace/index.js';
import { InvariantError } from '../../../src/base/index.js';

const circle: Record<string, unknown> = {};
circle.self = circle;

describe('canonical', () => {
  it.each([
    [{ b: 1, a: { d: [], c: {} } }, '{"a":{"c":{},"d":[]},"b":1}'],
    [[3, { z: null, y: true }, 'x'], '[3,{"y":true,"z":null},"x"]'],
    [{ zero: -0 }, '{"zero":0}'],
    ['say "µL"\n\u{1F48A}\ud800', '"say \\"µL\\"\\n\u{1F48A}\\ud800"'],
    [1e21, '1e+21'],
    [0.1 + 0.2, '0.30000000000000004'],
    [{ é: 1, z: 2, Z: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"Z":3,"z":2,"é":1}'],
  ])('%j', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it.each([
    ['$.a[1].b is NaN', { a: [0, { b: Number.NaN }] }],
    ['$.x is Infinity', { x: Number.POSITIVE_INFINITY }],
    ['$.gone is undefined', { here: 1, gone: undefined }],
    ['$[1] is undefined', [1, undefined]],
    ['$ is bigint', 1n],
    ['$.f is function', { f: () => 1 }],
    ['$.m is an instance of Map', { m: new Map() }],
    ['.self is more than 64 levels', circle],
  ])('names the path: %s', (message, value) => {
    expect(() => canonical(value)).toThrow(InvariantError);
    expect(() => canonical(value)).toThrow(message);
  });

  it('sorts also after more shapes than it remembers', () => {
    for (let i = 0; i < 10_000; i++) canonical({ [`key${i}`]: i });
    expect(canonical({ zz: 1, yy: { b: 2, a: 3 } })).toBe('{"yy":{"a":3,"b":2},"zz":1}');
  });

  it('means what JSON means, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value);
        // JSON.stringify writes -0 as 0 too
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (fields) => {
        expect(canonical(Object.fromEntries(Object.entries(fields).reverse()))).toBe(canonical(fields));
      }),
    );
  });
});
