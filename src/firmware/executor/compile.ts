import { invariant } from '../../base/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent, InternalEvent } from '../events.js';
import { firmwareMachine, REGIONS } from '../machine.js';
import type { FirmwareOutput } from '../outputs.js';

/** What guards and actions are given. */
export type Args = { readonly context: FirmwareContext; readonly event: FirmwareEvent };

/** One thing to do: change the memory, tell the outside, or tell the other regions. */
export type Act =
  | { readonly kind: 'assign'; readonly run: (args: Args) => Partial<FirmwareContext> }
  | { readonly kind: 'emit'; readonly run: (args: Args) => FirmwareOutput }
  | { readonly kind: 'raise'; readonly run: (args: Args) => InternalEvent };

/** One arrow of the picture with its names looked up. */
export type Arrow = {
  readonly guard: ((args: Args) => boolean) | null;
  readonly target: string | null;
  readonly acts: readonly Act[];
};

/** What a state does: arrows by event, arrows without event, and what it does when it is entered. */
export type StateTable = {
  readonly on: ReadonlyMap<string, readonly Arrow[]>;
  readonly always: readonly Arrow[];
  readonly entry: readonly Act[];
};

/** One region. The arrows of the region itself stand behind those of each state, where they serve if none fits. */
export type RegionTable = {
  readonly key: string;
  readonly initial: string;
  readonly states: ReadonlyMap<string, StateTable>;
};

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

const constantOr = <T>(value: unknown): ((args: Args) => T) =>
  typeof value === 'function' ? (value as (args: Args) => T) : () => value as T;

function actOf(named: Named): Act {
  const name = nameOf(named);
  const action = (firmwareMachine.implementations.actions as Readonly<Record<string, unknown>>)[name] as
    | BuiltIn
    | undefined;
  switch (action?.type) {
    case 'xstate.assign':
      return { kind: 'assign', run: constantOr(action.assignment) };
    case 'xstate.emit':
      return { kind: 'emit', run: constantOr(action.event) };
    case 'xstate.raise':
      return { kind: 'raise', run: constantOr(action.event) };
    default:
      invariant(false, 'firmware: an action that is neither assign, emit nor raise', { name });
  }
}

function guardOf(named: Named | undefined): Arrow['guard'] {
  if (named === undefined) return null;
  const name = nameOf(named);
  const guard = (firmwareMachine.implementations.guards as Readonly<Record<string, unknown>>)[name];
  invariant(typeof guard === 'function', 'firmware: a guard without a rule', { name });
  return guard as (args: Args) => boolean;
}

const arrowOf = (transition: Transition): Arrow => {
  const [target, ...more] = transition.target ?? [];
  invariant(more.length === 0, 'firmware: an arrow with more than one target');
  return { guard: guardOf(transition.guard), target: target?.key ?? null, acts: transition.actions.map(actOf) };
};

const arrowsOf = (node: Node, event: string): readonly Arrow[] => (node.transitions.get(event) ?? []).map(arrowOf);

function stateOf(node: Node, region: Node): StateTable {
  invariant(node.exit.length === 0, 'firmware: exit actions are not part of the pictures', { state: node.key });
  const events = [...new Set([...node.transitions.keys(), ...region.transitions.keys()])];
  return {
    on: new Map(events.map((event) => [event, [...arrowsOf(node, event), ...arrowsOf(region, event)]])),
    always: [...(node.always ?? []), ...(region.always ?? [])].map(arrowOf),
    entry: node.entry.map(actOf),
  };
}

function regionOf(key: string): RegionTable {
  const node = (firmwareMachine.root as unknown as Node).states[key];
  invariant(node !== undefined, 'firmware: a region that the machine does not have', { key });
  const states = Object.values(node.states);
  invariant(node.entry.length + node.exit.length === 0, 'firmware: a region does nothing by being entered or left', {
    key,
  });
  invariant(
    states.every((s) => s.type === 'atomic' || s.type === 'final'),
    'firmware: a region with nested states',
    { key },
  );
  return {
    key,
    initial: node.initial.target[0]?.key ?? '',
    states: new Map(states.map((s) => [s.key, stateOf(s, node)])),
  };
}

/** The statechart as lookup tables, one for each region, in the order of the regions. */
export const compiledRegions = (): readonly RegionTable[] => REGIONS.map(regionOf);
