import { MS_PER_DAY } from '../../src/units/index.js';
import type { Step } from './play.js';

/** One span at one flow, as the drive was ordered. */
export type Span = { readonly from: number; readonly to: number; readonly flow: number };

/** The spans of the drive up to `end`, read from the orders alone. */
export function spansOf(steps: readonly Step[], end: number): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  let flow = 0;
  for (const { outputs } of steps) {
    for (const o of outputs) {
      if (o.type !== 'motor.drive') continue;
      if (o.at > from) spans.push({ from, to: o.at, flow });
      from = o.at;
      flow = o.flow;
    }
  }
  if (end > from) spans.push({ from, to: end, flow });
  return spans;
}

/** Strokes completed in all spans, as one exact floor over everything that was ordered. */
export function exactCount(spans: readonly Span[], stroke: number): bigint {
  let fluid = 0n;
  for (const { from, to, flow } of spans) fluid += BigInt(flow) * BigInt(to - from);
  return fluid / (BigInt(stroke) * BigInt(MS_PER_DAY));
}

/**
 * The moment of each stroke, by adding the waits between strokes; what a stroke overshoots its moment by is carried on.
 *
 * Worked out in another way than the pump does: no division of a large total, only of one stroke.
 */
export function strokeMoments(spans: readonly Span[], stroke: number): readonly number[] {
  const whole = stroke * MS_PER_DAY;
  const moments: number[] = [];
  let missing = whole;
  for (const { from, to, flow } of spans) {
    if (flow === 0) continue;
    let at = from;
    for (;;) {
      const wait = Math.ceil(missing / flow);
      if (at + wait > to) {
        missing -= (to - at) * flow;
        break;
      }
      at += wait;
      moments.push(at);
      missing = whole - (wait * flow - missing);
    }
  }
  return moments;
}
