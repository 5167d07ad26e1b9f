import { invariant } from '../base/index.js';
import type { Act, Args, Arrow, Drawn, RegionTable, StateTable } from './table.js';

type Named = { readonly type: string } | string;
type Node = {
  readonly key: string;
  readonly type: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly entry: readonly Named[];
  readonly exit: readonly Named[];
  readonly always?: readonly Transition[];
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly initial: { readonly target: readonly Node[] };
};
type Transition = { readonly guard?: Named; readonly target?: readonly Node[]; readonly actions: readonly Named[] };
type BuiltIn = { readonly type?: string; readonly assignment?: unknown; readonly event?: unknown };

const nameOf = (named: Named): string => (typeof named === 'string' ? named : named.type);

const constantOr = <A, T>(value: unknown): ((args: A) => T) =>
  typeof value === 'function' ? (value as (args: A) => T) : () => value as T;

function actOf<C, E, O>({ implementations }: Drawn, named: Named): Act<C, E, O> {
  const name = nameOf(named);
  const action = (implementations.actions as Readonly<Record<string, unknown>>)[name] as BuiltIn | undefined;
  switch (action?.type) {
    case 'xstate.assign':
      return { kind: 'assign', run: constantOr(action.assignment) };
    case 'xstate.emit':
      return { kind: 'emit', run: constantOr(action.event) };
    case 'xstate.raise':
      return { kind: 'raise', run: constantOr(action.event) };
    default:
      invariant(false, 'statechart: an action that is neither assign, emit nor raise', { name });
  }
}

function guardOf<C, E>({ implementations }: Drawn, named: Named | undefined): ((args: Args<C, E>) => boolean) | null {
  if (named === undefined) return null;
  const name = nameOf(named);
  const guard = (implementations.guards as Readonly<Record<string, unknown>>)[name];
  invariant(typeof guard === 'function', 'statechart: a guard without a rule', { name });
  return guard as (args: Args<C, E>) => boolean;
}

/** Gives each arrow of a chart its number. */
type Numbering = { next: number };

function arrowOf<C, E, O>(
  machine: Drawn,
  { guard, target, actions }: Transition,
  numbering: Numbering,
): Arrow<C, E, O> {
  const [to, ...more] = target ?? [];
  invariant(more.length === 0, 'statechart: an arrow with more than one target');
  const id = numbering.next;
  numbering.next += 1;
  return {
    id,
    guardName: guard === undefined ? null : nameOf(guard),
    guard: guardOf(machine, guard),
    target: to?.key ?? null,
    acts: actions.map((a) => actOf(machine, a)),
  };
}

function stateOf<C, E, O>(machine: Drawn, node: Node, region: Node, numbering: Numbering): StateTable<C, E, O> {
  invariant(node.exit.length === 0, 'statechart: exit actions are not part of the pictures', { state: node.key });
  const arrows = (from: Node, event: string): readonly Arrow<C, E, O>[] =>
    (from.transitions.get(event) ?? []).map((transition) => arrowOf(machine, transition, numbering));
  const events = [...new Set([...node.transitions.keys(), ...region.transitions.keys()])];
  return {
    on: new Map(events.map((event) => [event, [...arrows(node, event), ...arrows(region, event)]])),
    always: [...(node.always ?? []), ...(region.always ?? [])].map((transition) =>
      arrowOf(machine, transition, numbering),
    ),
    entry: node.entry.map((named) => actOf(machine, named)),
  };
}

function regionOf<C, E, O>(machine: Drawn, key: string, numbering: Numbering): RegionTable<C, E, O> {
  const node = (machine.root as Node).states[key];
  invariant(node !== undefined, 'statechart: a region that the machine does not have', { key });
  const states = Object.values(node.states);
  const acts = node.entry.length + node.exit.length;
  invariant(acts === 0, 'statechart: a region does nothing by being entered or left', { key });
  const isFlat = states.every((s) => s.type === 'atomic' || s.type === 'final');
  invariant(isFlat, 'statechart: a region with nested states', { key });
  const tables = states.map((s) => [s.key, stateOf<C, E, O>(machine, s, node, numbering)] as const);
  return { key, initial: node.initial.target[0]?.key ?? '', states: new Map(tables) };
}

/**
 * A parallel statechart as lookup tables, one for each region, in the order given: the same arrows, guards and actions as the machine.
 *
 * @throws {InvariantError} where a picture uses what the tables do not know: nested states, exit actions, several targets
 */
export const compiled = <C, E, O>(machine: Drawn, regions: readonly string[]): readonly RegionTable<C, E, O>[] => {
  const numbering: Numbering = { next: 0 };
  return regions.map((key) => regionOf(machine, key, numbering));
};
