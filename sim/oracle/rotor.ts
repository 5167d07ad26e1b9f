import type { TraceRecord, TrainRecord } from '../trace/index.js';
import { forgetSteps, type Steps, setStep } from './steps.js';
import { wholeStrokes } from './strokes.js';

/** What the pump has told of its rotor. Plain data. */
export type Rotor = {
  /** whether a stall was known */
  stalled: Steps<boolean>;
  /** moments at which it came free: the stroke that showed it counts */
  freed: number[];
};

/** A rotor that turns. */
export const turningRotor = (): Rotor => ({ stalled: [{ at: 0, value: false }], freed: [] });

/** Notes when a stall becomes known, and when it is over. */
export function noteMotor(rotor: Rotor, record: Extract<TraceRecord, { kind: 'state' }>): void {
  if (record.region !== 'motor') return;
  setStep(rotor.stalled, record.t, record.to === 'stalled');
  if (record.from === 'stalled') rotor.freed.push(record.t);
}

/** Strokes of a train in (from, to] that count as given: none from a known stall on until the rotor is seen to turn. */
export function strokesGiven(rotor: Rotor, train: TrainRecord, from: number, to: number, stroke: number): number {
  const upTo = (at: number): number => wholeStrokes(train.carry, train.flow_pl_per_day, at - train.from, stroke);
  let strokes = 0;
  for (const [i, { at, value }] of rotor.stalled.entries()) {
    const begin = Math.max(from, at);
    const end = Math.min(to, rotor.stalled[i + 1]?.at ?? to);
    if (!value && end > begin) strokes += upTo(end) - upTo(begin);
  }
  for (const at of rotor.freed) if (at > from && at <= to) strokes += 1;
  return strokes;
}

/** Drops what is over before `at`. */
export function forgetRotor(rotor: Rotor, at: number): void {
  forgetSteps(rotor.stalled, at);
  if (rotor.freed.length > 0) rotor.freed = rotor.freed.filter((freed) => freed > at);
}
