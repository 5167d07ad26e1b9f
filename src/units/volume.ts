import { InvariantError, ok, type Result, refuse } from '../base/index.js';
import { parseQuantity, plain } from './quantity.js';

declare const volume: unique symbol;
/** A volume: whole picolitres, ≥ 0 (1 mL = 1,000,000,000 pL). */
export type Volume = number & { readonly [volume]: true };

export const PL_PER_ML = 1_000_000_000;
export const PL_PER_UL = 1_000_000;
const PL_PER_NL = 1_000;

/**
 * @param pl  whole picolitres, ≥ 0
 * @throws {InvariantError} for anything else
 */
export function picolitres(pl: number): Volume {
  if (Number.isSafeInteger(pl) && pl >= 0) return pl as Volume;
  throw new InvariantError('volume: must be whole picolitres ≥ 0', { pl });
}
/** @param ml  millilitres ≥ 0, rounded to whole picolitres */
export const millilitres = (ml: number): Volume => picolitres(Math.round(ml * PL_PER_ML));
/** @param ul  microlitres ≥ 0, rounded to whole picolitres */
export const microlitres = (ul: number): Volume => picolitres(Math.round(ul * PL_PER_UL));

const UNITS = { ml: PL_PER_ML, µl: PL_PER_UL, nl: PL_PER_NL, pl: 1, l: 1000 * PL_PER_ML };

/** Reads `40 mL`, `25 µL`. @returns volume, or a refusal with the remedy; never throws */
export function parseVolume(text: unknown): Result<Volume> {
  const parsed = parseQuantity(text, 'volume', UNITS, '40 mL');
  if (!parsed.ok) return parsed;
  if (parsed.value < 0)
    return refuse('volume-negative', `"${String(text)}"`, 'a volume of 0 or more', 'leave out the sign');
  if (parsed.value > 1e15) return refuse('volume-too-large', `"${String(text)}"`, 'at most 1000 L', 'check the unit');
  return ok(picolitres(Math.round(parsed.value)));
}

/** @returns millilitres as a double, for display and ratios only */
export const toMl = (v: number): number => v / PL_PER_ML;

/** Writes a volume as `35.2 mL`, below 0.1 mL as `13.8 µL`. */
export const formatVolume = (v: number): string =>
  Math.abs(v) >= PL_PER_ML / 10 || v === 0 ? `${plain(v / PL_PER_ML)} mL` : `${plain(v / PL_PER_UL)} µL`;
