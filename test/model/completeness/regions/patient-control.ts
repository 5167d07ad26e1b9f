import { ACTS, follows, ignored, type RegionRows } from '../marks.js';

export const patientControl: RegionRows = {
  disabled: {
    'clock.deadline': ignored('nothing was granted that a time could bring'),
    'command.program': ACTS,
    'command.patient-bolus': ignored('the program allows none; the bolus refuses it'),
    'command.refill': ignored('without patient boluses no lockout is needed'),
  },
  ready: {
    'clock.deadline': follows('the program has run to its end'),
    'command.program': ACTS,
    'command.patient-bolus': ACTS,
    'command.refill': ACTS,
  },
  lockout: {
    'clock.deadline': ACTS,
    'command.program': ACTS,
    'command.patient-bolus': ACTS,
    'command.refill': ACTS,
  },
  exhausted: {
    'clock.deadline': ACTS,
    'command.program': ACTS,
    'command.patient-bolus': ACTS,
    'command.refill': ACTS,
  },
};
