import { MS_PER_DAY } from '../../src/units/index.js';

/** Up to here a sum of products of whole doubles is exact. */
const EXACT = 2 ** 52;

/**
 * Whole strokes that a drive completes, counted anew and exactly: `floor((carry + flow · span) / (stroke · day))`.
 *
 * @param carry  pL·ms/day already under way
 * @param flow   pL/day
 * @param span   ms ≥ 0
 * @param stroke pL
 */
export function wholeStrokes(carry: number, flow: number, span: number, stroke: number): number {
  const sum = carry + flow * span;
  const unit = stroke * MS_PER_DAY;
  if (sum <= EXACT) return Math.floor(sum / unit);
  return Number((BigInt(carry) + BigInt(flow) * BigInt(span)) / BigInt(unit));
}

/** What is under way of the next stroke after `span`; arguments as {@link wholeStrokes}. @returns pL·ms/day */
export function underWay(carry: number, flow: number, span: number, stroke: number): number {
  const sum = carry + flow * span;
  const unit = stroke * MS_PER_DAY;
  if (sum <= EXACT) return sum % unit;
  return Number((BigInt(carry) + BigInt(flow) * BigInt(span)) % BigInt(unit));
}

/** The span after which stroke `n` completes, ms; arguments as {@link wholeStrokes}, flow > 0. */
export function spanToStroke(n: number, carry: number, flow: number, stroke: number): number {
  const unit = stroke * MS_PER_DAY;
  if (n * unit <= EXACT) return Math.ceil((n * unit - carry) / flow);
  const missing = BigInt(n) * BigInt(unit) - BigInt(carry);
  const per = BigInt(flow);
  return Number((missing + per - 1n) / per);
}
