import { ACTS, ignored, never, type RegionRows } from '../marks.js';

const NOTHING_LATCHED = ignored('no release waits for an acknowledgement');
const NOT_ARMED = never('the fall of the pressure is watched only once it has risen');

export const line: RegionRows = {
  clear: {
    'command.acknowledge': NOTHING_LATCHED,
    'sensor.pressure-above': ACTS,
    'sensor.pressure-below': NOT_ARMED,
  },
  'occlusion-suspected': {
    'command.acknowledge': NOTHING_LATCHED,
    'sensor.pressure-above': ACTS,
    'sensor.pressure-below': ACTS,
  },
  occluded: {
    'command.acknowledge': ignored('the alarm refuses it while the line is blocked'),
    'sensor.pressure-above': never('a blocked line is watched for release only'),
    'sensor.pressure-below': ACTS,
  },
  released: {
    'command.acknowledge': ACTS,
    'sensor.pressure-above': ACTS,
    'sensor.pressure-below': NOT_ARMED,
  },
};
