import { firmwareSetup } from '../setup.js';

/** Keeps the comparators armed for what matters in the present state. */
export const sensors = firmwareSetup.createStateConfig({
  initial: 'armed',
  states: {
    armed: { always: { guard: 'armingIsStale', actions: ['rearm', 'tellArming'] } },
  },
});
