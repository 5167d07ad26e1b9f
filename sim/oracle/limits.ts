import type { DoseWindow } from '../../src/protocol/index.js';
import { type Steps, setStep } from './steps.js';

/** Limit of one window length over time, pL; null while no program limits it. */
export type LimitSteps = Steps<number | null>;

/** A span (after, until] in which one limit holds for windows that end there, counting only what came after `since`. */
export type LimitPart = {
  readonly after: number;
  readonly until: number;
  readonly since: number;
  readonly limit: number;
};

/** Takes in the windows of a program that was accepted at `at`. */
export function setLimits(limits: Record<string, LimitSteps>, windows: readonly DoseWindow[], at: number): void {
  for (const { window } of windows) limits[window] ??= [];
  for (const [window, steps] of Object.entries(limits)) {
    const ofWindow = windows.filter((w) => w.window === Number(window)).map((w) => w.limit);
    setStep(steps, at, ofWindow.length === 0 ? null : Math.min(...ofWindow));
  }
}

/** The limit for windows that end just after `at`; of the programs such a window touches, the most generous. */
function limitAfter(steps: LimitSteps, window: number, at: number): { limit: number; since: number } | null {
  let i = steps.findLastIndex((step) => step.at <= at);
  let since = -1;
  let limit = -1;
  for (; i >= 0; i -= 1) {
    const step = steps[i];
    if (step === undefined || step.value === null) break;
    if (since < 0 || since + window > at) limit = Math.max(limit, step.value);
    since = step.at;
  }
  return since < 0 ? null : { limit, since };
}

/**
 * What limits the windows that end in (from, to].
 *
 * A window that reaches back over a change of program is held to the larger of the two limits, so that a therapy may be
 * lowered at any time; what was commanded while the window was not limited does not count.
 */
export function limitParts(steps: LimitSteps, window: number, from: number, to: number): LimitPart[] {
  const only = steps.length === 1 ? steps[0] : undefined;
  if (only !== undefined && only.at <= from) {
    return only.value === null ? [] : [{ after: from, until: to, since: only.at, limit: only.value }];
  }
  const edges = new Set([from]);
  for (const { at } of steps) for (const edge of [at, at + window]) if (edge > from && edge < to) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.flatMap((after, i) => {
    const found = limitAfter(steps, window, after);
    return found === null ? [] : [{ after, until: sorted[i + 1] ?? to, ...found }];
  });
}
