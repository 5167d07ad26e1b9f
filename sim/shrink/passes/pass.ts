import type { Scenario } from '../../scenario/index.js';
import type { Draft, Edit } from '../draft.js';
import type { Trial } from '../trial.js';

/** The smallest story so far, and how it ran. */
export type Smallest = {
  readonly draft: Draft;
  readonly scenario: Scenario;
  readonly trial: Extract<Trial, { is: 'run' }>;
  /** when the failure showed; the end of the run when it is the run as a whole that failed. ms */
  readonly failedAt: number;
};

/**
 * One way of looking for a smaller story: proposes changes of the smallest so far, and hears of each whether it was taken.
 *
 * What it proposes depends on the story alone, so that the same file always shrinks the same way.
 */
export type Pass = (smallest: () => Smallest) => Generator<readonly Edit[], void, boolean>;
