import { ACTS, follows, ignored, type RegionRows, type Rows } from '../marks.js';

const NOTHING = ignored('no bolus runs that could end');

/** A bolus that runs ends at its time, by an order, or when therapy stops under it. */
const RUNNING: Rows = {
  'clock.deadline': ACTS,
  'command.program': ACTS,
  'command.clinician-bolus': ACTS,
  'command.square-bolus': ACTS,
  'command.patient-bolus': ACTS,
  'command.cancel-bolus': ACTS,
  'command.stop': follows('therapy stops'),
  'command.suspend': follows('therapy pauses'),
  'command.refill': ACTS,
  'sensor.rotor-missed': follows('a stall is declared'),
  'sensor.count-differs': follows('the pump has stopped'),
  'sensor.pressure-above': follows('an occlusion is declared'),
  'sensor.temperature-above': follows('the pump is far too warm'),
  'sensor.flow-above': follows('the pump gives too much'),
  'sensor.flow-reverse': follows('fluid runs back'),
  'memory.upset': follows('damage to what decides a dose ends the therapy'),
  'sensor.brown-out': ACTS,
  'sensor.watchdog-reset': ACTS,
};

export const bolus: RegionRows = {
  none: {
    'clock.deadline': NOTHING,
    'command.program': NOTHING,
    'command.clinician-bolus': ACTS,
    'command.square-bolus': ACTS,
    'command.patient-bolus': ACTS,
    'command.cancel-bolus': ACTS,
    'command.stop': NOTHING,
    'command.suspend': NOTHING,
    'command.refill': NOTHING,
    'sensor.rotor-missed': NOTHING,
    'sensor.count-differs': NOTHING,
    'sensor.pressure-above': NOTHING,
    'sensor.temperature-above': NOTHING,
    'sensor.flow-above': NOTHING,
    'sensor.flow-reverse': NOTHING,
    'memory.upset': NOTHING,
    'sensor.brown-out': NOTHING,
    'sensor.watchdog-reset': NOTHING,
  },
  clinician: RUNNING,
  square: RUNNING,
  patient: RUNNING,
  'patient-over-square': RUNNING,
};
