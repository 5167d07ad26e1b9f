import { ok, type Result, refuse } from '../../base/index.js';
import type { DoseWindow, Program } from '../../protocol/index.js';
import {
  type Duration,
  type Flow,
  formatDuration,
  formatVolume,
  type Instant,
  NO_FLOW,
  type Volume,
} from '../../units/index.js';
import type { DoseHistory } from '../memory/history.js';
import { later } from './answers.js';
import { windowLoad } from './history.js';
import { highestFlowOf } from './program.js';

/** What the grant test looks at. */
export type DoseQuestion = {
  readonly history: DoseHistory;
  readonly program: Program;
  /** basal flow in force now */
  readonly basal: Flow;
  /** flow of the bridge that the program begins with, as the fluid in the reservoir; left out without one */
  readonly bridge?: Flow;
  readonly stroke: Volume;
  readonly minimumRate: Flow;
  readonly at: Instant;
};

/** The highest flow that a program and the bridge before it ask for. */
const highestOf = ({ program, minimumRate, bridge = NO_FLOW }: DoseQuestion): Flow =>
  Math.max(highestFlowOf(program.basal, minimumRate), bridge) as Flow;

const fullest = (q: DoseQuestion, window: DoseWindow): number =>
  windowLoad(q.history, window.window, q.at, Math.max(q.basal, highestOf(q)) as Flow, q.stroke);

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

/** Moments at which something leaves the window, in order; at those that are past there was no more room than now. */
const leavings = (q: DoseQuestion, { window }: DoseWindow): readonly Instant[] =>
  [...q.history.given.map((g) => g.end), ...q.history.basals.map((b) => b.until)]
    .map((end) => (end + window) as Instant)
    .sort((a, b) => a - b);

/** First moment at which the window has room; what it holds only falls while nothing more is given. */
function roomAt(q: DoseQuestion, window: DoseWindow, volume: Volume): Instant | null {
  const hasRoom = (at: Instant): boolean => fullest({ ...q, at }, window) + volume <= window.limit;
  if (hasRoom(q.at)) return q.at;
  const moments = leavings(q, window);
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (hasRoom(moments[middle] as Instant)) high = middle;
    else low = middle + 1;
  }
  return moments[low] ?? null;
}

/** When {@link doseFits} would say yes if nothing else happens; null when time alone cannot cure it. */
export function doseFitsAt(q: DoseQuestion, volume: Volume): Instant | null {
  let moment: Instant | null = q.at;
  for (const window of q.program.windows) moment = later(moment, roomAt(q, window, volume));
  return moment;
}

/** The smallest limit that a program sets to windows of this length, pL; infinite when it sets none. */
const limitOf = (program: Program, window: Duration): number =>
  Math.min(...program.windows.filter((w) => w.window === window).map((w) => w.limit));

/**
 * Whether a new program may begin now. Each of its windows must hold its own highest basal, and a window that reaches
 * back over the change must stay within the larger of the old and the new limit. A program that gives no window more than
 * the one before it could have given is always allowed, so that a therapy can be lowered whatever was given.
 *
 * @param before  the program in force, null when there was none
 * @requirement SR-013
 */
export function programFits(q: DoseQuestion, before: Program | null): Result<true> {
  for (const window of q.program.windows) {
    const alone = windowLoad({ given: [], basals: [] }, window.window, q.at, highestOf(q), q.stroke);
    if (alone > window.limit) {
      return refuse(
        'dose-window',
        `up to ${formatVolume(alone)} of basal in ${formatDuration(window.window)}`,
        `at most ${formatVolume(window.limit)}`,
        'lower the basal dose or raise the limit',
      );
    }
    if (before === null) continue;
    const limit = Math.max(limitOf(before, window.window), window.limit);
    const load = fullest(q, window);
    if (load > limit && load > fullest({ ...q, program: before, bridge: NO_FLOW }, window)) {
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
