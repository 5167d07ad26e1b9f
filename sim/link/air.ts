import { type Duration, MS_PER_SECOND } from '../../src/units/index.js';
import type { Random } from '../random/index.js';

/** What the air between a controller and the implant does to each frame. Shares are 0 … 1. */
export type Air = {
  /** whether they are close enough to hear each other at all */
  readonly inRange: boolean;
  /** whether somebody else is so loud that nothing gets through */
  readonly jammed: boolean;
  /** share of frames that never arrive */
  readonly loss: number;
  /** share of those that arrive in which some bits are wrong */
  readonly corruption: number;
  /** share of those that arrive a second time, later */
  readonly duplication: number;
  /** shortest way, and how much longer it may take; frames overtake one another where it is long */
  readonly delay: Duration;
  readonly jitter: Duration;
  /** bits that go through the air in a second, 0 for all at once */
  readonly bitrate: number;
};

/** Close to each other, with nobody near. @source ASSUMED, A-288 */
export const CLEAR_AIR: Air = {
  inRange: true,
  jammed: false,
  loss: 0,
  corruption: 0,
  duplication: 0,
  delay: 5 as Duration,
  jitter: 0 as Duration,
  bitrate: 20_000,
};

/** What one thing in the surroundings does to the air; what it leaves out stays as it is. */
export type AirSettings = { readonly [K in keyof Air]?: Air[K] | undefined };

const lostInTurn = (a: number, b = 0): number => (a === 0 ? b : 1 - (1 - a) * (1 - b));

/**
 * The air where several things act on it at once: out of range or jammed if any does it, losses follow one another, of delays the longest, of
 * rates the slowest.
 */
export const airWith = (air: Air, set: AirSettings): Air => ({
  inRange: air.inRange && set.inRange !== false,
  jammed: air.jammed || set.jammed === true,
  loss: lostInTurn(air.loss, set.loss),
  corruption: lostInTurn(air.corruption, set.corruption),
  duplication: lostInTurn(air.duplication, set.duplication),
  delay: Math.max(air.delay, set.delay ?? 0) as Duration,
  jitter: Math.max(air.jitter, set.jitter ?? 0) as Duration,
  bitrate: Math.min(air.bitrate, set.bitrate ?? air.bitrate),
});

/** A frame that arrives, so long after it was sent. */
export type Arrival = { readonly after: Duration; readonly bytes: Uint8Array };

/** Most bits that are wrong in a frame that is damaged. */
const WRONG_BITS_MOST = 16;

function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const hit = bytes.slice();
  if (hit.length === 0) return hit;
  const wrong = random.whole(1, WRONG_BITS_MOST);
  for (let i = 0; i < wrong; i++) {
    const bit = random.whole(0, hit.length * 8 - 1);
    hit[bit >> 3] = (hit[bit >> 3] as number) ^ (1 << (bit & 7));
  }
  return hit;
}

/**
 * What becomes of a frame on its way. Every frame draws the same count of numbers, whatever becomes of it, so that one setting
 * changed leaves the fate of the others.
 *
 * @param random  the source of this frame alone; null for air that loses, damages, doubles and scatters nothing
 * @returns each time that it arrives, in no order; empty when it does not
 */
export function flown(bytes: Uint8Array, air: Air, random: Random | null): readonly Arrival[] {
  const takes = air.bitrate === 0 ? 0 : Math.ceil((bytes.length * 8 * MS_PER_SECOND) / air.bitrate);
  if (random === null) return !air.inRange || air.jammed ? [] : [{ after: (takes + air.delay) as Duration, bytes }];
  const [lost, hit, twice] = [random.chance(air.loss), random.chance(air.corruption), random.chance(air.duplication)];
  const [first, second] = [random.uniform(), random.uniform()];
  const noise = random.fork(`noise ${random.uniform()}`);
  if (!air.inRange || air.jammed || lost) return [];
  const after = (share: number): Duration => (takes + air.delay + Math.floor(share * air.jitter)) as Duration;
  const arrival = { after: after(first), bytes: hit ? damaged(bytes, noise) : bytes };
  return twice ? [arrival, { ...arrival, after: (arrival.after + after(second)) as Duration }] : [arrival];
}
