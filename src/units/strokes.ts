import { ceilMulDiv, divModMulAdd, InvariantError } from '../base/index.js';
import { type Flow, NO_FLOW } from './flow.js';
import { type Instant, MS_PER_DAY } from './time.js';
import type { Volume } from './volume.js';

/**
 * A train of strokes at one rate: where it began, how fast it runs, and what was already under way.
 *
 * A stroke completes whenever another whole `stroke` has been accumulated; the fraction under way is kept in
 * picolitre-milliseconds per day, a whole number, so a rate never drifts: after any span the count is the exact floor.
 *
 * @requirement SR-004, SR-025
 */
export type StrokeTrain = {
  readonly start: Instant;
  /** pL/day */
  readonly flow: Flow;
  /** nominal volume of one stroke, pL, 1 … 100,000,000 */
  readonly stroke: Volume;
  /** fraction of a stroke under way at `start`, pL·ms/day, 0 … stroke · 86,400,000 − 1 */
  readonly carry: number;
};

const whole = (stroke: Volume): number => stroke * MS_PER_DAY;

/** A train that stands still from `start`. */
export const standingTrain = (start: Instant, stroke: Volume): StrokeTrain => ({
  start,
  flow: NO_FLOW,
  stroke,
  carry: 0,
});

/** Strokes completed in (start, at], and the fraction under way at `at`. @param at ≥ train.start */
export function strokesBy(train: StrokeTrain, at: Instant): { readonly count: number; readonly carry: number } {
  if (at < train.start)
    throw new InvariantError('strokes: asked for a moment before the train began', { at, start: train.start });
  const [count, carry] = divModMulAdd(train.carry, train.flow, at - train.start, whole(train.stroke));
  return { count, carry };
}

/**
 * The moment at which stroke number `n` completes: the first whole millisecond at which {@link strokesBy} counts it.
 *
 * @param n  1, 2, …
 * @returns moment, or null when the train stands still or the moment lies beyond 2^53 ms
 */
export function strokeMoment(train: StrokeTrain, n: number): Instant | null {
  if (train.flow === 0) return null;
  const missing = n * whole(train.stroke) - train.carry;
  if (missing <= 0) return train.start;
  const wait = Number.isSafeInteger(missing) ? Math.ceil(missing / train.flow) : bigWait(n, train);
  const at = train.start + wait;
  return Number.isSafeInteger(at) ? (at as Instant) : null;
}

const bigWait = (n: number, train: StrokeTrain): number => {
  const missing = BigInt(n) * BigInt(whole(train.stroke)) - BigInt(train.carry);
  const flow = BigInt(train.flow);
  return Number((missing + flow - 1n) / flow);
};

/**
 * The same strokes under a new rate from `at` on: the fraction under way is kept, nothing is lost or added.
 *
 * @requirement SR-005
 * @param at  ≥ train.start
 */
export const retimed = (train: StrokeTrain, at: Instant, flow: Flow): StrokeTrain => ({
  start: at,
  flow,
  stroke: train.stroke,
  carry: strokesBy(train, at).carry,
});

/** Shortest span in which a train at `flow` completes `n` strokes from a fresh start, ms; null when it stands still. */
export const spanOfStrokes = (n: number, flow: Flow, stroke: Volume): number | null =>
  flow === 0 ? null : ceilMulDiv(n * stroke, MS_PER_DAY, flow);
