import { plain } from '../../../src/units/index.js';

/** A number with three figures that count: `0.147`, `36.1`, `1240`; what is nearly nothing is nothing. */
export const figure = (value: number): string => plain(Math.abs(value) < 1e-9 ? 0 : value, 3);
