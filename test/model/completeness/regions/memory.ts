import { ACTS, ignored, type RegionRows } from '../marks.js';

const SOUND = ignored('there is nothing to clear');

/** Whether the memory is what was written. */
export const memory: RegionRows = {
  sound: { 'clock.deadline': SOUND, 'command.program': SOUND, 'memory.upset': ACTS },
  'non-critical-error': {
    'clock.deadline': ACTS,
    'command.program': ignored('a program tests nothing; the self-test clears the error'),
    'memory.upset': ACTS,
  },
  'critical-error': {
    'clock.deadline': ignored('no passing of time ends it'),
    'command.program': ACTS,
    'memory.upset': ACTS,
  },
};
