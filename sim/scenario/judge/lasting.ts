import { formatDuration, type Instant } from '../../../src/units/index.js';
import { describeQuantity, formatAmount } from '../describe-expectation.js';
import type { Comparison, Condition } from '../scenario.js';
import { check } from './condition.js';
import type { Quantities } from './quantities.js';
import { holdsEverywhere, holdsFor, holdsSomewhere } from './range.js';
import type { SignalReader } from './signals.js';
import { IDLE, type Outcome, type Watch } from './watch.js';
import type { WindowPoint } from './window.js';

type Kind = 'always' | 'never' | 'sometimes';
type Memory = {
  looks: number;
  /** the moment that decided, and what was found there */
  decided: { readonly at: Instant; readonly found: string } | null;
  low: number | null;
  high: number | null;
};

const fresh = (): Memory => ({ looks: 0, decided: null, low: null, high: null });

function span(memory: Memory, comparison: Comparison | null): string {
  if (comparison === null || memory.low === null || memory.high === null) return `at all ${memory.looks} moments`;
  const [low, high] = [formatAmount(comparison.kind, memory.low), formatAmount(comparison.kind, memory.high)];
  const name = describeQuantity(comparison.quantity);
  return low === high ? `${name} ${low} throughout` : `${name} from ${low} to ${high}`;
}

/** Never looked at is a failure: nothing passes by not having been asked. */
function outcomeOf(kind: Kind, memory: Memory, comparison: Comparison | null): Outcome {
  const { decided, looks } = memory;
  if (decided !== null)
    return { held: kind === 'sometimes', found: `${decided.found} at ${formatDuration(decided.at)}`, at: decided.at };
  if (looks === 0) return { held: false, found: 'it was never looked at', at: null };
  const found = kind === 'always' || comparison !== null ? span(memory, comparison) : `not at any of ${looks} moments`;
  return { held: kind !== 'sometimes', found, at: null };
}

function noteRange(memory: Memory, low: number, high: number): void {
  memory.low = Math.min(memory.low ?? low, low);
  memory.high = Math.max(memory.high ?? high, high);
}

/**
 * A window that is not yet full only counts where its small sum cannot decide anything by itself: for an upper bound that must
 * always hold, and for a lower bound that must come or must never come.
 */
const countsWhileFilling = (kind: Kind, is: Comparison['is']): boolean =>
  kind === 'always' ? is === '<' || is === '<=' : is === '>' || is === '>=';

/**
 * What must be judged of a stretch: all of it, its end alone, or nothing.
 *
 * @param since  from when on the window is fed: what was given before is unknown, but for the start, before which there was nothing
 */
function judged(
  kind: Kind,
  comparison: Comparison,
  from: WindowPoint,
  to: WindowPoint,
  since: number,
): readonly [WindowPoint, WindowPoint] | null {
  const full = since + ('window' in comparison.quantity ? comparison.quantity.window : 0);
  const counts = since === 0 && countsWhileFilling(kind, comparison.is);
  if (counts || from.at >= full) return from.at === to.at ? [to, to] : [from, to];
  return to.at >= full ? [to, to] : null;
}

function watchWindow(kind: Kind, comparison: Comparison, quantities: Quantities): Watch {
  const memory = fresh();
  const look = (from: WindowPoint, to: WindowPoint, since: number): void => {
    const stretch = judged(kind, comparison, from, to, since);
    if (stretch === null) return;
    const [a, b] = stretch;
    const range = { low: Math.min(a.sum, b.sum), high: Math.max(a.sum, b.sum) };
    memory.looks += 1;
    noteRange(memory, range.low, range.high);
    const decides = kind === 'always' ? !holdsEverywhere(comparison, range) : holdsSomewhere(comparison, range);
    if (!decides || memory.decided !== null) return;
    const point = holdsFor(comparison, a.sum) !== (kind === 'always') ? a : b;
    const found = `${describeQuantity(comparison.quantity)} ${formatAmount(comparison.kind, point.sum)}`;
    memory.decided = { at: point.at as Instant, found };
  };
  if ('window' in comparison.quantity) quantities.listen(comparison.quantity, comparison.kind, look);
  return { ...IDLE, memory, outcome: () => outcomeOf(kind, memory, comparison) };
}

/**
 * Follows `always`, `never` and `sometimes` of a condition.
 *
 * A window is judged at every moment, sampled or not (see `addSample`). Any other condition is judged at every moment the world
 * reports: between two of them states and alarms do not change and signals move one way only, so an extreme is not missed;
 * a value that is only passed through on the way, `=` and `within`, can be.
 */
export function watchLasting(kind: Kind, condition: Condition, quantities: Quantities, reader: SignalReader): Watch {
  const comparison = 'compare' in condition ? condition.compare : null;
  if (comparison !== null && 'window' in comparison.quantity) return watchWindow(kind, comparison, quantities);
  const memory = fresh();
  return {
    ...IDLE,
    memory,
    moment: (at) => {
      memory.looks += 1;
      if (memory.decided !== null) return;
      const { held, found } = check(condition, at, quantities, reader);
      if (comparison !== null) {
        const value = quantities.value(comparison, at);
        noteRange(memory, value, value);
      }
      if (held !== (kind === 'always')) memory.decided = { at, found };
    },
    outcome: () => outcomeOf(kind, memory, comparison),
  };
}
