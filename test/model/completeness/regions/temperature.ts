import { ACTS, never, type RegionRows } from '../marks.js';

export const temperature: RegionRows = {
  normal: {
    'sensor.temperature-above': ACTS,
    'sensor.temperature-below': ACTS,
  },
  low: {
    'sensor.temperature-above': ACTS,
    'sensor.temperature-below': never('a cold pump is watched for warming only'),
  },
  high: {
    'sensor.temperature-above': ACTS,
    'sensor.temperature-below': ACTS,
  },
  limit: {
    'sensor.temperature-above': ACTS,
    'sensor.temperature-below': ACTS,
  },
};
