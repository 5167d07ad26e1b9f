import { ACTS, follows, ignored, never, type RegionRows, type Rows } from '../marks.js';

const STARTS = follows('flow is wanted again');
const ENDS = follows('no flow is wanted any more');
const TURNS_ALREADY = ignored('the drive changes its flow; it turns already');
const STAYS_STALLED = ignored('the drive obeys, but only a turn of the rotor ends a stall');
const STANDS_ALREADY = ignored('it stands already');

/** What makes a motor stand that is driven, whether or not its rotor is trusted. */
const DRIVEN: Rows = {
  'clock.deadline': ENDS,
  'command.program': TURNS_ALREADY,
  'command.prime': TURNS_ALREADY,
  'command.stop': ENDS,
  'command.suspend': ENDS,
  'command.resume': ignored('a pause stands still, so none can be ended here'),
  'command.refill': ENDS,
  'command.acknowledge': ignored('what is acknowledged holds no flow while it turns'),
  'sensor.count-differs': ENDS,
  'sensor.pressure-above': ENDS,
  'sensor.pressure-below': ignored('a suspicion had not held the flow'),
  'sensor.temperature-above': ENDS,
  'sensor.temperature-below': ignored('a pump that turns was not held'),
  'sensor.flow-reverse': ENDS,
  'memory.upset': ENDS,
  'command.self-test': ENDS,
  'sensor.brown-out': ENDS,
  'sensor.watchdog-reset': ACTS,
};

export const motor: RegionRows = {
  idle: {
    'command.self-test': STANDS_ALREADY,
    'clock.deadline': ACTS,
    'command.program': STARTS,
    'command.prime': STARTS,
    'command.stop': STANDS_ALREADY,
    'command.suspend': STANDS_ALREADY,
    'command.resume': STARTS,
    'command.refill': STARTS,
    'command.acknowledge': follows('a fill that was held is booked, so the reservoir is empty no more'),
    'sensor.rotor-missed': never('the rotor is watched only while it is driven'),
    'sensor.rotor-turned': never('the rotor is watched only while it is driven'),
    'sensor.count-differs': STANDS_ALREADY,
    'sensor.pressure-above': STANDS_ALREADY,
    'sensor.pressure-below': STARTS,
    'sensor.temperature-above': STANDS_ALREADY,
    'sensor.temperature-below': STARTS,
    'sensor.flow-above': follows('nothing runs back any more'),
    'sensor.flow-reverse': STANDS_ALREADY,
    'memory.upset': STANDS_ALREADY,
    'sensor.brown-out': STANDS_ALREADY,
    'sensor.watchdog-reset': STANDS_ALREADY,
  },
  turning: {
    ...DRIVEN,
    'sensor.flow-above': follows('too much flows, and no flow is wanted any more'),
    'sensor.rotor-missed': ACTS,
    'sensor.rotor-turned': never('a turn is told only after one was missed'),
  },
  'stall-suspected': {
    ...DRIVEN,
    'sensor.flow-above': ignored('what a drug of withdrawal keeps of its flow still turns the rotor'),
    'sensor.rotor-missed': ACTS,
    'sensor.rotor-turned': ACTS,
  },
  stalled: {
    'command.self-test': STAYS_STALLED,
    'clock.deadline': ACTS,
    'command.program': STAYS_STALLED,
    'command.prime': ignored('the infusion refuses it'),
    'command.stop': STAYS_STALLED,
    'command.suspend': STAYS_STALLED,
    'command.resume': STAYS_STALLED,
    'command.refill': STAYS_STALLED,
    'command.acknowledge': STAYS_STALLED,
    'sensor.rotor-missed': never('a stall is declared once'),
    'sensor.rotor-turned': ACTS,
    'sensor.count-differs': STAYS_STALLED,
    'sensor.pressure-above': STAYS_STALLED,
    'sensor.pressure-below': STAYS_STALLED,
    'sensor.temperature-above': STAYS_STALLED,
    'sensor.temperature-below': STAYS_STALLED,
    'sensor.flow-above': STAYS_STALLED,
    'sensor.flow-reverse': STAYS_STALLED,
    'memory.upset': STAYS_STALLED,
    'sensor.brown-out': STAYS_STALLED,
    'sensor.watchdog-reset': ACTS,
  },
};
