import { ACTS, follows, ignored, type RegionRows } from '../marks.js';

const NOTHING = ignored('no bridge runs that could end');

export const bridge: RegionRows = {
  none: {
    'clock.deadline': NOTHING,
    'command.program': ACTS,
    'command.stop': NOTHING,
    'command.refill': NOTHING,
    'sensor.self-test-failed': NOTHING,
    'memory.upset': NOTHING,
    'sensor.brown-out': NOTHING,
    'sensor.watchdog-reset': NOTHING,
  },
  bridging: {
    'clock.deadline': ACTS,
    'command.program': ACTS,
    'command.stop': follows('therapy stops'),
    'command.refill': ACTS,
    'sensor.self-test-failed': follows('a failed self-test ends the therapy'),
    'memory.upset': follows('damage to what decides a dose ends the therapy'),
    'sensor.brown-out': ACTS,
    'sensor.watchdog-reset': ACTS,
  },
};
