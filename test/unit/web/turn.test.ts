import { describe, expect, it } from 'vitest';
import { shownTurn } from '../../../sim/web/watch/turn.js';

describe('the rotor as it is shown', () => {
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
      expect(shownTurn(true_, before)).toEqual({ degrees, slowed });
    },
  );

  it('stays slow where half of it would do, so that the figure does not flicker', () => {
    expect(shownTurn(45, 4).slowed).toBe(4);
    expect(shownTurn(30, 4).slowed).toBe(1);
  });
});
