import { invariant } from './invariant.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
/** Up to here a double product and the floor of its quotient are exact; above, BigInt does the work. */
const FAST = 2 ** 52;

const checked = (quotient: bigint): number => {
  invariant(quotient <= BigInt(LARGEST), 'integer: quotient leaves the exact range');
  return Number(quotient);
};

/**
 * `floor(a·b / c)` in whole numbers, exact also where `a·b` leaves the range of a double.
 *
 * @param a  whole number ≥ 0
 * @param b  whole number ≥ 0
 * @param c  whole number > 0
 * @returns  whole number ≥ 0
 * @throws {InvariantError} when the quotient itself leaves ±2^53 (a cast that smuggles in a fraction throws RangeError)
 */
export function floorMulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  if (product <= FAST) return Math.floor(product / c);
  return checked((BigInt(a) * BigInt(b)) / BigInt(c));
}

/** `ceil(a·b / c)` in whole numbers; arguments and errors as {@link floorMulDiv}. */
export function ceilMulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  if (product <= FAST) return Math.ceil(product / c);
  const divisor = BigInt(c);
  return checked((BigInt(a) * BigInt(b) + divisor - 1n) / divisor);
}

/**
 * `floor((r + a·b) / c)` and what is left over, exact.
 *
 * @param r  whole number ≥ 0
 * @param a  whole number ≥ 0
 * @param b  whole number ≥ 0
 * @param c  whole number > 0
 * @returns  [quotient, remainder], remainder in 0 … c − 1
 * @throws {InvariantError} when the quotient leaves 2^53
 */
export function divModMulAdd(r: number, a: number, b: number, c: number): readonly [number, number] {
  const sum = r + a * b;
  if (sum <= FAST) {
    const quotient = Math.floor(sum / c);
    return [quotient, sum - quotient * c];
  }
  const exact = BigInt(r) + BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  return [checked(exact / divisor), Number(exact % divisor)];
}
