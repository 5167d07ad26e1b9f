import { ACTS, follows, ignored, never, type RegionRows } from '../marks.js';

const ONCE = never('a pump is implanted once');
const UNASKED = never('a part answers only while the pump tests itself');
const ELSEWHERE = ignored('the state of service does not depend on a program here');
const DAMAGED = follows('damage to what decides a dose resets the pump');
const AGE = follows('the battery comes to its end, which ends the service');

export const power: RegionRows = {
  shelf: {
    'command.self-test': ACTS,
    'sensor.self-test-failed': UNASKED,
    'clock.deadline': ignored('a purge may run to its end; the pump lies there as before'),
    'power.implanted': ACTS,
    'command.program': ignored('the infusion refuses it: nothing runs before implantation'),
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'memory.upset': ignored('it may end a purge; there is no service yet that could be reset'),
    'sensor.brown-out': ignored('it ends a purge; there is no service yet that could be reset'),
    'sensor.watchdog-reset': ignored('it ends a purge; there is no service yet that could be reset'),
  },
  'self-test': {
    'command.self-test': ACTS,
    'sensor.self-test-failed': ACTS,
    'clock.deadline': ACTS,
    'power.implanted': ONCE,
    'command.program': ignored('the infusion refuses it: nothing starts during the self-test'),
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'memory.upset': ignored('an event of its own begins the test anew'),
    'sensor.brown-out': ACTS,
    'sensor.watchdog-reset': ACTS,
  },
  running: {
    'command.self-test': ACTS,
    'sensor.self-test-failed': UNASKED,
    'clock.deadline': AGE,
    'power.implanted': ONCE,
    'command.program': ELSEWHERE,
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'memory.upset': DAMAGED,
    'sensor.brown-out': ACTS,
    'sensor.watchdog-reset': ACTS,
  },
  safe: {
    'command.self-test': ACTS,
    'sensor.self-test-failed': UNASKED,
    'clock.deadline': AGE,
    'power.implanted': ONCE,
    'command.program': ACTS,
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'memory.upset': DAMAGED,
    'sensor.brown-out': ACTS,
    'sensor.watchdog-reset': ACTS,
  },
  failed: {
    'clock.deadline': AGE,
    'power.implanted': ONCE,
    'command.program': ignored('the infusion refuses it: nothing starts in a pump that has failed its test'),
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'command.self-test': ACTS,
    'sensor.self-test-failed': UNASKED,
    'memory.upset': DAMAGED,
    'sensor.brown-out': ACTS,
    'sensor.watchdog-reset': ACTS,
  },
  'end-of-service': {
    'command.self-test': ACTS,
    'sensor.self-test-failed': UNASKED,
    'clock.deadline': ignored('the end is final; a pause of the sound may still run out'),
    'power.implanted': ONCE,
    'command.program': ignored('the infusion refuses it: the end is final'),
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'memory.upset': ignored('nothing begins any more'),
    'sensor.brown-out': ignored('nothing is left that a reset could stop, and the end is remembered'),
    'sensor.watchdog-reset': ignored('nothing is left that a reset could stop, and the end is remembered'),
  },
};
