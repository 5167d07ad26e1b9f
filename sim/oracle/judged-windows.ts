import { formatDuration, formatVolume } from '../../src/units/index.js';
import { type History, type Piece, strokesUpTo } from './history.js';
import { type LimitPart, type LimitSteps, limitParts } from './limits.js';
import type { Court } from './rule.js';
import { firstExcess } from './window.js';

/** What the windows of a life are judged by. Plain data. */
export type Windows = {
  history: History;
  /** window length, ms → its limit over time */
  limits: Record<string, LimitSteps>;
  /** when the drive last ran without an order; null for never */
  driftEnd: number | null;
  /** when boluses were granted under the program in force, the last few */
  granted: number[];
  /** window length → moment up to which no second finding is made of it */
  told: Record<string, number>;
};

/** What is told of a window that holds too much; volumes in pL, its length in ms. */
export const tooMuch = (volume: number, window: number, limit: number): string =>
  `${formatVolume(volume)} in ${formatDuration(window)}; the limit is ${formatVolume(limit)}, ${volume - limit} pL less`;

function judgePart(memory: Windows, head: Piece, window: number, part: LimitPart, seq: number, court: Court): void {
  const stroke = court.view.limits?.stroke_pl ?? 1;
  const after = Math.max(part.after, memory.told[window] ?? 0);
  const { heaviest } = memory.history;
  // Where the weight of a stroke changes, the one under way may weigh as the heavier one.
  const most = part.limit / stroke + heaviest - 1;
  const question = { head, window, stroke, since: part.since, most, heaviest };
  const excess = firstExcess(memory.history.pieces, question, after, part.until);
  if (excess === null) return;
  memory.told[window] = excess.at + window;
  court.found(tooMuch(Math.round(excess.strokes * stroke), window, part.limit), { t: excess.at, seq });
}

/**
 * A window that holds a grant and reaches back beyond the program under which it was made: all that it holds is within the limit
 * of that program, whatever was in force before, as drug.
 */
function grantPart(memory: Windows, head: Piece, window: number, steps: LimitSteps): LimitPart[] {
  const inForce = steps.findLast((step) => step.at <= head.from);
  const granted = memory.granted.findLast((at) => at < head.to);
  if (granted === undefined || inForce === undefined || inForce.value === null) return [];
  const after = Math.max(head.from, granted);
  const until = Math.min(head.to, granted + window - 1, inForce.at + window);
  return until > after ? [{ after, until, since: 0, limit: inForce.value }] : [];
}

/** What drifted out of a stalled firmware is no fault of its own: a window that holds it answers for a grant after it. */
function afterDrift({ driftEnd, granted }: Windows, head: Piece, window: number, part: LimitPart): LimitPart[] {
  if (driftEnd === null) return [part];
  const grantAfter = granted.find((at) => at >= driftEnd && at < head.to) ?? Number.POSITIVE_INFINITY;
  const after = Math.max(part.after, Math.min(grantAfter, driftEnd + window - 1));
  return part.until > after ? [{ ...part, after }] : [];
}

/** All windows of one length that end in `head` lie in one span; where even that holds no more than any limit, none of them can. */
function surelyWithin({ history }: Windows, head: Piece, window: number, steps: LimitSteps, stroke: number): boolean {
  const spanned = history.strokes - strokesUpTo(history.pieces, head.from - window, stroke);
  for (const { value } of steps) if (value !== null && spanned * stroke > value) return false;
  return true;
}

/**
 * Judges all sliding windows that end in a piece of history against the limits of the programs that they touch.
 *
 * @param head  the last piece of the history
 * @param seq   record that a finding names
 */
export function judgeWindows(memory: Windows, head: Piece, seq: number, court: Court): void {
  if (head.flow === 0) return;
  const stroke = court.view.limits?.stroke_pl ?? 1;
  for (const window in memory.limits) {
    const steps = memory.limits[window] ?? [];
    if (surelyWithin(memory, head, Number(window), steps, stroke)) {
      if (steps.some(({ value }) => value !== null)) court.judged();
      continue;
    }
    const parts = limitParts(steps, Number(window), head.from, head.to);
    const all = [...parts, ...grantPart(memory, head, Number(window), steps)];
    for (const part of all.flatMap((p) => afterDrift(memory, head, Number(window), p))) {
      court.judged();
      judgePart(memory, head, Number(window), part, seq, court);
    }
  }
}
