import type { RegionRows } from '../marks.js';

/** One state, which no input moves: it arms for what the other regions have come to. */
export const sensors: RegionRows = { armed: {} };
