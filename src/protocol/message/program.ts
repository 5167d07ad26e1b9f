import type { Basal, Bridge, DoseWindow, PatientControl, Program, WeekStep } from '../program.js';
import { choice, list, NOTHING, optional, orNull, real, record, text, type Wire, whole } from '../wire/index.js';

/** The most steps of a week that fit into a message: 13 a day (S35) and some to be refused. */
const STEPS_MAX = 128;
/** The most dose windows that fit into a message. */
const WINDOWS_MAX = 16;

const basal: Wire<Basal> = choice<Basal, 'mode'>('mode', {
  simple: [0, record({ flow: whole('pL/day') })],
  flex: [
    1,
    record({ week: list(record<WeekStep>({ at: whole('ms since Monday 00:00'), flow: whole('pL/day') }), STEPS_MAX) }),
  ],
  'minimum-rate': [2, NOTHING],
});

const patient: Wire<PatientControl> = record<PatientControl>({
  bolus: whole('pL'),
  duration: whole('ms'),
  lockout: whole('ms'),
  maxCount: whole('boluses'),
  countWindow: whole('ms'),
});

/** A program in bytes. */
export const programWire: Wire<Program> = record<Program>({
  basal,
  patient: orNull(patient),
  windows: list(record<DoseWindow>({ window: whole('ms'), limit: whole('pL') }), WINDOWS_MAX),
  lasts: optional(whole('ms')),
});

/** What a reservoir or a line holds, in bytes. */
export const fluidWire = record<Bridge['fluid']>({ drug: text('name'), concentration: real('µg/mL') });

/** A bridge in bytes. */
export const bridgeWire: Wire<Bridge> = record<Bridge>({
  flow: whole('pL/day'),
  volume: whole('pL'),
  fluid: fluidWire,
});
