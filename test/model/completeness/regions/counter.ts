import { ACTS, ignored, never, type RegionRows } from '../marks.js';

const TOLD_ONCE = never('the second counter is asked again only when the pump was programmed');

export const counter: RegionRows = {
  agrees: { 'command.program': ignored('there is nothing to forget'), 'sensor.count-differs': ACTS },
  over: { 'command.program': ACTS, 'sensor.count-differs': TOLD_ONCE },
  under: { 'command.program': ACTS, 'sensor.count-differs': TOLD_ONCE },
};
