import type { Profile } from '../../../src/profile/index.js';
import type { Duration, WeekTime } from '../../../src/units/index.js';
import type { Catalogue } from '../catalogue.js';
import type { Troubles } from '../trouble.js';

/** What the checks across a file know; null where the file left it out or wrote it wrong. */
export type Context = {
  readonly catalogue: Catalogue;
  readonly profile: Profile | null;
  readonly start: WeekTime;
  readonly until: Duration | null;
  readonly troubles: Troubles;
  /** line of a path, 1 …; 0 when it is not in the file */
  readonly lineOf: (path: readonly (string | number)[]) => number;
};
