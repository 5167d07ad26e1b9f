import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { nodesOf } from './skeleton.js';
import type { Occasion } from './truth.js';

/** An arrow as it can be taken from an innermost state: its own, or one of its region. */
type Way = {
  /** the arrow itself: the same for each state from which one of a region is taken */
  readonly arrow: object;
  readonly event: string | null;
  readonly guard: string | null;
  /** guards that are asked before its own */
  readonly before: readonly string[];
  /** guards that are asked when its own does not hold */
  readonly behind: readonly string[];
  /** path of the state that one is in afterwards */
  readonly to: string;
};

const NOBODY = 'nobody.waits.either';
const pathOf = (node: AnyStateNode): string => node.path.join('.');

/** The arrows of one event that can be taken from a state, the region's behind its own; what stands behind one without a guard cannot. */
function waysOn(leaf: AnyStateNode, event: string | null): readonly Way[] {
  const written = [leaf, leaf.parent].flatMap(
    (node) => (event === null ? node?.always : node?.transitions.get(event)) ?? [],
  );
  const last = written.findIndex(({ guard }) => guard === undefined);
  const arrows = last < 0 ? written : written.slice(0, last + 1);
  const guards = arrows.map(({ guard }) => (guard === undefined ? null : String(guard)));
  const named = (list: readonly (string | null)[]) => list.filter((guard) => guard !== null);
  return arrows.map((arrow, i) => ({
    arrow,
    event,
    guard: guards[i] ?? null,
    before: named(guards.slice(0, i)),
    behind: named(guards.slice(i + 1)),
    to: pathOf(arrow.target?.[0] ?? leaf),
  }));
}

function waysFrom(leaf: AnyStateNode): readonly Way[] {
  const events = [...leaf.transitions.keys(), ...(leaf.parent?.transitions.keys() ?? [])];
  return [null, ...new Set(events)].flatMap((event) => waysOn(leaf, event));
}

const leavesOf = ({ root }: AnyStateMachine): readonly AnyStateNode[] =>
  nodesOf(root).filter((node) => node.type === 'atomic');

/** The occasion on which a way is taken. */
function occasionFor({ event, guard, before }: Way, salt: number | null): Occasion {
  const wishes = before.map((name) => [name, false] as const);
  return { event: event ?? NOBODY, salt, wishes: new Map(guard === null ? wishes : [...wishes, [guard, true]]) };
}

/** A way is tried three times: when it alone is open, when those behind it are open as well, and when none of them is. */
function trialsOf(way: Way): readonly Occasion[] {
  const alone = occasionFor(way, null);
  const all = { ...alone, wishes: new Map([...way.behind.map((name) => [name, true] as const), ...alone.wishes]) };
  return [
    alone,
    ...(way.behind.length === 0 ? [] : [all]),
    ...(way.guard === null ? [] : [{ ...alone, wishes: new Map() }]),
  ];
}

/** One step of a walk: numbers that become an occasion where it is taken. */
export type Step = { readonly pick: number; readonly salt: number; readonly aimed: boolean };

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

/** Turns numbers into a walk through a machine: towards an arrow that could be taken now, or with any event at all. */
export function walksOf(
  machine: AnyStateMachine,
): (steps: readonly Step[]) => (states: readonly string[]) => Occasion | null {
  const ways = new Map(leavesOf(machine).map((leaf) => [pathOf(leaf), waysFrom(leaf)]));
  const events = [...new Set(nodesOf(machine.root).flatMap((node) => [...node.transitions.keys()])), NOBODY];
  return (steps) => {
    let next = 0;
    return (states) => {
      const step = steps[next++];
      if (step === undefined) return null;
      const here = step.aimed ? states.flatMap((state) => ways.get(state) ?? []) : [];
      const way = at(here, step.pick);
      if (way !== undefined) return occasionFor(way, step.salt);
      return { event: at(events, step.pick) ?? NOBODY, salt: step.salt, wishes: new Map() };
    };
  };
}

/** The shortest way from the beginning of a region to every trial of its arrows; no guard holds but those that are needed. */
function toursOfRegion(region: AnyStateNode): readonly (readonly Occasion[])[] {
  const tours = new Map<object, readonly (readonly Occasion[])[]>();
  const begin = region.initial.target[0] as AnyStateNode;
  const seen = new Set([pathOf(begin)]);
  const queue = [{ leaf: begin, sofar: [] as readonly Occasion[] }];
  for (const { leaf, sofar } of queue) {
    for (const way of waysFrom(leaf)) {
      const trials = trialsOf(way).map((occasion) => [...sofar, occasion]);
      if (!tours.has(way.arrow)) tours.set(way.arrow, trials);
      const to = Object.values(region.states).find((node) => pathOf(node) === way.to);
      if (to === undefined || seen.has(way.to)) continue;
      seen.add(way.to);
      queue.push({ leaf: to, sofar: [...sofar, occasionFor(way, null)] });
    }
  }
  return [...tours.values()].flat();
}

/** Tours through a machine that take every arrow which can be taken at all. */
export const toursOf = ({ root }: AnyStateMachine): readonly (readonly Occasion[])[] =>
  Object.values(root.states).flatMap(toursOfRegion);
