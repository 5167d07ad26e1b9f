import { createOracle, type Finding, RULES } from '../../../sim/oracle/index.js';
import type { BalanceFields, TraceRecord } from '../../../sim/trace/index.js';
import { type AlarmId, alarmEntry, type Command, type Program } from '../../../src/protocol/index.js';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../src/units/index.js';

/** Limits of the tapes: strokes of 0.25 µL, at most 24 mL/day. */
export const LIMITS = {
  stroke_pl: 250_000,
  flow_max_pl_per_day: 24_000_000_000,
  minimum_rate_pl_per_day: 1_000_000,
  stall_strokes: 4,
  stall_at_least_ms: 180_000,
  occlusion_kpa: 69,
  pressure_sensor: true,
  stopped_too_long_ms: 48 * MS_PER_HOUR,
  replacement_to_end_ms: 90 * MS_PER_DAY,
  low_alarm_pl: 2_000_000_000,
  empty_at_pl: 1_000_000_000,
  refill_mismatch_pl: 2_000_000_000,
  temperature_low_c: 35,
  temperature_high_c: 39,
  temperature_limit_c: 42,
  restarts_max: 3,
  restart_window_ms: 600_000,
  watchdog_ms: 90_000,
  replacement_v: 2.4,
} as const;

/** Morphine at 20 mg/mL; the pump clock starts on Sunday at 23:00. */
const OPTIONS = {
  drug: 'morphine',
  drug_class: 'withdrawal-risk',
  concentration_ug_per_ml: 20_000,
  start_week_ms: (7 * 24 - 1) * MS_PER_HOUR,
};

/** 24 strokes a day, one each hour. */
export const HOURLY = 24 * LIMITS.stroke_pl;
export const H = MS_PER_HOUR;
export const D = MS_PER_DAY;

export const BALANCED: BalanceFields = {
  filled_pl: 100,
  reservoir_pl: 60,
  line_pl: 10,
  delivered_pl: 15,
  leaked_pl: 5,
  withdrawn_pl: 7,
  pocket_pl: 3,
};

/** A program of one flow; a bolus of 4 strokes in 1 h, lockout 4 h, 2 in 24 h, unless written otherwise. */
export const program = (more: object = {}): Program =>
  ({
    basal: { mode: 'simple', flow: HOURLY },
    patient: { bolus: 4 * LIMITS.stroke_pl, duration: H, lockout: 4 * H, maxCount: 2, countWindow: D },
    windows: [],
    ...more,
  }) as unknown as Program;

/** Records written by hand, numbered in the order of the calls. */
export class Tape {
  readonly records: TraceRecord[] = [];

  constructor(options: object = {}, limits: object = {}) {
    this.add(0, { kind: 'header', limits: { ...LIMITS, ...limits }, options: { ...OPTIONS, ...options } });
  }

  add(t: number, body: object): this {
    this.records.push({ t, seq: this.records.length, ...body } as unknown as TraceRecord);
    return this;
  }

  /** A command and its reply. */
  tell(t: number, command: object, accepted = true): this {
    const { type } = command as Command;
    const to = this.records.length;
    return this.add(t, { kind: 'command', by: 'clinician', command }).add(t, {
      kind: 'reply',
      to,
      reply: accepted ? { accepted, command: type } : { accepted, command: type, refusal: { code: 'lockout' } },
    });
  }

  program(t: number, more: object = {}): this {
    return this.tell(t, { type: 'command.program', program: program(more) });
  }

  ask(t: number, accepted = true): this {
    return this.tell(t, { type: 'command.patient-bolus' }, accepted);
  }

  state(t: number, region: string, to: string): this {
    return this.add(t, { kind: 'state', region, from: '', to });
  }

  alarm(t: number, alarm: string, phase = 'raised', latched = false, more: object = {}): this {
    const { withdrawalRisk: priority } = alarmEntry(alarm as AlarmId).priority;
    return this.add(t, { kind: 'alarm', alarm, phase, latched, priority, ...more });
  }

  drive(t: number, flow: number): this {
    return this.add(t, { kind: 'output', order: { type: 'motor.drive', at: t, flow } });
  }

  sensor(t: number, type: string, more: object = {}): this {
    return this.add(t, { kind: 'sensor', report: { type: `sensor.${type}`, at: t, ...more } });
  }

  /** A train of strokes, honest unless `more` says otherwise. */
  train(from: number, t: number, flow: number, more: object = {}): this {
    const strokes = Math.floor((flow * (t - from)) / (LIMITS.stroke_pl * D));
    return this.add(t, {
      kind: 'delivery',
      what: 'train',
      from,
      flow_pl_per_day: flow,
      carry: 0,
      strokes,
      turned: strokes,
      balance: BALANCED,
      computed_pl: 30_000_000_000,
      ...more,
    });
  }

  bolus(what: string, from: number, t: number, strokes = 4, more: object = {}): this {
    const volume = strokes * LIMITS.stroke_pl;
    return this.add(t, {
      kind: 'delivery',
      what,
      from,
      asked_pl: volume,
      given_pl: volume,
      outcome: 'complete',
      reason: '',
      ...more,
    });
  }
}

/** What one rule, or all, find on a tape. */
export function findingsOn(tape: Tape, rule?: string): readonly Finding[] {
  const oracle = createOracle(
    undefined,
    RULES.filter((r) => rule === undefined || r.name === rule),
  );
  for (const record of tape.records) oracle.see(record);
  oracle.end((tape.records.at(-1)?.t ?? 0) as never);
  return oracle.findings();
}

/** How many cases a rule has judged on a tape. */
export function judgedOn(tape: Tape, rule: string): number {
  const oracle = createOracle();
  for (const record of tape.records) oracle.see(record);
  oracle.end((tape.records.at(-1)?.t ?? 0) as never);
  return oracle.reach()[rule] ?? 0;
}
