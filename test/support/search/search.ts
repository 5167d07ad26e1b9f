import { nextDeadline } from '../../../src/firmware/deadlines.js';
import { TableExecutor } from '../../../src/firmware/executor/table.js';
import type { FirmwareContext, FirmwareInput, FirmwareOutput } from '../../../src/firmware/index.js';
import type { Instant } from '../../../src/units/index.js';
import { keyOf } from './key.js';
import { type InputType, lettersFor } from './letters.js';
import { GRID } from './tiny.js';
import { type Watched, watched } from './watch.js';

/** A pump at rest: what it remembers, where its regions are, and what time it is. */
export type Rest = {
  readonly states: Readonly<Record<string, string>>;
  readonly context: FirmwareContext;
  readonly now: Instant;
};

/** One step of the search: what was said to the pump and what it did. */
export type Edge = {
  readonly before: Rest;
  readonly input: FirmwareInput;
  readonly outputs: readonly FirmwareOutput[];
  readonly after: Rest;
};

/** A pump that the search has come to, and how. */
export type Found = {
  readonly rest: Rest;
  readonly seen: Watched;
  readonly from: Found | null;
  readonly by: Edge | null;
  readonly depth: number;
};

/** How far a search went. */
export type Figures = { readonly depth: number; readonly states: number; readonly transitions: number };

export type SearchOptions = {
  readonly from: readonly Found[];
  readonly depth: number;
  /** which ways in are used; all of them when left out. The clock is always one */
  readonly inputs?: readonly InputType[];
  /** called at every step, with the way that led to its beginning; `fresh` when it leads to where nothing has led before */
  readonly visit: (edge: Edge, from: Found, fresh: boolean) => void;
};

/** More steps than this mean that pumps which do the same are taken for different ones. */
const STEPS_MAX = 500_000;

/** A deadline that is further away than this is not waited for: only the greatest age is. */
const FAR = 60 * GRID;

/** Gives a pump one input. */
export function stepped(before: Rest, input: FirmwareInput): Edge {
  const executor = new TableExecutor(before.context, before.states);
  const { outputs } = executor.step(input);
  return { before, input, outputs, after: { states: executor.values(), context: executor.context, now: input.at } };
}

/** What may be said to a pump now: every letter at once, and its own deadline at its moment. */
export function inputsAt({ context, now }: Rest, only?: readonly InputType[]): readonly FirmwareInput[] {
  const inputs = lettersFor(context, now, only).map((letter) => ({ ...letter, at: now, id: 1 }) as FirmwareInput);
  const due = nextDeadline(context, now);
  if (due !== null && due - now <= FAR) inputs.push({ type: 'clock.deadline', at: Math.max(due, now) as Instant });
  return inputs;
}

/** The same pump a minute later, if nothing is due before. What is due then is not yet told: an input may come first. */
export function minuteLater(rest: Rest): Rest | null {
  const due = nextDeadline(rest.context, rest.now);
  const later = (rest.now + GRID) as Instant;
  return due === null || due >= later ? { ...rest, now: later } : null;
}

/** Goes everywhere that the letters lead to in `depth` steps, each place once. */
export function search({ from, depth, inputs, visit }: SearchOptions): Figures {
  const known = new Set<string>();
  const next: Found[] = [];
  let transitions = 0;
  const arrive = (found: Found): boolean => {
    const key = keyOf(found.rest, found.seen);
    if (known.has(key)) return false;
    known.add(key);
    next.push(found);
    return true;
  };
  for (const found of from) arrive({ ...found, depth: 0 });
  for (let d = 1; d <= depth; d++) {
    for (const found of next.splice(0)) {
      for (const input of inputsAt(found.rest, inputs)) {
        const edge = stepped(found.rest, input);
        transitions += 1;
        if (transitions > STEPS_MAX)
          throw new Error(
            'the search explodes: a part of the memory that is only written belongs into BOOKS of key.ts',
          );
        const seen = watched(found.seen, edge);
        visit(edge, found, arrive({ rest: edge.after, seen, from: found, by: edge, depth: d }));
      }
      const later = minuteLater(found.rest);
      if (later !== null) arrive({ rest: later, seen: found.seen, from: found, by: null, depth: d });
    }
  }
  return { depth, states: known.size, transitions };
}

/** The steps that led to a place, the first one first. */
export function wayTo(found: Found): readonly Edge[] {
  const edges: Edge[] = [];
  for (let at: Found | null = found; at !== null; at = at.from) if (at.by !== null) edges.push(at.by);
  return edges.reverse();
}
