import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { FirmwareOutput } from '../../../src/firmware/index.js';
import { walk } from '../../support/search/graph.js';
import { keyOf } from '../../support/search/key.js';
import { type Edge, inputsAt, type Rest, search, stepped } from '../../support/search/search.js';
import { START_NAMES, type StartName, startAt } from '../../support/search/starts.js';
import { FLOORS } from './floors.js';

// XState takes arrows without event in another order than the tables, so outputs of one step are compared as a set.
const inOneOrder = (outputs: readonly FirmwareOutput[]): readonly string[] =>
  outputs.map((o) => JSON.stringify(o)).sort();
/** Whether two steps show the same; most of a memory is the very same objects before and after, so this looks at little. */
const showSame = (a: Pick<Edge, 'outputs' | 'after'>, b: Pick<Edge, 'outputs' | 'after'>): boolean =>
  isDeepStrictEqual(a.after.context, b.after.context) &&
  isDeepStrictEqual(a.after.states, b.after.states) &&
  isDeepStrictEqual(inOneOrder(a.outputs), inOneOrder(b.outputs));

/** Walks the live machine, and holds every step against the tables. @returns figures of the walk */
function compared(name: StartName, depth: number): { readonly states: number; readonly transitions: number } {
  const start = startAt(name);
  const { states, edges } = walk(start, depth);
  for (const edge of edges) {
    const ours = stepped(edge.before, edge.input);
    if (!showSame(ours, edge)) expect(ours, `${name}: ${edge.input.type}`).toEqual(edge);
  }
  const own = search({ from: [start], depth, visit: () => {} });
  expect({ states, transitions: edges.length }, name).toEqual({ states: own.states, transitions: own.transitions });
  return { states, transitions: edges.length };
}

/** Holds figures against their floor. */
function noLess(name: string, figures: { readonly states: number; readonly transitions: number }): void {
  console.info(`${name}: ${figures.states} places, ${figures.transitions} steps, depth ${FLOORS[name]?.depth}`);
  expect(figures.states).toBeGreaterThanOrEqual(FLOORS[name]?.states ?? Number.POSITIVE_INFINITY);
  expect(figures.transitions).toBeGreaterThanOrEqual(FLOORS[name]?.transitions ?? Number.POSITIVE_INFINITY);
}

describe('xstate/graph, which walks the live machine', () => {
  it('finds from the shelf the same places by the same steps as the search on tables', () => {
    const name = 'xstate/graph, from the shelf';
    noLess(name, compared('shelf', FLOORS[name]?.depth ?? 0));
  }, 400_000);

  it('finds from every starting point the same places by the same steps as the search on tables', () => {
    const name = 'xstate/graph, from each starting point';
    const depth = FLOORS[name]?.depth ?? 0;
    const all = START_NAMES.map((start) => compared(start, depth));
    const sum = (of: 'states' | 'transitions') => all.reduce((total, figures) => total + figures[of], 0);
    noLess(name, { states: sum('states'), transitions: sum('transitions') });
  }, 400_000);
});

describe('the key by which the search knows a place', () => {
  /** What a pump does next with each word, told from now. */
  const next = (rest: Rest): readonly string[] =>
    inputsAt(rest).map((input) => {
      const { outputs, after } = stepped(rest, input);
      const told = outputs.map((o) =>
        o.type === 'clock.moved'
          ? [o.by, o.skipped.map(({ flow }) => flow), o.repeated.map(({ flow }) => flow)]
          : { ...o, at: 0, from: 0, reply: 0 },
      );
      return JSON.stringify([input.type, input.at - rest.now, told, keyOf(after)]);
    });

  it('stands for all pumps that have it: they do the same, whatever is said to them', () => {
    const first = new Map<string, Rest>();
    let compared = 0;
    search({
      from: START_NAMES.map((name) => startAt(name)),
      depth: 2,
      visit: ({ after }) => {
        const key = keyOf(after);
        const known = first.get(key);
        if (known === undefined) first.set(key, after);
        else if (known.now !== after.now || !isDeepStrictEqual(known.context, after.context)) {
          compared += 1;
          const [a, b] = [next(known), next(after)];
          const other = a.findIndex((text, n) => text !== b[n]);
          if (other >= 0) throw new Error(`one key, and two answers to ${inputsAt(after)[other]?.type}`);
        }
      },
    });
    expect(compared).toBeGreaterThan(50);
  }, 400_000);
});
