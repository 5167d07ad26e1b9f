import type { Concentration } from '../units/index.js';

/** What a reservoir or a line holds, as typed at the refill. */
export type Fluid = { readonly drug: string; readonly concentration: Concentration };
