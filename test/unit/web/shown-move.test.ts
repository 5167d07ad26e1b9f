import { describe, expect, it } from 'vitest';
import { shownMove } from '../../../sim/web/watch/shown-move.js';

describe('what comes round, as it is shown', () => {
  it.each([
    [0, 1, 0, 1],
    [40, 1, 40, 1],
    [-40, 1, -40, 1],
    [41, 1, 20.5, 2],
    [160, 1, 40, 4],
    [10_000, 1, 10_000 / 256, 256],
  ])(
    'turns by %d degrees, before slowed %d times, as %d degrees, slowed %d times',
    (true_, before, degrees, slowed) => {
      expect(shownMove(true_, 40, before)).toEqual({ moved: degrees, slowed });
    },
  );

  it('stays slow where half of it would do, so that the figure does not flicker', () => {
    expect(shownMove(45, 40, 4).slowed).toBe(4);
    expect(shownMove(30, 40, 4).slowed).toBe(1);
  });
});
