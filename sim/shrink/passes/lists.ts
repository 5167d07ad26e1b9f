import { type Edit, entriesOf, isTree, type Path, partAt } from '../draft.js';
import type { Pass, Smallest } from './pass.js';

/**
 * Leaves out entries of a list: all, halves, quarters … and at last one by one, from its end.
 *
 * @param least  how many must stay
 */
export function* thinned(
  smallest: () => Smallest,
  path: Path,
  least: number,
): Generator<readonly Edit[], void, boolean> {
  const count = (): number => {
    const list = partAt(smallest().draft.tree, path);
    return Array.isArray(list) ? list.length : 0;
  };
  for (let size = count(); size >= 1; size = Math.floor(size / 2)) {
    for (let end = count(); end > 0; end -= size) {
      const from = Math.max(0, end - size);
      if (count() - (end - from) < least) continue;
      yield Array.from({ length: end - from }, (_, i) => ({ drop: [...path, from + i] }));
    }
  }
}

/** Leaves out what else is expected, so that only the failure is asked for. */
export const fewerExpectations: Pass = function* (smallest) {
  yield [{ drop: ['expect'] }];
  yield* thinned(smallest, ['expect'], 0);
};

/** Words by which a later step can clear what this one brings. */
function clearableBy(step: unknown): readonly unknown[] {
  if (!isTree(step)) return [];
  const { fault, world, person } = step;
  if (isTree(world)) return Object.keys(world);
  if (isTree(person) && 'walks-away' in person) return ['apart'];
  return isTree(fault) ? [fault.name, fault.kind] : [];
}

/** Faults and changes of the surroundings with all that clears them: neither can go without the other. */
function cleared(steps: readonly unknown[]): readonly (readonly number[])[] {
  return steps.flatMap((step, i) => {
    const words = clearableBy(step);
    const clears = steps.flatMap((other, j) => {
      const word = isTree(other) ? other.clear : undefined;
      return j > i && word !== undefined && words.includes(word) ? [j] : [];
    });
    return clears.length === 0 ? [] : [[i, ...clears]];
  });
}

/** Leaves out steps: many at once, then one by one, then faults and the like together with what clears them. */
export const fewerSteps: Pass = function* (smallest) {
  yield* thinned(smallest, ['steps'], 0);
  for (let n = entriesOf(smallest().draft.tree, 'steps').length; n > 0; n--) {
    const pair = cleared(entriesOf(smallest().draft.tree, 'steps')).find(([first]) => first === n - 1);
    if (pair !== undefined) yield pair.map((i) => ({ drop: ['steps', i] }));
  }
};
