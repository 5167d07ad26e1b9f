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

/** Which stories are told in a hunt, and what counts as caught. */
export type Hunt = StoryShape & {
  readonly seed: number;
  /** stories at most */
  readonly stories: number;
  /** the only rule of the oracle whose findings count; any when left out */
  readonly by?: string | undefined;
};

/**
 * Tells stories until the oracle finds something, and shrinks the first that shows it.
 *
 * @param findingsOf  runs a story on the pump with the planted rule
 */
export function hunt(
  findingsOf: (story: Story) => readonly Finding[],
  { seed, stories: numRuns, by, ...shape }: Hunt,
): Caught {
  const found = (story: Story) => findingsOf(story).filter(({ rule }) => by === undefined || rule === by);
  // Crowded stories of hours: the rules that are planted are about boluses that come close together.
  const arbitrary = stories({
    beats: 20,
    silence: 2 * 86_400_000,
    faults: false,
    habits: false,
    purges: false,
    ...shape,
  });
  const run = fc.check(
    fc.property(arbitrary, (story) => found(story).length === 0),
    { seed, numRuns, endOnFailure: false },
  );
  const story = run.counterexample?.[0];
  if (story === undefined) return { after: null, story: '', findings: [] };
  return { after: run.numRuns, story: story.toString(), findings: found(story) };
}
