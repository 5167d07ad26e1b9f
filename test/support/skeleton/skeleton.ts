import { type AnyStateMachine, type AnyStateNode, assign, createActor, emit, raise } from 'xstate';
import { ChartExecutor, compiled } from '../../../src/statechart/index.js';
import { added, type Eventless, FRESH, type Occasion, type Tally, type Truth } from './truth.js';

/** What an event has come to: the innermost states, and every order given and everything told on the way there, by name. */
export type Came = { readonly states: readonly string[]; readonly did: readonly string[] };

/** Something that takes events by name. */
export type Subject = {
  send(occasion: Occasion): void;
  came(): Came;
};

type Bound = { readonly type?: string; readonly announces?: string };
type Told = { readonly type: 'told'; readonly name: string };
type Did = (name: string) => void;
type Args = { readonly context: Tally };

/** A state and all states within it. */
export const nodesOf = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];
const bound = ({ implementations }: AnyStateMachine) =>
  Object.entries(implementations.actions as Readonly<Record<string, Bound>>);

/** The arrows of a machine that need no event. */
export function eventlessOf(machine: AnyStateMachine): Eventless {
  const tells = new Set(bound(machine).flatMap(([name, { type }]) => (type === 'xstate.raise' ? [name] : [])));
  const arrows = nodesOf(machine.root).flatMap((node) => (node.always ?? []).map((arrow) => ({ node, arrow })));
  return {
    guards: new Set(arrows.map(({ arrow }) => String(arrow.guard))),
    telling: new Map(
      arrows.flatMap(({ node, arrow }) =>
        arrow.actions.some((action) => tells.has(String(action))) ? [[String(arrow.guard), node.path[0] ?? '']] : [],
      ),
    ),
  };
}

/** An order that is only counted, or only told. What tells the other regions is kept: it is control. */
function kept(name: string, { type, announces }: Bound, did: Did) {
  if (type === 'xstate.emit') return emit((): Told => ({ type: 'told', name }));
  if (type === 'xstate.raise') return raise({ type: announces ?? '' });
  return assign(({ context }: Args) => {
    did(name);
    return added(context, name);
  });
}

/** The same states and arrows, with guards that a `Truth` answers and orders that are only counted. */
function skeletonOf(machine: AnyStateMachine, truth: Truth, did: Did): AnyStateMachine {
  const names = Object.keys(machine.implementations.guards);
  const guards = names.map((name) => [name, ({ context }: Args) => truth.holds(name, context)] as const);
  const actions = bound(machine).map(([name, action]) => [name, kept(name, action, did)] as const);
  return machine.provide({ guards: Object.fromEntries(guards), actions: Object.fromEntries(actions) } as never);
}

/** The skeleton of a machine as XState runs it. */
export function xstateOf(machine: AnyStateMachine, truth: Truth): Subject {
  let done: string[] = [];
  const actor = createActor(
    skeletonOf(machine, truth, (name) => done.push(name)),
    { input: FRESH },
  );
  actor.on('*', (said) => done.push((said as unknown as Told).name));
  actor.start();
  return {
    send: (occasion) => {
      done = [];
      truth.begin(occasion, (actor.getSnapshot().context as Tally).given);
      actor.send({ type: occasion.event });
    },
    came: () => ({
      states: (actor.getSnapshot()._nodes as readonly AnyStateNode[])
        .filter((node) => node.type === 'atomic')
        .map((node) => node.path.join('.'))
        .sort(),
      did: done.sort(),
    }),
  };
}

/** The skeleton of a machine as the tables run it, which is how the pump and its controllers are run. */
export function tablesOf(machine: AnyStateMachine, truth: Truth): Subject {
  type Event = { readonly type: string };
  let done: string[] = [];
  const skeleton = skeletonOf(machine, truth, (name) => done.push(name));
  const regions = compiled<Tally, Event, Told>(skeleton, Object.keys(machine.root.states));
  const rewritten = (tally: Tally, changes: Partial<Tally>): Tally => ({ ...tally, ...changes });
  const executor = new ChartExecutor<Tally, Event, Told>({ regions, rewritten }, FRESH);
  return {
    send: (occasion) => {
      done = [];
      truth.begin(occasion, executor.context.given);
      const { outputs } = executor.step({ type: occasion.event });
      done.push(...outputs.map(({ name }) => name));
    },
    came: () => ({
      states: Object.entries(executor.values())
        .map(([region, state]) => `${region}.${state}`)
        .sort(),
      did: done.sort(),
    }),
  };
}
