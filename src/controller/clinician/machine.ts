import { withChanges } from '../../base/index.js';
import { type ArrowName, arrowsOf, compiled, type StateName, statesOf } from '../../statechart/index.js';
import { programmerSetup } from './dictionary.js';
import type { ProgrammerEvent, ProgrammerOrderOut } from './events.js';
import type { ProgrammerMemory } from './memory.js';
import { dialogue } from './picture.js';

/** The clinician's programmer as an XState statechart: one region beside nothing. */
export const programmerMachine = programmerSetup.createMachine({
  id: 'programmer',
  type: 'parallel',
  context: ({ input }) => input,
  states: { dialogue },
});

/** States of a programmer. */
export type ProgrammerState = keyof (typeof dialogue)['states'];

/** The machine as lookup tables. */
export const PROGRAMMER_CHART = {
  regions: compiled<ProgrammerMemory, ProgrammerEvent, ProgrammerOrderOut>(programmerMachine, ['dialogue']),
  rewritten: withChanges<ProgrammerMemory>,
};

/** All arrows of the chart of a programmer, by their names. */
export const programmerArrows = (): readonly ArrowName[] => arrowsOf(PROGRAMMER_CHART.regions);

/** All states of the programmer’s chart, by their names. */
export const programmerStates = (): readonly StateName[] => statesOf(PROGRAMMER_CHART.regions);
