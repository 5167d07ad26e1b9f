import { ACTS, follows, ignored, never, type RegionRows, type Rows } from '../marks.js';

const STANDS = follows('the drive comes to stand, and nothing deviates from no flow');
const RUNS_ON = ignored('the drive runs on, and what deviates goes on deviating');
const NO_MATTER = ignored('the flow is judged by what the sensor tells of it');
const NOT_ARMED = never('the sensor is not armed for it here');
const STOPPED = ignored('a pump that gives too much stays stopped until it is programmed again');
const RUNS_BACK = ignored('only fluid that runs back no more ends it');

/** What stops the drive ends a deviation. */
const DEVIATING: Rows = {
  'command.program': RUNS_ON,
  'power.implanted': STANDS,
  'command.stop': STANDS,
  'command.suspend': STANDS,
  'command.refill': STANDS,
  'command.self-test': STANDS,
  'sensor.pressure-above': STANDS,
  'memory.upset': STANDS,
  'sensor.brown-out': STANDS,
  'sensor.count-differs': STANDS,
  'sensor.watchdog-reset': STANDS,
  'sensor.flow-above': ACTS,
  'sensor.flow-reverse': ACTS,
};
const whatever = (mark: typeof STANDS): Rows => ({
  'clock.deadline': mark,
  'command.program': mark,
  'power.implanted': mark,
  'command.stop': mark,
  'command.suspend': mark,
  'command.refill': mark,
  'command.self-test': mark,
  'sensor.rotor-missed': mark,
  'sensor.pressure-above': mark,
  'memory.upset': mark,
  'sensor.brown-out': mark,
  'sensor.count-differs': mark,
  'sensor.watchdog-reset': mark,
});

export const measuredFlow: RegionRows = {
  'as-commanded': {
    ...whatever(NO_MATTER),
    'sensor.flow-above': ACTS,
    'sensor.flow-below': ACTS,
    'sensor.flow-reverse': ACTS,
  },
  above: {
    ...DEVIATING,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': ignored('a rotor that stands tells of itself by too little flow'),
    'sensor.flow-below': ACTS,
  },
  below: {
    ...DEVIATING,
    'clock.deadline': ACTS,
    'sensor.rotor-missed': ACTS,
    'sensor.flow-below': NOT_ARMED,
  },
  'too-high': {
    ...whatever(STOPPED),
    'command.program': ACTS,
    'sensor.flow-above': NOT_ARMED,
    'sensor.flow-below': NOT_ARMED,
    'sensor.flow-reverse': NOT_ARMED,
  },
  'too-low': {
    ...DEVIATING,
    'clock.deadline': STANDS,
    'power.implanted': never('a purge is over before it could give too little for so long'),
    'sensor.rotor-missed': ACTS,
    'sensor.flow-below': NOT_ARMED,
  },
  backwards: {
    ...whatever(RUNS_BACK),
    'sensor.rotor-missed': never('the drive stands, and the rotor is watched only while it is driven'),
    'sensor.flow-above': ACTS,
    'sensor.flow-below': NOT_ARMED,
    'sensor.flow-reverse': NOT_ARMED,
  },
};
