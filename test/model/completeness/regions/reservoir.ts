import { ACTS, ignored, type RegionRows } from '../marks.js';

export const reservoir: RegionRows = {
  normal: { 'clock.deadline': ACTS, 'command.refill': ACTS, 'command.low-alarm': ACTS, 'command.acknowledge': ACTS },
  low: { 'clock.deadline': ACTS, 'command.refill': ACTS, 'command.low-alarm': ACTS, 'command.acknowledge': ACTS },
  empty: {
    'clock.deadline': ignored('only a refill fills it'),
    'command.refill': ACTS,
    'command.low-alarm': ACTS,
    'command.acknowledge': ACTS,
  },
};
