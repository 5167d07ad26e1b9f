import type { Instant } from '../../units/index.js';

/** How often flow went on after an alarm had held it, and whether that was too often. */
export type RestartMemory = {
  /** oldest first, pruned to the window in which they count */
  readonly starts: readonly Instant[];
  /** too many in one window; a clinician must program the pump anew */
  readonly tooMany: boolean;
};

/** No restart yet. */
export const freshRestarts = (): RestartMemory => ({ starts: [], tooMany: false });
