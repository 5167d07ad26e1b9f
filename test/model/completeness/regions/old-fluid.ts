import { ACTS, ignored, type RegionRows } from '../marks.js';

export const oldFluid: RegionRows = {
  none: { 'clock.deadline': ignored('nothing of a fluid before is left'), 'command.refill': ACTS },
  'in-line': { 'clock.deadline': ACTS, 'command.refill': ACTS },
};
