import { expect, it } from 'vitest';
import { hasNew } from '../../../sim/web/sound/new-alarm.js';

it('tells an alarm that comes from one that ends', () => {
  expect(hasNew([], ['occlusion'])).toBe(true);
  expect(hasNew(['occlusion'], ['occlusion', 'motor-stall'])).toBe(true);
  expect(hasNew(['occlusion'], ['motor-stall'])).toBe(true);
  expect(hasNew(['occlusion', 'motor-stall'], ['motor-stall', 'occlusion'])).toBe(false);
  expect(hasNew(['occlusion', 'motor-stall'], ['occlusion'])).toBe(false);
});
