import { ACTS, follows, ignored, type RegionRows } from '../marks.js';

const HELD = follows('an alarm begins that holds the flow');
const GOES_ON = follows('nothing holds the flow any more, and it goes on');
const STILL_HELD = ignored('what held the flow holds it still');
const NOTHING_COUNTS = ignored('no flow goes on by it that an alarm had held');
const WAITS = ignored('only a new program lets the flow go on');

export const restarts: RegionRows = {
  free: {
    'clock.deadline': HELD,
    'command.program': ACTS,
    'command.prime': NOTHING_COUNTS,
    'command.stop': NOTHING_COUNTS,
    'command.suspend': ACTS,
    'command.resume': NOTHING_COUNTS,
    'command.refill': NOTHING_COUNTS,
    'command.acknowledge': NOTHING_COUNTS,
    'sensor.count-differs': HELD,
    'sensor.pressure-above': HELD,
    'sensor.pressure-below': NOTHING_COUNTS,
    'sensor.temperature-above': HELD,
    'sensor.temperature-below': NOTHING_COUNTS,
    'sensor.flow-above': HELD,
    'sensor.flow-reverse': HELD,
    'sensor.brown-out': NOTHING_COUNTS,
    'sensor.watchdog-reset': NOTHING_COUNTS,
  },
  held: {
    'clock.deadline': GOES_ON,
    'command.program': ACTS,
    'command.prime': STILL_HELD,
    'command.stop': ACTS,
    'command.suspend': STILL_HELD,
    'command.resume': GOES_ON,
    'command.refill': GOES_ON,
    'command.acknowledge': GOES_ON,
    'sensor.count-differs': STILL_HELD,
    'sensor.pressure-above': STILL_HELD,
    'sensor.pressure-below': GOES_ON,
    'sensor.temperature-above': STILL_HELD,
    'sensor.temperature-below': GOES_ON,
    'sensor.flow-above': GOES_ON,
    'sensor.flow-reverse': STILL_HELD,
    'sensor.brown-out': ACTS,
    'sensor.watchdog-reset': ACTS,
  },
  'too-many': {
    'clock.deadline': WAITS,
    'command.program': ACTS,
    'command.prime': WAITS,
    'command.stop': WAITS,
    'command.suspend': WAITS,
    'command.resume': WAITS,
    'command.refill': WAITS,
    'command.acknowledge': WAITS,
    'sensor.count-differs': WAITS,
    'sensor.pressure-above': WAITS,
    'sensor.pressure-below': WAITS,
    'sensor.temperature-above': WAITS,
    'sensor.temperature-below': WAITS,
    'sensor.flow-above': WAITS,
    'sensor.flow-reverse': WAITS,
    'sensor.brown-out': WAITS,
    'sensor.watchdog-reset': WAITS,
  },
};
