import { withChanges } from '../../base/index.js';
import type { Fluid } from '../../protocol/index.js';
import { type Duration, type Flow, type Instant, movedAtMost, type Volume } from '../../units/index.js';
import type { AsGiven, DoseHistory, GivenDose, PastBasal } from '../memory/history.js';

/** Whether something that ended at `end` still lies in the window of length `window` that ends at `at`. */
const inWindow = (end: Instant, window: Duration, at: Instant): boolean => end > at - window;

/** Adds an amount and forgets what no window of length `longest` can hold any more. */
export function withGiven(history: DoseHistory, dose: GivenDose, longest: Duration, at: Instant): DoseHistory {
  const given = history.given.filter((g) => inWindow(g.end, longest, at));
  given.push(dose);
  return withChanges(history, { given });
}

/**
 * Notes that a basal flow has ended. A past flow that is not higher than a later one can never be the highest of a
 * window, so it is dropped at once and the list stays short. One of a fluid before, or before one, is kept while a window can reach it: the next
 * refill may make it the higher one again.
 */
export function withBasalEnded(history: DoseHistory, ended: PastBasal, longest: Duration): DoseHistory {
  const basals = history.basals.filter(
    (b) =>
      (b.flow > ended.flow || b.asGiven !== undefined || ended.asGiven !== undefined) &&
      inWindow(b.until, longest, ended.until),
  );
  basals.push(ended);
  return withChanges(history, { basals });
}

/** Volume of all amounts beside basal that end inside the window; one that is only partly inside counts whole. */
export function givenInWindow(history: DoseHistory, window: Duration, at: Instant): Volume {
  let sum = 0;
  for (const g of history.given) if (inWindow(g.end, window, at)) sum += g.volume;
  return sum as Volume;
}

/** The highest basal flow that was in force at any time in the window, not counting the one in force now. */
export function highestBasal(history: DoseHistory, window: Duration, at: Instant): Flow {
  let highest = 0;
  for (const b of history.basals) if (inWindow(b.until, window, at)) highest = Math.max(highest, b.flow);
  return highest as Flow;
}

/**
 * The most that any window reaching past `at` can hold when nothing more is granted: all amounts that still touch it,
 * a full window of the highest basal, and one stroke, because whole strokes may fall one more into a window than the
 * fluid asked for.
 *
 * A full window of basal is assumed on purpose: a running total would see too little basal while the window fills and
 * would grant a bolus that the next hours turn into an overdose.
 *
 * @requirement SR-013
 */
export function windowLoad(history: DoseHistory, window: Duration, at: Instant, basal: Flow, stroke: Volume): Volume {
  const peak = Math.max(basal, highestBasal(history, window, at)) as Flow;
  return (givenInWindow(history, window, at) + movedAtMost(peak, window) + stroke) as Volume;
}

/** More than any reservoir holds, pL or pL/day: a fluid so weak that a dose would be more is as good as no drug. */
const LARGEST = 1e12;

/**
 * The amount of `to` that holds as much drug, rounded up so that no dose is forgotten. Another drug has no common measure, so
 * its amount stays as it is.
 */
export const amountOf = (given: AsGiven, to: Fluid): number =>
  given.drug !== to.drug
    ? given.amount
    : Math.min(LARGEST, Math.ceil(given.amount * Math.min(LARGEST, given.concentration / to.concentration)));

/** The same history in amounts of the fluid that is filled in place of `from`. */
export function refilledWith(history: DoseHistory, from: Fluid, to: Fluid): DoseHistory {
  const before = (amount: number, asGiven: AsGiven | undefined): AsGiven =>
    asGiven ?? { drug: from.drug, concentration: from.concentration, amount };
  return {
    given: history.given.map((g) => {
      const asGiven = before(g.volume, g.asGiven);
      return { end: g.end, volume: amountOf(asGiven, to) as Volume, asGiven };
    }),
    basals: history.basals.map((b) => {
      const asGiven = before(b.flow, b.asGiven);
      return { until: b.until, flow: amountOf(asGiven, to) as Flow, asGiven };
    }),
  };
}
