import { ACTS, follows, ignored, never, type RegionRows } from '../marks.js';

const BEGINS = follows('a condition begins that signals');
const HIGHER = follows('a condition begins that signals louder');
const ENDS = follows('the condition that signals ends');
const SOUNDS_ALREADY = ignored('what begins is listed; a signal of its class sounds already');
const NOTHING_ENDS = ignored('no condition that signals ends by it');
const STAYS = ignored('what it ends is not what sounds');

export const alarm: RegionRows = {
  quiet: {
    'clock.deadline': BEGINS,
    'command.program': NOTHING_ENDS,
    'command.prime': NOTHING_ENDS,
    'command.resume': NOTHING_ENDS,
    'command.refill': NOTHING_ENDS,
    'command.low-alarm': NOTHING_ENDS,
    'command.pause-audio': ACTS,
    'command.acknowledge': ACTS,
    'sensor.rotor-missed': BEGINS,
    'sensor.pressure-above': BEGINS,
    'sensor.pressure-below': never('a pressure that could fall has been signalled'),
    'sensor.battery-below': BEGINS,
    'sensor.temperature-above': BEGINS,
    'sensor.temperature-below': never('a warmth that could pass has been signalled'),
    'sensor.brown-out': BEGINS,
  },
  advisory: {
    'clock.deadline': HIGHER,
    'command.program': NOTHING_ENDS,
    'command.prime': NOTHING_ENDS,
    'command.resume': NOTHING_ENDS,
    'command.refill': ENDS,
    'command.low-alarm': ENDS,
    'command.pause-audio': ACTS,
    'command.acknowledge': ACTS,
    'sensor.rotor-missed': HIGHER,
    'sensor.pressure-above': HIGHER,
    'sensor.pressure-below': ENDS,
    'sensor.battery-below': SOUNDS_ALREADY,
    'sensor.temperature-above': SOUNDS_ALREADY,
    'sensor.temperature-below': ENDS,
    'sensor.brown-out': HIGHER,
  },
  critical: {
    'clock.deadline': ENDS,
    'command.program': ENDS,
    'command.prime': ENDS,
    'command.resume': ENDS,
    'command.refill': ENDS,
    'command.low-alarm': STAYS,
    'command.pause-audio': ACTS,
    'command.acknowledge': ACTS,
    'sensor.rotor-missed': SOUNDS_ALREADY,
    'sensor.pressure-above': SOUNDS_ALREADY,
    'sensor.pressure-below': ignored('an occlusion stays signalled until it is acknowledged'),
    'sensor.battery-below': SOUNDS_ALREADY,
    'sensor.temperature-above': SOUNDS_ALREADY,
    'sensor.temperature-below': STAYS,
    'sensor.brown-out': SOUNDS_ALREADY,
  },
  'audio-paused': {
    'clock.deadline': ACTS,
    'command.program': ENDS,
    'command.prime': ENDS,
    'command.resume': ENDS,
    'command.refill': ENDS,
    'command.low-alarm': ENDS,
    'command.pause-audio': ACTS,
    'command.acknowledge': ACTS,
    'sensor.rotor-missed': BEGINS,
    'sensor.pressure-above': BEGINS,
    'sensor.pressure-below': ENDS,
    'sensor.battery-below': BEGINS,
    'sensor.temperature-above': BEGINS,
    'sensor.temperature-below': ENDS,
    'sensor.brown-out': BEGINS,
  },
};
