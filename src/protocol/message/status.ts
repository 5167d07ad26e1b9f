import type { LogDamage } from '../log.js';
import type { BolusOutlook, Doing, LineTold, Status, TherapyTold } from '../status.js';
import { list, numbered, optional, orNull, real, record, remark, text, type Wire, whole } from '../wire/index.js';
import { ALARM_NUMBERS } from './numbers.js';
import { fluidWire, programWire } from './program.js';
import { refusalWire } from './refusal.js';

/** More alarms than there are cannot be listed. */
const ALARMS_MAX = Object.keys(ALARM_NUMBERS).length;

const DOING_NUMBERS: { readonly [D in Doing]: number } = {
  stopped: 0,
  basal: 1,
  suspended: 2,
  prime: 3,
  purge: 4,
  bridge: 5,
  'clinician-bolus': 6,
  'patient-bolus': 7,
  'square-bolus': 8,
};

/** Where a log is damaged, in bytes. */
export const damageWire: Wire<LogDamage> = record<LogDamage>({
  seq: whole('number'),
  found: numbered({ edited: 0, missing: 1, 'out of order': 2 }, 'what is wrong'),
});

const therapy: Wire<TherapyTold> = record<TherapyTold>({
  program: orNull(programWire),
  doing: numbered(DOING_NUMBERS, 'doing'),
  heldBy: orNull(remark('in words')),
  fluid: record<TherapyTold['fluid']>({
    drug: text('name'),
    drugClass: numbered({ 'withdrawal-risk': 0, comfort: 1 }, 'class'),
    concentration: real('µg/mL'),
  }),
  oldFluid: orNull(record<NonNullable<TherapyTold['oldFluid']>>({ fluid: orNull(fluidWire), volume: whole('pL') })),
  line: record<LineTold>({ tubing: whole('pL'), volumePerCm: real('pL/cm'), length: real('cm') }),
  primes: whole('since manufacture'),
  granted: whole('boluses that count'),
  bolus: record<BolusOutlook>({ refusal: orNull(refusalWire), allowedAt: orNull(whole('ms')) }),
});

/** What the pump tells of itself, in bytes. */
export const statusWire: Wire<Status> = record<Status>({
  at: whole('ms'),
  wall: whole('ms since Monday 00:00'),
  reservoir_computed_pl: whole('pL'),
  reservoir_empty_at: orNull(whole('ms')),
  flow_pl_per_day: whole('pL/day'),
  alarms: list(numbered(ALARM_NUMBERS, 'alarm'), ALARMS_MAX),
  therapy,
  temperature_peak: optional(real('°C')),
  clock_shift_ms: optional(whole('ms')),
  log: optional(record({ first: whole('number'), last: whole('number'), damage: orNull(damageWire) })),
});
