import { formatDuration, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../src/units/index.js';
import { type Edit, entriesOf, isTree } from '../draft.js';
import { justAfter, rounderValues, simplerSpans, spanOf } from '../round.js';
import { leavesOf } from '../size.js';
import type { Pass, Smallest } from './pass.js';

const untilOf = ({ draft }: Smallest): number => spanOf(draft.tree.until) ?? 0;
const ending = (ms: number): readonly Edit[] => [{ put: ['until'], value: formatDuration(ms) }];

/** Ends the run just after the failure, then looks by halves for an earlier end: in whole days, hours, then minutes. */
export const soonerEnd: Pass = function* (smallest) {
  yield ending(justAfter(smallest().failedAt));
  for (const grain of [MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE]) {
    let low = 0;
    let high = Math.ceil(untilOf(smallest()) / grain);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (yield ending(middle * grain)) high = middle;
      else low = middle;
    }
    // What halving has passed over: one grain less than what is there now.
    if (high > 1) yield ending((high - 1) * grain);
  }
};

/** Moments of the steps from the n-th on, all sooner by as much; and so is the end. */
function sooner({ draft }: Smallest, n: number, by: number): readonly Edit[] {
  const steps = entriesOf(draft.tree, 'steps');
  const moved = steps.flatMap((step, i): readonly Edit[] => {
    const at = i >= n && isTree(step) ? spanOf(step.at) : null;
    return at === null ? [] : [{ put: ['steps', i, 'at'], value: formatDuration(Math.max(0, at - by)) }];
  });
  const until = spanOf(draft.tree.until) ?? 0;
  return [...moved, ...ending(Math.max(MS_PER_MINUTE, until - by))];
}

const momentOf = ({ draft }: Smallest, n: number): number | null => {
  const step = entriesOf(draft.tree, 'steps')[n];
  return isTree(step) ? spanOf(step.at) : null;
};

/** Brings steps closer to those before them, with all that comes later. */
export const closerTogether: Pass = function* (smallest) {
  for (let n = 0; n < entriesOf(smallest().draft.tree, 'steps').length; n++) {
    const at = momentOf(smallest(), n);
    const before = n === 0 ? 0 : momentOf(smallest(), n - 1);
    if (at === null || before === null) continue;
    for (const gap of simplerSpans(at - before)) {
      if (gap >= at - before) continue;
      if (yield sooner(smallest(), n, at - before - gap)) break;
    }
  }
};

const simplerThan = (value: unknown): readonly unknown[] => {
  const span = spanOf(value);
  if (span !== null) return simplerSpans(span).map(formatDuration);
  const waits = typeof value === 'string' ? /^([a-z-]+)\s*\+/.exec(value)?.[1] : undefined;
  return waits === undefined ? rounderValues(value) : [waits];
};

/** Makes spans and moments shorter and rounder, and numbers rounder, one value after the other. */
export const rounder: Pass = function* (smallest) {
  for (const { path, value } of leavesOf(smallest().draft.tree)) {
    if (path[0] === 'until') continue;
    for (const simpler of simplerThan(value)) {
      if (yield [{ put: path, value: simpler }]) break;
    }
  }
};
