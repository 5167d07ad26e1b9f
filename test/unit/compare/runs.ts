import {
  type Comparison,
  compare,
  createRunSummary,
  EXACT,
  type RunSummary,
  type Tolerance,
} from '../../../sim/compare/index.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import type { AlarmPhase } from '../../../src/protocol/index.js';
import { MS_PER_DAY } from '../../../src/units/index.js';
import { type Bare, balance, header, numbered } from '../report/story-records.js';

/** A made-up run: what became of it, and nothing else. */
export type Run = {
  readonly days: number;
  readonly alarms: readonly { readonly t: number; readonly alarm: string; readonly phase: AlarmPhase }[];
  readonly states: readonly {
    readonly t: number;
    readonly region: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** strokes of 2.5 µL in (from, t] */
  readonly trains: readonly { readonly from: number; readonly t: number; readonly strokes: number }[];
};

export const QUIET: Run = {
  days: 4,
  alarms: [],
  states: [{ t: 60_000, region: 'infusion', from: 'stopped', to: 'simple' }],
  trains: [0, 1, 2, 3].map((day) => ({ from: day * MS_PER_DAY, t: (day + 1) * MS_PER_DAY, strokes: 60 })),
};

const train = ({ from, t, strokes }: Run['trains'][number]): Bare => ({
  kind: 'delivery',
  what: 'train',
  t: t as never,
  from: from as never,
  flow_pl_per_day: 0,
  carry: 0,
  strokes,
  turned: strokes,
  pumped_pl: strokes * 2_500_000,
  to_body_pl: strokes * 2_500_000,
  to_body_ug: { morphine: strokes * 50 },
  balance: balance(0),
  computed_pl: 40_000_000_000,
});

/** The records of a made-up run; `more` come before its end. */
export function recordsOf(run: Run, more: readonly Bare[] = []): readonly TraceRecord[] {
  const end = { kind: 'end', t: run.days * MS_PER_DAY, ended: 'finished', verdict: 'held', totals: {}, sha256: '' };
  const middle: Bare[] = [
    ...run.alarms.map(
      (one): Bare => ({ kind: 'alarm', priority: 'high', tone: 'critical', latched: false, ...one }) as unknown as Bare,
    ),
    ...run.states.map((one): Bare => ({ kind: 'state', ...one }) as unknown as Bare),
    ...run.trains.map(train),
    ...more,
  ];
  middle.sort((a, b) => a.t - b.t);
  return numbered([header(run.days), ...middle, end as unknown as Bare]);
}

export function summaryOf(records: readonly TraceRecord[], ms = 0): RunSummary {
  const summary = createRunSummary({ ms });
  for (const record of records) summary.see(record);
  return summary.summary();
}

export const compared = (
  a: readonly TraceRecord[],
  b: readonly TraceRecord[],
  tolerance: Partial<Tolerance> = {},
): Comparison => {
  const whole = { ...EXACT, ...tolerance };
  return compare(summaryOf(a, whole.ms), summaryOf(b, whole.ms), whole);
};
