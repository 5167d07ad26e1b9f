import type { AnyStateMachine } from 'xstate';
import { invariant } from '../../src/base/index.js';
import type { Drawing, DrawnAct, DrawnArrow, DrawnState } from './drawing.js';

type Named = { readonly type: string } | string;
type Node = {
  readonly key: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly initial?: { readonly target: readonly Node[] };
  readonly entry: readonly Named[];
  readonly exit: readonly Named[];
  readonly invoke: readonly unknown[];
  readonly after: readonly unknown[];
  readonly always?: readonly Transition[];
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
};
type Transition = {
  readonly guard?: Named;
  readonly target?: readonly Node[];
  readonly reenter?: boolean;
  readonly actions: readonly Named[];
};
type Bound = { readonly type?: string; readonly announces?: string };
type Actions = Readonly<Record<string, Bound | undefined>>;

const KINDS: Readonly<Record<string, DrawnAct['kind']>> = {
  'xstate.assign': 'assign',
  'xstate.emit': 'emit',
  'xstate.raise': 'raise',
};

function nameOf(named: Named): string {
  const name = typeof named === 'string' ? named : named.type;
  invariant(typeof name === 'string', 'chart: a picture with a function in place of a name');
  return name;
}

function actOf(named: Named, actions: Actions): DrawnAct {
  const name = nameOf(named);
  const bound = actions[name];
  const kind = KINDS[bound?.type ?? ''] ?? 'unbound';
  const raises = kind === 'raise' ? (bound?.announces ?? null) : null;
  invariant(kind !== 'raise' || raises !== null, 'chart: an announcement that does not say its name', { name });
  return { name, kind, raises };
}

function arrowOf(event: string | null, { guard, target, reenter, actions }: Transition, all: Actions): DrawnArrow {
  const [to, ...more] = target ?? [];
  invariant(more.length === 0, 'chart: an arrow with more than one target');
  invariant(reenter !== true, 'chart: an arrow that enters anew what it does not leave');
  return {
    event,
    guard: guard === undefined ? null : nameOf(guard),
    target: to?.path ?? null,
    acts: actions.map((named) => actOf(named, all)),
  };
}

function stateOf(node: Node, all: Actions): DrawnState {
  const { path, type } = node;
  const plain = ['atomic', 'compound', 'parallel'].includes(type);
  invariant(plain, 'chart: a kind of state that the pictures do not use', { type });
  const more = node.exit.length + node.invoke.length + node.after.length;
  invariant(more === 0, 'chart: exit actions, delays and actors are not part of the pictures', { state: node.key });
  const arrows = (event: string | null, list: readonly Transition[]) => list.map((t) => arrowOf(event, t, all));
  return {
    path,
    parallel: type === 'parallel',
    initial: type === 'compound' ? (node.initial?.target[0]?.key ?? null) : null,
    entry: node.entry.map((named) => actOf(named, all)),
    arrows: [
      ...arrows(null, node.always ?? []),
      ...[...node.transitions].flatMap(([event, list]) => (event === '' ? [] : arrows(event, list))),
    ],
    states: Object.values(node.states).map((child) => stateOf(child, all)),
  };
}

/**
 * Reads a machine into plain data: its states and arrows in the order in which the machine tries them.
 *
 * @param machine  an XState machine in the style of our pictures: names, no functions
 * @throws {InvariantError} where a picture uses what no chart shows: delays, actors, exit actions, history, several targets
 */
export function drawingOf(machine: AnyStateMachine): Drawing {
  // The library types a machine by all its type parameters; a drawing needs a few plain fields of it.
  const { root, implementations } = machine as unknown as {
    readonly root: Node;
    readonly implementations: { readonly actions: Actions };
  };
  return { name: machine.id, root: stateOf(root, implementations.actions) };
}
