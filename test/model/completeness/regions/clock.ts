import { ACTS, type RegionRows } from '../marks.js';

/** One state: a clock goes on whatever becomes of the pump, and can always be set. */
export const clock: RegionRows = { going: { 'command.set-clock': ACTS, 'clock.jumped': ACTS } };
