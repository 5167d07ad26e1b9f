import { ok, type Result, refuse } from '../../base/index.js';
import type { DoseWindow, Program } from '../../protocol/index.js';
import { type Flow, formatDuration, formatVolume, type Instant, type Volume } from '../../units/index.js';
import type { DoseHistory } from '../context.js';
import { givenInWindow, windowLoad } from './history.js';
import { highestFlowOf } from './program.js';

/** What the grant test looks at. */
export type DoseQuestion = {
  readonly history: DoseHistory;
  readonly program: Program;
  /** basal flow in force now */
  readonly basal: Flow;
  readonly stroke: Volume;
  readonly minimumRate: Flow;
  readonly at: Instant;
};

const fullest = (q: DoseQuestion, window: DoseWindow): number =>
  windowLoad(
    q.history,
    window.window,
    q.at,
    Math.max(q.basal, highestFlowOf(q.program.basal, q.minimumRate)) as Flow,
    q.stroke,
  );

/**
 * Whether an amount may be given now without any sliding window ever holding more than its limit.
 *
 * @param volume  amount asked for, beside basal
 * @requirement SR-013
 */
export function doseFits(q: DoseQuestion, volume: Volume): Result<true> {
  for (const window of q.program.windows) {
    const load = fullest(q, window);
    if (load + volume > window.limit) {
      return refuse(
        'dose-window',
        `${formatVolume(volume)} on top of up to ${formatVolume(load)} in ${formatDuration(window.window)}`,
        `at most ${formatVolume(window.limit)} in any ${formatDuration(window.window)}`,
        'wait until earlier doses have left the window, or have the limit changed by the clinician',
      );
    }
  }
  return ok(true);
}

/** When {@link doseFits} would say yes if nothing else happens; null when time alone cannot cure it. */
export function doseFitsAt(q: DoseQuestion, volume: Volume): Instant | null {
  let moment = q.at;
  for (const window of q.program.windows) {
    const roomWithoutGiven =
      window.limit - (fullest(q, window) - givenInWindow(q.history, window.window, q.at)) - volume;
    if (roomWithoutGiven < 0) return null;
    let given = givenInWindow(q.history, window.window, q.at) as number;
    for (const g of q.history.given) {
      if (given <= roomWithoutGiven) break;
      const leaves = (g.end + window.window) as Instant;
      if (leaves <= q.at) continue;
      given -= g.volume;
      if (leaves > moment) moment = leaves;
    }
  }
  return moment;
}

/**
 * Whether a new program may begin now. Each of its windows must hold its own highest basal, and a window that reaches
 * back over the change must stay within the larger of the old and the new limit: lowering a therapy is always allowed.
 *
 * @param before  windows of the program in force, empty when there was none
 * @requirement SR-013
 */
export function programFits(q: DoseQuestion, before: readonly DoseWindow[]): Result<true> {
  for (const window of q.program.windows) {
    const alone = windowLoad(
      { given: [], basals: [] },
      window.window,
      q.at,
      highestFlowOf(q.program.basal, q.minimumRate),
      q.stroke,
    );
    if (alone > window.limit) {
      return refuse(
        'dose-window',
        `up to ${formatVolume(alone)} of basal in ${formatDuration(window.window)}`,
        `at most ${formatVolume(window.limit)}`,
        'lower the basal dose or raise the limit',
      );
    }
    const old = before.find((w) => w.window === window.window);
    if (old === undefined) continue;
    const limit = Math.max(old.limit, window.limit);
    const load = fullest(q, window);
    if (load > limit) {
      return refuse(
        'dose-window',
        `up to ${formatVolume(load)} in ${formatDuration(window.window)} together with what was given before`,
        `at most ${formatVolume(limit)}`,
        'wait until earlier boluses have left the window, or raise the limit',
      );
    }
  }
  return ok(true);
}
