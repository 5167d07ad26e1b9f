import { ACTS, follows, ignored, never, type RegionRows, type Rows } from '../marks.js';

/** Commands that every state of the infusion answers, if only by a refusal, and the reset, which ends whatever runs. */
const ANSWERED: Rows = {
  'command.program': ACTS,
  'command.prime': ACTS,
  'command.stop': ACTS,
  'command.suspend': ACTS,
  'command.resume': ACTS,
  'command.refill': ACTS,
  'sensor.brown-out': ACTS,
};
const GOES_ON = ignored('the program goes on; the motor holds or drives it');
const STANDS = never('the rotor is watched only while it is driven');

export const infusion: RegionRows = {
  stopped: {
    ...ANSWERED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': STANDS,
    'sensor.pressure-above': ignored('there is nothing to end'),
  },
  'minimum-rate': {
    ...ANSWERED,
    'clock.deadline': ignored('one flow until it is told otherwise'),
    'sensor.rotor-missed': GOES_ON,
    'sensor.pressure-above': GOES_ON,
  },
  simple: {
    ...ANSWERED,
    'clock.deadline': ignored('one flow until it is told otherwise'),
    'sensor.rotor-missed': GOES_ON,
    'sensor.pressure-above': GOES_ON,
  },
  flex: {
    ...ANSWERED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': GOES_ON,
    'sensor.pressure-above': GOES_ON,
  },
  priming: {
    ...ANSWERED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': follows('a stall ends the prime'),
    'sensor.pressure-above': follows('an occlusion ends the prime'),
  },
  suspended: {
    ...ANSWERED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': STANDS,
    'sensor.pressure-above': ignored('nothing moves that could be held'),
  },
};
