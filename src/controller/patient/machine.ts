import { withChanges } from '../../base/index.js';
import { type ArrowName, arrowsOf, compiled, type StateName, statesOf } from '../../statechart/index.js';
import { handheldSetup } from './dictionary.js';
import type { HandheldEvent, HandheldOrder } from './events.js';
import type { HandheldMemory } from './memory.js';
import { data, errand, sound } from './picture.js';

/** A patient's handheld as an XState statechart. Its regions act on one event in this order: what is known, what is done, what sounds. */
export const handheldMachine = handheldSetup.createMachine({
  id: 'handheld',
  type: 'parallel',
  context: ({ input }) => input,
  states: { data, errand, sound },
});

/** State of each region of a handheld. */
export type HandheldState = {
  readonly data: keyof (typeof data)['states'];
  readonly errand: keyof (typeof errand)['states'];
  readonly sound: keyof (typeof sound)['states'];
};

/** The machine as lookup tables. */
export const HANDHELD_CHART = {
  regions: compiled<HandheldMemory, HandheldEvent, HandheldOrder>(handheldMachine, ['data', 'errand', 'sound']),
  rewritten: withChanges<HandheldMemory>,
};

/** All arrows of the chart of a handheld, by their names. */
export const handheldArrows = (): readonly ArrowName[] => arrowsOf(HANDHELD_CHART.regions);

/** All states of the handheld’s chart, by their names. */
export const handheldStates = (): readonly StateName[] => statesOf(HANDHELD_CHART.regions);
