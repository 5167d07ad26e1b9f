import { ACTS, ignored, never, type RegionRows } from '../marks.js';

const ONE_WAY = never('the voltage is watched until the battery is due, and never again');

export const battery: RegionRows = {
  normal: { 'clock.deadline': ACTS, 'sensor.battery-below': ACTS },
  'replacement-due': { 'clock.deadline': ACTS, 'sensor.battery-below': ONE_WAY },
  'end-of-service': { 'clock.deadline': ignored('the end is final'), 'sensor.battery-below': ONE_WAY },
};
