import { ACTS, never, type RegionRows } from '../marks.js';

export const temperature: RegionRows = {
  normal: {
    'sensor.temperature-above': ACTS,
    'sensor.temperature-below': never('the fall of the temperature is watched only in a warm pump'),
  },
  high: {
    'sensor.temperature-above': never('a warm pump is watched for cooling only'),
    'sensor.temperature-below': ACTS,
  },
};
