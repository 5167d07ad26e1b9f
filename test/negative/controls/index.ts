import type { CommandType } from '../../../src/protocol/index.js';
import { CANCEL_BOLUS, CLINICIAN_BOLUS, PATIENT_REQUEST, SQUARE_BOLUS } from './boluses.js';
import { BRIDGE } from './bridge.js';
import { SET_CLOCK } from './clock.js';
import { type Control, FORMS } from './form.js';
import { PURGE_CONTROL } from './purge.js';
import { SELF_TEST_CONTROL } from './self-test.js';
import { ACKNOWLEDGE, INTERROGATION, LOW_ALARM, PAUSE, READ_LOG } from './signals.js';
import { RESUME_CONTROL, STOP_CONTROL, SUSPEND } from './stops.js';
import { PRIME, PROGRAM, REFILL } from './therapy.js';

/** The rows of two tables, form by form. */
const both = (first: Control, second: Control): Control =>
  Object.fromEntries(FORMS.map((form) => [form, [...first[form], ...second[form]]])) as unknown as Control;

/**
 * What the pump must do when a control fails in one of the four ways. A new command is a new line here, which the type checker
 * asks for, with a row for each of the four forms: a case or more, or the reason why it cannot fail so.
 */
export const CONTROLS: { readonly [C in CommandType]: Control } = {
  'command.program': both(PROGRAM, BRIDGE),
  'command.prime': PRIME,
  'command.purge': PURGE_CONTROL,
  'command.clinician-bolus': CLINICIAN_BOLUS,
  'command.square-bolus': SQUARE_BOLUS,
  'command.patient-bolus': PATIENT_REQUEST,
  'command.cancel-bolus': CANCEL_BOLUS,
  'command.stop': STOP_CONTROL,
  'command.suspend': SUSPEND,
  'command.resume': RESUME_CONTROL,
  'command.refill': REFILL,
  'command.low-alarm': LOW_ALARM,
  'command.pause-audio': PAUSE,
  'command.acknowledge': ACKNOWLEDGE,
  'command.self-test': SELF_TEST_CONTROL,
  'command.set-clock': SET_CLOCK,
  'command.interrogate': INTERROGATION,
  'command.read-log': READ_LOG,
};
