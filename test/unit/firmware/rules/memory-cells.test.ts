import { expect, it } from 'vitest';
import type { Plain } from '../../../../src/base/index.js';
import { cellsOf, differences, flippedIn } from '../../../../src/firmware/rules/memory-cells.js';

it('SR-028 every value is a cell with its bits: numbers, letters, flags and nothing', () => {
  const data = { a: 1, b: true, c: 'xyz', d: null, e: [], f: '', g: { h: [7, false] } };
  expect(cellsOf(data).map(({ path, bits }) => [path.join('.'), bits])).toEqual([
    ['a', 64],
    ['b', 1],
    ['c', 48],
    ['d', 1],
    ['g.h.0', 64],
    ['g.h.1', 1],
  ]);
});

it.each<[string, Plain, number, Plain]>([
  ['the lowest of a number', 1, 0, 1 + 2 ** -52],
  ['the eighth of a number', 1, 7, 1 + 2 ** -45],
  ['the ninth of a number', 1, 8, 1 + 2 ** -44],
  ['one of its exponent', 1, 52, 0.5],
  ['its sign', 1, 63, -1],
  ['one of the first letter', 'abc', 0, '`bc'],
  ['one of the second letter', 'abc', 17, 'a`c'],
  ['the lowest of the third letter', 'abc', 32, 'abb'],
  ['a flag that is set', true, 0, false],
  ['a flag that is not set', false, 0, true],
  ['the one of nothing', null, 0, 0],
])('SR-028 a bit flips alone: %s', (_, value, bit, expected) => {
  expect(flippedIn(value, { path: [], bits: 64 }, bit)).toBe(expected);
  expect(flippedIn({ other: 1, list: [5, value] }, { path: ['list', '1'], bits: 64 }, bit)).toEqual({
    other: 1,
    list: [5, expected],
  });
});

it.each<[string, Plain, Plain, readonly string[]]>([
  ['nothing', { a: [1, null], b: 'x' }, { a: [1, null], b: 'x' }, []],
  ['one value', { a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, ['b.c']],
  ['two values', { a: [1, 2], b: false }, { a: [1, 3], b: true }, ['a.1', 'b']],
  ['the sign of zero', { a: 0 }, { a: -0 }, ['a']],
  ['nothing, with no number on both sides', { a: Number.NaN }, { a: Number.NaN }, []],
  ['a record that is gone', { a: { b: 1 } }, { a: null }, ['a']],
  ['a record that is new', { a: null }, { a: { b: 1 } }, ['a']],
  ['a list that is longer', { a: [1] }, { a: [1, 2] }, ['a']],
  ['a list that is shorter', { a: [1, 2] }, { a: [1] }, ['a']],
  ['another name for the same', { a: { b: 1 } }, { a: { c: 1 } }, ['a.b']],
])('SR-028 two versions of the same data differ in %s', (_, one, other, paths) => {
  expect(differences(one, other).map((path) => path.join('.'))).toEqual(paths);
});
