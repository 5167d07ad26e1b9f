import { type ArrowName, arrowsOf, compiled, type StateName, statesOf } from '../../statechart/index.js';
import { linkSetup } from './dictionary.js';
import type { LinkEvent, LinkOutput } from './events.js';
import type { LinkMemory } from './memory.js';
import { link } from './picture.js';

/** A controller's link as an XState statechart: one region beside nothing. */
export const linkMachine = linkSetup.createMachine({
  id: 'link',
  type: 'parallel',
  context: ({ input }) => input,
  states: { link },
});

/** States of a controller's link. */
export type LinkState = 'idle' | 'calling' | 'proving' | 'open' | 'saying' | 'reading' | 'closing';

/** The machine as lookup tables. */
export const LINK_CHART = {
  regions: compiled<LinkMemory, LinkEvent, LinkOutput>(linkMachine, ['link']),
  rewritten: (memory: LinkMemory, changes: Partial<LinkMemory>): LinkMemory => ({ ...memory, ...changes }),
};

/** All arrows of the chart of a controller’s link, by their names. */
export const linkArrows = (): readonly ArrowName[] => arrowsOf(LINK_CHART.regions);

/** All states of the chart of a controller’s link, by their names. */
export const linkStates = (): readonly StateName[] => statesOf(LINK_CHART.regions);
