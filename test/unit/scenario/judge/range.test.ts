import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Comparison } from '../../../../sim/scenario/index.js';
import { holdsEverywhere, holdsFor, holdsSomewhere } from '../../../../sim/scenario/judge/range.js';

const compare = (is: Comparison['is'], value: number, tolerance = 0): Comparison => ({
  quantity: { signal: 'pressure' },
  is,
  value,
  tolerance,
  kind: 'pressure',
});

it.each([
  ['<', 3, 5, 3, false, false],
  ['<', 2, 5, 3, true, false],
  ['<', 1, 2, 3, true, true],
  ['<=', 3, 3, 3, true, true],
  ['<=', 3, 4, 3, true, false],
  ['>', 1, 3, 3, false, false],
  ['>', 1, 4, 3, true, false],
  ['>=', 3, 4, 3, true, true],
  ['=', 1, 5, 3, true, false],
  ['=', 3, 3, 3, true, true],
  ['=', 4, 5, 3, false, false],
  ['!=', 1, 5, 3, true, false],
  ['!=', 3, 3, 3, false, false],
  ['!=', 4, 5, 3, true, true],
  ['within', 1, 9, 3, true, false],
  ['within', 2, 4, 3, true, true],
  ['within', 5, 9, 3, false, false],
] as const)(
  '%s over %d … %d against %d: somewhere %s, everywhere %s',
  (is, low, high, value, somewhere, everywhere) => {
    const comparison = compare(is, value, is === 'within' ? 1 : 0);
    expect([holdsSomewhere(comparison, { low, high }), holdsEverywhere(comparison, { low, high })]).toEqual([
      somewhere,
      everywhere,
    ]);
  },
);

it('lets the noise of doubles decide nothing', () => {
  expect(holdsFor(compare('<=', 0.3), 0.1 + 0.2)).toBe(true);
  expect(holdsFor(compare('=', 0.3), 0.1 + 0.2)).toBe(true);
  expect(holdsFor(compare('>', 0.3), 0.1 + 0.2)).toBe(false);
});

it('means the same for one value, everywhere and somewhere', () => {
  const signs = fc.constantFrom<Comparison['is']>('<', '<=', '>', '>=', '=', '!=', 'within');
  const number = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(signs, number, number, (is, value, found) => {
      const comparison = compare(is, value, 2);
      expect(holdsEverywhere(comparison, { low: found, high: found })).toBe(holdsFor(comparison, found));
    }),
  );
});
