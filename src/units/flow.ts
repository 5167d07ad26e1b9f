import { ceilMulDiv, floorMulDiv, invariant, ok, type Result, refuse } from '../base/index.js';
import { parseQuantity, plain } from './quantity.js';
import { type Duration, MS_PER_DAY } from './time.js';
import { PL_PER_ML, type Volume } from './volume.js';

declare const flow: unique symbol;
/** A flow: whole picolitres per day (of 24 h), ≥ 0. One step is a millionth of a microlitre per day. */
export type Flow = number & { readonly [flow]: true };

/**
 * @param pl  whole picolitres per day, ≥ 0
 * @throws {InvariantError} for anything else
 */
export function picolitresPerDay(pl: number): Flow {
  invariant(Number.isSafeInteger(pl) && pl >= 0, 'flow: must be whole picolitres per day ≥ 0', { pl });
  return pl as Flow;
}
/** @param ml  millilitres per day ≥ 0, rounded to whole picolitres per day */
export const millilitresPerDay = (ml: number): Flow => picolitresPerDay(Math.round(ml * PL_PER_ML));

/** No flow. */
export const NO_FLOW = 0 as Flow;

/** Volume that `rate` moves in `span`, rounded down to whole picolitres so that parts never exceed the whole. */
export const moved = (rate: Flow, span: Duration): Volume => floorMulDiv(rate, span, MS_PER_DAY) as Volume;
/** As {@link moved}, rounded up: for limits, where the error must be on the safe side. */
export const movedAtMost = (rate: Flow, span: Duration): Volume => ceilMulDiv(rate, span, MS_PER_DAY) as Volume;
/**
 * Flow that gives `v` in `span`, rounded down to whole picolitres per day.
 *
 * @param span  > 0
 */
export const flowFor = (v: Volume, span: Duration): Flow => floorMulDiv(v, MS_PER_DAY, span) as Flow;

const UNITS = {
  'ml/day': PL_PER_ML,
  'ml/d': PL_PER_ML,
  'ml/h': 24 * PL_PER_ML,
  'µl/day': PL_PER_ML / 1000,
  'µl/d': PL_PER_ML / 1000,
  'µl/h': (24 * PL_PER_ML) / 1000,
};

/** Reads `0.15 mL/day`, `12 mL/h`. @returns flow, or a refusal with the remedy; never throws */
export function parseFlow(text: unknown): Result<Flow> {
  const parsed = parseQuantity(text, 'flow', UNITS, '0.15 mL/day');
  if (!parsed.ok) return parsed;
  if (parsed.value < 0)
    return refuse('flow-negative', `"${String(text)}"`, 'a flow of 0 or more', 'leave out the sign');
  if (parsed.value > 1e15) return refuse('flow-too-large', `"${String(text)}"`, 'at most 1000 L/day', 'check the unit');
  return ok(picolitresPerDay(Math.round(parsed.value)));
}

/** Writes a flow as `0.15 mL/day`. */
export const formatFlow = (rate: number): string => `${plain(rate / PL_PER_ML)} mL/day`;
