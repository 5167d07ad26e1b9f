import { plain } from '../../src/units/index.js';

/** A number with three figures that count: `0.147`, `36.1`, `1240`; what is nearly nothing is nothing. */
export const figure = (value: number): string => plain(Math.abs(value) < 1e-9 ? 0 : value, 3);

/** Speeds to choose from: simulated ms for each real one. */
export const SPEEDS: readonly (readonly [name: string, speed: number])[] = [
  ['real time', 1],
  ['1 min/s', 60],
  ['10 min/s', 600],
  ['1 h/s', 3_600],
  ['6 h/s', 21_600],
  ['1 day/s', 86_400],
  ['1 week/s', 604_800],
  ['1 year/min', 525_600],
];
