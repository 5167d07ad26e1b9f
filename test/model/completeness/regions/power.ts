import { ACTS, follows, ignored, never, type RegionRows } from '../marks.js';

const ONCE = never('a pump is implanted once');
const ELSEWHERE = ignored('the state of service does not depend on a program here');
const AGE = follows('the battery comes to its end, which ends the service');

export const power: RegionRows = {
  shelf: {
    'clock.deadline': never('a full pump on the shelf waits for nothing'),
    'power.implanted': ACTS,
    'command.program': ignored('the infusion refuses it: nothing runs before implantation'),
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'sensor.brown-out': never('the supply is watched from implantation on'),
  },
  'self-test': {
    'clock.deadline': ACTS,
    'power.implanted': ONCE,
    'command.program': ignored('the infusion refuses it: nothing starts during the self-test'),
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'sensor.brown-out': ACTS,
  },
  running: {
    'clock.deadline': AGE,
    'power.implanted': ONCE,
    'command.program': ELSEWHERE,
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'sensor.brown-out': ACTS,
  },
  safe: {
    'clock.deadline': AGE,
    'power.implanted': ONCE,
    'command.program': ACTS,
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'sensor.brown-out': ACTS,
  },
  'end-of-service': {
    'clock.deadline': ignored('the end is final; a pause of the sound may still run out'),
    'power.implanted': ONCE,
    'command.program': ignored('the infusion refuses it: the end is final'),
    'command.interrogate': ACTS,
    'command.read-log': ACTS,
    'sensor.brown-out': ignored('nothing is left that a reset could stop, and the end is remembered'),
  },
};
