import type { Figures } from '../../support/search/search.js';

/** How far each search went when it was last looked at: it may go further, and never less far. */
export const FLOORS: Readonly<Record<string, Figures>> = {
  'everything, from the shelf': { depth: 5, states: 14_000, transitions: 52_000 },
  'everything, from each starting point': { depth: 2, states: 6_100, transitions: 16_000 },
  'everything, from therapy': { depth: 3, states: 8_600, transitions: 26_000 },
  boluses: { depth: 7, states: 19_000, transitions: 64_000 },
  'stops and starts': { depth: 6, states: 14_000, transitions: 40_000 },
  'sounds and sensors': { depth: 5, states: 6_600, transitions: 14_000 },
  'xstate/graph, from the shelf': { depth: 4, states: 1_700, transitions: 5_700 },
  'xstate/graph, from each starting point': { depth: 2, states: 6_700, transitions: 17_000 },
};
