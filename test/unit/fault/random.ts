import type { Random } from '../../../sim/random/index.js';

/** A small generator for tables of plans; only `whole` is drawn by the catalogue. */
export function randomAt(seed: number): Random {
  let state = (seed * 2_654_435_761 + 12_345) % 2_147_483_647;
  const whole = (low: number, high: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return low + (state % (high - low + 1));
  };
  return { whole } as unknown as Random;
}
