import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import ln from '@stdlib/math-base-special-ln';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { invariant } from '../../src/base/index.js';

/** A source of numbers written down: plain JSON. */
export type RandomState = {
  /** what forks are derived from; 64 hexadecimal digits, never changes */
  readonly key: string;
  /** four whole 32-bit numbers: where the source stands */
  readonly at: readonly number[];
};

/**
 * A seeded source of numbers. The same seed gives the same numbers on every engine.
 *
 * One source per purpose, taken by name with {@link Random.fork}: then a new purpose does not shift the numbers of the
 * others.
 */
export type Random = {
  /**
   * A source of its own. It depends on the seed and the names on the way to it, never on how many numbers were drawn or
   * which other forks were made; the same name gives the same source again.
   *
   * @param name  purpose, e.g. `sensor/pressure`; not empty
   */
  fork(name: string): Random;
  /** @returns a number in [0, 1), a multiple of 2^-53 */
  uniform(): number;
  /** @returns a number in [lo, hi]; `hi` itself only by rounding. Draws one number. */
  between(lo: number, hi: number): number;
  /** @returns a whole number in lo … hi, both included, each equally likely */
  whole(lo: number, hi: number): number;
  /** @returns a normally distributed number; `sd` ≥ 0, in the unit of `mean`. Draws an even, varying count of numbers. */
  normal(mean: number, sd: number): number;
  /** @returns true with probability `p`, 0 … 1. Draws one number, also for 0 and 1. */
  chance(p: number): boolean;
  /** @returns one of `items`, each equally likely; not empty */
  choose<T>(items: readonly T[]): T;
  /** @returns where the source stands, for {@link restoreRandom} */
  state(): RandomState;
};

/** Names the derivation: a change of it changes every number, so it would get a new one. */
const DERIVATION = 'thecal random 1';
const KEY = /^[0-9a-f]{64}$/;

const derive = (from: string, name: string): string => bytesToHex(sha256(utf8ToBytes(`${from}\n${name}`)));

/** First 128 bits of the key as four whole 32-bit numbers. */
const startOf = (key: string): number[] => [0, 8, 16, 24].map((i) => Number.parseInt(key.slice(i, i + 8), 16) | 0);

const sourceAt = ({ key, at }: RandomState): Random => {
  const generator = xoroshiro128plusFromState(at);
  const uniform = (): number => uniformFloat64(generator);
  const whole = (lo: number, hi: number): number => {
    const valid = Number.isSafeInteger(lo) && Number.isSafeInteger(hi) && Number.isSafeInteger(hi - lo) && lo <= hi;
    invariant(valid, 'random: whole(lo, hi) needs whole lo ≤ hi', { lo, hi });
    return uniformInt(generator, lo, hi);
  };
  return {
    fork: (name) => {
      invariant(name !== '', 'random: a fork needs a name');
      const forked = derive(key, name);
      return sourceAt({ key: forked, at: startOf(forked) });
    },
    uniform,
    between: (lo, hi) => {
      invariant(Number.isFinite(hi - lo) && lo <= hi, 'random: between(lo, hi) needs finite lo ≤ hi', { lo, hi });
      return Math.min(hi, lo + (hi - lo) * uniform());
    },
    whole,
    normal: (mean, sd) => {
      invariant(
        Number.isFinite(mean) && Number.isFinite(sd) && sd >= 0,
        'random: normal needs a finite mean and sd ≥ 0',
        {
          mean,
          sd,
        },
      );
      return mean + sd * standardNormal(uniform);
    },
    chance: (p) => {
      invariant(p >= 0 && p <= 1, 'random: a probability lies in 0 … 1', { p });
      return uniform() < p;
    },
    choose: <T>(items: readonly T[]): T => {
      invariant(items.length > 0, 'random: nothing to choose from');
      return items[whole(0, items.length - 1)] as T;
    },
    state: () => ({ key, at: [...generator.getState()] }),
  };
};

/** Polar method: a point in the unit disc, its second number dropped so that the source has no hidden half. */
const standardNormal = (uniform: () => number): number => {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * ln(s)) / s);
  }
};

/**
 * @param seed  whole number, 0 … 2^53 − 1
 * @throws {InvariantError} for anything else
 */
export const createRandom = (seed: number): Random => {
  invariant(Number.isSafeInteger(seed) && seed >= 0, 'random: a seed is a whole number from 0 to 2^53 − 1', { seed });
  const key = derive(DERIVATION, String(seed));
  return sourceAt({ key, at: startOf(key) });
};

/**
 * Resumes a source that was written down.
 *
 * @throws {InvariantError} when the state is not one that {@link Random.state} gave
 */
export const restoreRandom = (state: RandomState): Random => {
  const valid = KEY.test(state.key) && state.at.length === 4 && state.at.every((part) => (part | 0) === part);
  invariant(valid, 'random: not a state of a source', { state });
  return sourceAt(state);
};
