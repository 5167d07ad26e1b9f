import type { BalanceFields, TraceRecord } from '../../../sim/trace/index.js';
import type { AlarmPhase } from '../../../src/protocol/index.js';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../src/units/index.js';

/** A record without its number; `numbered` gives the numbers. */
export type Bare = TraceRecord extends infer R ? (R extends TraceRecord ? Omit<R, 'seq'> : never) : never;

/** Gives records their numbers 0, 1, 2 … */
export const numbered = (records: readonly Bare[]): TraceRecord[] =>
  records.map((record, seq) => ({ ...record, seq }) as TraceRecord);

const at = (ms: number): TraceRecord['t'] => ms as TraceRecord['t'];
const ML = 1_000_000_000;

export const header = (untilDays = 30): Bare => ({
  kind: 'header',
  t: at(0),
  format: 2,
  notice:
    'Simulation only: a notice that is rather long, as notices are, and that must be broken into two lines to be read.',
  thecal: '0.1.0',
  scenario: { title: 'A made-up run', purpose: 'It is told.', hash: 'abcdef0123456789' },
  seed: 7,
  options: {
    drug: 'morphine',
    drug_class: 'withdrawal-risk',
    concentration_ug_per_ml: 20_000,
    fill_pl: 40 * ML,
    catheter_cm: 80,
    start_week_ms: 8 * MS_PER_HOUR,
    until_ms: untilDays * MS_PER_DAY,
  },
  profile: 'peristaltic-40-sensing',
  limits: {
    stroke_pl: 2_500_000,
    flow_max_pl_per_day: 24 * ML,
    minimum_rate_pl_per_day: 6_000_000,
    stall_strokes: 8,
    stall_at_least_ms: 1_000,
    occlusion_kpa: 70,
    pressure_sensor: true,
    stopped_too_long_ms: 48 * MS_PER_HOUR,
    replacement_to_end_ms: 90 * MS_PER_DAY,
  },
  requirements: ['SR-001'],
});

export const balance = (deliveredPl: number): BalanceFields => ({
  filled_pl: 42 * ML,
  reservoir_pl: 41 * ML - deliveredPl,
  line_pl: ML,
  delivered_pl: deliveredPl,
  leaked_pl: 0,
  withdrawn_pl: 0,
  pocket_pl: 0,
});

/** A train of one day at 0.15 mL/day: 60 strokes of 2.5 µL. */
export const dayTrain = (day: number): Bare => ({
  kind: 'delivery',
  what: 'train',
  t: at((day + 1) * MS_PER_DAY),
  from: at(day * MS_PER_DAY),
  flow_pl_per_day: 150_000_000,
  carry: 0,
  strokes: 60,
  turned: 60,
  pumped_pl: 151_000_000,
  to_body_pl: 150_500_000,
  to_body_ug: { morphine: 3_010 },
  balance: balance((day + 1) * 150_500_000),
  computed_pl: 40 * ML - (day + 1) * 150_000_000,
});

export const ask = (t: number): Bare => ({
  kind: 'command',
  t: at(t),
  by: 'patient',
  command: { type: 'command.patient-bolus' },
  order: 'asks for a bolus',
  warnings: [],
});

export const granted = (t: number, to: number): Bare => ({
  kind: 'reply',
  t: at(t),
  to,
  reply: { accepted: true, command: 'command.patient-bolus' },
});

export const denied = (t: number, to: number): Bare => ({
  kind: 'reply',
  t: at(t),
  to,
  reply: {
    accepted: false,
    command: 'command.patient-bolus',
    refusal: { code: 'lockout', found: '1h since the last bolus', expected: 'at least 4h', remedy: 'wait' },
    allowedAt: at(t + 3 * MS_PER_HOUR),
  },
});

export const bolusDone = (t: number): Bare => ({
  kind: 'delivery',
  what: 'patient-bolus',
  t: at(t),
  from: at(t - 60_000),
  asked_pl: 5_000_000,
  given_pl: 5_000_000,
  outcome: 'complete',
  reason: '',
});

export const alarm = (t: number, phase: AlarmPhase, latched = false): Bare => ({
  kind: 'alarm',
  t: at(t),
  alarm: 'motor-stall',
  phase,
  priority: 'high',
  tone: 'critical',
  latched,
});

export const expectation = (line: number, held: boolean): Bare => ({
  kind: 'expect',
  t: at(MS_PER_DAY),
  index: line,
  line,
  held,
  text: `reservoir.computed: 35 mL`,
  found: '34 mL',
});
