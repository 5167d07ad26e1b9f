import { createTraceWriter, type EndRecord, type TraceRecord } from '../../../sim/trace/index.js';
import type { Instant } from '../../../src/units/index.js';

const t = (ms: number): Instant => ms as Instant;

export const header: TraceRecord = {
  t: t(0),
  seq: 0,
  kind: 'header',
  format: 2,
  notice: 'simulation only',
  thecal: '0.0.0',
  scenario: { title: 'two steps', purpose: 'to be read', hash: 'a91f' },
  seed: 7,
  options: {
    drug: 'morphine',
    drug_class: 'comfort',
    concentration_ug_per_ml: 20_000,
    fill_pl: 40_000_000_000,
    catheter_cm: 80,
    start_week_ms: 0,
    until_ms: 100,
  },
  profile: 'peristaltic-20',
  limits: {
    stroke_pl: 1,
    flow_max_pl_per_day: 1,
    minimum_rate_pl_per_day: 1,
    stall_strokes: 1,
    stall_at_least_ms: 1,
    occlusion_kpa: 1,
    pressure_sensor: false,
    stopped_too_long_ms: 1,
    replacement_to_end_ms: 1,
  },
  requirements: [],
};

export const step = (seq: number, at: number, text = `step ${seq}`): TraceRecord => ({
  t: t(at),
  seq,
  kind: 'step',
  index: seq - 1,
  line: 10 + seq,
  text,
});

export const endOf = (seq: number, at: number): Omit<EndRecord, 'sha256'> => ({
  t: t(at),
  seq,
  kind: 'end',
  ended: 'finished',
  events: 4,
  verdict: 'held',
  totals: { strokes: 0 },
});

/** A whole trace of a header, `steps` steps 10 ms apart, and the end. */
export const wholeTrace = (steps = 3): string[] => {
  const lines: string[] = [];
  const writer = createTraceWriter((line) => lines.push(line));
  writer.sink(header);
  for (let seq = 1; seq <= steps; seq++) writer.sink(step(seq, seq * 10));
  writer.end(endOf(steps + 1, 1_000_000));
  return lines;
};

export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
