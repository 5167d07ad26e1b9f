import { expect, it } from 'vitest';
import { countsMore } from '../../../../src/firmware/rules/counter.js';
import type { Instant } from '../../../../src/units/index.js';

it.each([
  [1, 'more', true],
  [0, 'no more', false],
  [-1, 'less', false],
])('SR-030 a counter that is off by %i has counted %s than was ordered', (strokes, _, expected) => {
  expect(countsMore({ type: 'sensor.count-differs', at: 0 as Instant, strokes })).toBe(expected);
});
