import { ACTS, follows, ignored, never, type RegionRows, type Rows } from '../marks.js';

/** Commands that every state of the infusion answers, if only by a refusal, and the reset, which ends whatever runs. */
const ANSWERED: Rows = {
  'command.program': ACTS,
  'command.prime': ACTS,
  'command.stop': ACTS,
  'command.suspend': ACTS,
  'command.resume': ACTS,
  'command.refill': ACTS,
  'sensor.self-test-failed': ACTS,
  'sensor.brown-out': ACTS,
  'sensor.watchdog-reset': ACTS,
};
const GOES_ON = ignored('the program goes on; the motor holds or drives it');
const DAMAGED = follows('damage to what decides a dose ends the therapy');
const STANDS = never('the rotor is watched only while it is driven');

export const infusion: RegionRows = {
  stopped: {
    ...ANSWERED,
    'memory.upset': ignored('nothing runs that could end'),
    'clock.deadline': ACTS,
    'sensor.rotor-missed': STANDS,
    'sensor.count-differs': ignored('there is nothing to end'),
    'sensor.pressure-above': ignored('there is nothing to end'),
    'sensor.temperature-above': ignored('there is nothing to end'),
    'sensor.flow-above': ignored('there is nothing to end'),
    'sensor.flow-reverse': ignored('there is nothing to end'),
  },
  'minimum-rate': {
    ...ANSWERED,
    'memory.upset': DAMAGED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': GOES_ON,
    'sensor.count-differs': GOES_ON,
    'sensor.pressure-above': GOES_ON,
    'sensor.temperature-above': GOES_ON,
    'sensor.flow-above': GOES_ON,
    'sensor.flow-reverse': GOES_ON,
  },
  simple: {
    ...ANSWERED,
    'memory.upset': DAMAGED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': GOES_ON,
    'sensor.count-differs': GOES_ON,
    'sensor.pressure-above': GOES_ON,
    'sensor.temperature-above': GOES_ON,
    'sensor.flow-above': GOES_ON,
    'sensor.flow-reverse': GOES_ON,
  },
  flex: {
    ...ANSWERED,
    'memory.upset': DAMAGED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': GOES_ON,
    'sensor.count-differs': GOES_ON,
    'sensor.pressure-above': GOES_ON,
    'sensor.temperature-above': GOES_ON,
    'sensor.flow-above': GOES_ON,
    'sensor.flow-reverse': GOES_ON,
  },
  priming: {
    ...ANSWERED,
    'sensor.self-test-failed': never('no test begins under a prime'),
    'memory.upset': DAMAGED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': follows('a stall ends the prime'),
    'sensor.count-differs': follows('a pump that has stopped ends the prime'),
    'sensor.pressure-above': follows('an occlusion ends the prime'),
    'sensor.temperature-above': follows('a pump far too warm ends the prime'),
    'sensor.flow-above': follows('over-delivery ends the prime'),
    'sensor.flow-reverse': follows('fluid that runs back ends the prime'),
  },
  suspended: {
    ...ANSWERED,
    'memory.upset': DAMAGED,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': STANDS,
    'sensor.count-differs': ignored('nothing moves that could be stopped'),
    'sensor.pressure-above': ignored('nothing moves that could be held'),
    'sensor.temperature-above': ignored('nothing moves that could be held'),
    'sensor.flow-above': ignored('nothing moves that could be held'),
    'sensor.flow-reverse': ignored('nothing moves that could be held'),
  },
};
