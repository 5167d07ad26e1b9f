import { nextDeadline } from '../../../src/firmware/deadlines.js';
import { TableExecutor } from '../../../src/firmware/executor/table.js';
import type { FirmwareContext, FirmwareInput, FirmwareOutput } from '../../../src/firmware/index.js';
import type { Instant } from '../../../src/units/index.js';
import { keyOf } from './key.js';
import { type InputType, lettersFor } from './letters.js';
import { GRID } from './tiny.js';

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
  /** called at every step, with the way that led to its beginning */
  readonly visit: (edge: Edge, from: Found) => void;
};

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
  const inputs = lettersFor(context, only).map((letter) => ({ ...letter, at: now, id: 1 }) as FirmwareInput);
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
  const seen = new Set<string>();
  let level: Found[] = [];
  let transitions = 0;
  const next: Found[] = [];
  const arrive = (found: Found): void => {
    const key = keyOf(found.rest);
    if (seen.has(key)) return;
    seen.add(key);
    next.push(found);
  };
  for (const found of from) arrive({ ...found, depth: 0 });
  for (let d = 0; d < depth; d++) {
    level = next.splice(0);
    for (const found of level) {
      for (const input of inputsAt(found.rest, inputs)) {
        const edge = stepped(found.rest, input);
        transitions += 1;
        visit(edge, found);
        arrive({ rest: edge.after, from: found, by: edge, depth: d + 1 });
      }
      const later = minuteLater(found.rest);
      if (later !== null) arrive({ rest: later, from: found, by: null, depth: d + 1 });
    }
  }
  return { depth, states: seen.size, transitions };
}
