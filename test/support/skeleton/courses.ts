import fc from 'fast-check';
import type { Course } from './compare.js';
import type { Occasion } from './truth.js';
import type { Step } from './ways.js';

const step: fc.Arbitrary<Step> = fc.record({ pick: fc.nat(), salt: fc.integer(), aimed: fc.boolean() });

/** Long walks: without bias, which would draw the same few numbers again and again. */
export const walks: fc.Arbitrary<readonly Step[]> = fc.noBias(
  fc.array(step, { minLength: 1, maxLength: 300, size: 'max' }),
);

/** A course that is laid out beforehand. */
export function along(tour: readonly Occasion[]): Course {
  let next = 0;
  return () => tour[next++] ?? null;
}
