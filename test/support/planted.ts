import fc from 'fast-check';
import type { Finding } from '../../sim/oracle/index.js';
import { type Story, type StoryShape, stories } from './stories.js';

/** What came of looking for a planted rule. */
export type Caught = {
  /** stories until the first finding; null when none showed it */
  readonly after: number | null;
  /** the smallest story that still shows it, and what the oracle says of it */
  readonly story: string;
  readonly findings: readonly Finding[];
};

/**
 * Tells stories until the oracle finds something, and shrinks the first that shows it.
 *
 * @param findingsOf  runs a story on the pump with the planted rule
 * @param numRuns     stories at most
 * @param shape       of the stories
 */
export function hunt(
  findingsOf: (story: Story) => readonly Finding[],
  seed: number,
  numRuns: number,
  shape: StoryShape = {},
): Caught {
  // Crowded stories of hours: the rules that are planted are about boluses that come close together.
  const arbitrary = stories({ beats: 20, silence: 2 * 86_400_000, faults: false, habits: false, ...shape });
  const run = fc.check(
    fc.property(arbitrary, (story) => findingsOf(story).length === 0),
    { seed, numRuns, endOnFailure: false },
  );
  const story = run.counterexample?.[0];
  if (story === undefined) return { after: null, story: '', findings: [] };
  return { after: run.numRuns, story: story.toString(), findings: findingsOf(story) };
}
