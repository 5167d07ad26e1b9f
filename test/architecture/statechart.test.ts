import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, type AnyStateNode, createMachine } from 'xstate';
import { firmwareMachine, REGIONS } from '../../src/firmware/index.js';
import { filesUnder, parse, placeOf, visit } from '../support/tree.js';

const below = (node: AnyStateNode): readonly AnyStateNode[] => [node, ...Object.values(node.states).flatMap(below)];
const ancestors = (node: AnyStateNode): readonly AnyStateNode[] =>
  node.parent === undefined ? [node] : [node, ...ancestors(node.parent)];
const isLeaf = (node: AnyStateNode): boolean => Object.keys(node.states).length === 0;

/** The leaves in which one is after entering a state. */
function entered(node: AnyStateNode): readonly AnyStateNode[] {
  if (isLeaf(node)) return [node];
  if (node.type === 'parallel') return Object.values(node.states).flatMap(entered);
  return node.initial.target.flatMap(entered);
}

/** Where each leaf may go without an event: by its own `always`, or by one of a state around it. */
const eventlessEdges = (machine: AnyStateMachine): ReadonlyMap<string, readonly string[]> =>
  new Map(
    below(machine.root)
      .filter(isLeaf)
      .map((leaf) => [
        leaf.id,
        ancestors(leaf)
          .flatMap((node) => node.always ?? [])
          .flatMap((transition) => transition.target ?? [])
          .flatMap(entered)
          .map((target) => target.id),
      ]),
  );

/** A round trip without an event, as the states on it; null when there is none. */
function eventlessCycle(machine: AnyStateMachine): readonly string[] | null {
  const edges = eventlessEdges(machine);
  const walk = (at: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(at)) return [...path.slice(path.indexOf(at)), at];
    for (const next of edges.get(at) ?? []) {
      const found = walk(next, [...path, at]);
      if (found !== null) return found;
    }
    return null;
  };
  for (const start of edges.keys()) {
    const found = walk(start, []);
    if (found !== null) return found;
  }
  return null;
}

const words = (written: unknown): readonly string[] =>
  (Array.isArray(written) ? written : [written]).flatMap((one: unknown) => {
    if (typeof one === 'string') return [one];
    return typeof one === 'object' && one !== null && 'type' in one ? [String(one.type)] : [];
  });

/** Names that the pictures use. */
function namesUsed(kind: 'guard' | 'actions'): ReadonlySet<string> {
  const nodes = below(firmwareMachine.root);
  const transitions = nodes.flatMap((node) => [...[...node.transitions.values()].flat(), ...(node.always ?? [])]);
  const onEdges = transitions.flatMap((t) => words(kind === 'guard' ? t.guard : t.actions));
  const inStates = kind === 'guard' ? [] : nodes.flatMap((node) => [...words(node.entry), ...words(node.exit)]);
  return new Set([...onEdges, ...inStates]);
}

const sorted = (names: Iterable<string>): readonly string[] => [...names].sort();

describe('the statechart of the firmware', () => {
  it('is built: every target exists', () => {
    expect(below(firmwareMachine.root).length).toBeGreaterThan(REGIONS.length);
  });

  it('has its regions in the order that machine.ts explains', () => {
    // Order is meaning: two regions that act on one event act in this order. Change it only with a decision record.
    expect(REGIONS).toEqual([
      'memory',
      'power',
      'clock',
      'infusion',
      'bridge',
      'bolus',
      'patient-control',
      'line',
      'old-fluid',
      'reservoir',
      'battery',
      'temperature',
      'counter',
      'measured-flow',
      'motor',
      'restarts',
      'sensors',
      'alarm',
    ]);
    expect(Object.keys(firmwareMachine.root.states)).toEqual(REGIONS);
  });

  // An `always` without a target is allowed: it changes no state, and its action makes its own guard false. The executor
  // bounds how often that may happen in one step.
  it('has no cycle of eventless transitions', () => {
    expect(eventlessCycle(firmwareMachine)).toBeNull();
  });

  it('would show a cycle if there were one', () => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: { always: { target: 'group', guard: () => false } },
        group: { initial: 'b', always: { target: 'a', guard: () => false }, states: { b: {} } },
      },
    });
    expect(eventlessCycle(machine)?.length).toBe(3);
  });

  it.each(['guards', 'actions'] as const)('names in pictures and dictionary agree: %s', (kind) => {
    const defined = Object.keys(firmwareMachine.implementations[kind]);
    expect(sorted(defined)).toEqual(sorted(namesUsed(kind === 'guards' ? 'guard' : 'actions')));
  });

  it('starts no timer and no actor: time is a deadline in the context', () => {
    for (const node of below(firmwareMachine.root)) {
      expect([node.id, node.after, node.invoke, node.config.after, node.config.invoke]).toEqual([
        node.id,
        [],
        [],
        undefined,
        undefined,
      ]);
    }
  });
});

/** What the firmware may not take from xstate or write in a picture, and why. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  after: 'delays are not part of a snapshot',
  delay: 'delays are not part of a snapshot',
  delays: 'delays are not part of a snapshot',
  invoke: 'an actor has a life of its own',
  spawn: 'an actor has a life of its own',
  spawnChild: 'an actor has a life of its own',
  sendTo: 'outputs only by emit',
  sendParent: 'outputs only by emit',
  fromPromise: 'the firmware waits for nothing',
  fromObservable: 'the firmware waits for nothing',
  fromCallback: 'the firmware waits for nothing',
};

function forbiddenIn(path: string, text?: string): readonly string[] {
  const file = parse(path, text);
  const found: string[] = [];
  visit(file, (node) => {
    const name = ts.isImportSpecifier(node) || ts.isPropertyAssignment(node) ? node.name.getText(file) : null;
    const why = name !== null && Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name] : undefined;
    if (why !== undefined) found.push(`${placeOf(file, node)} ${name}: ${why}`);
  });
  return found;
}

describe('the source of the firmware', () => {
  it('uses nothing of XState that waits, sends or lives on its own', () => {
    const files = filesUnder('src/firmware', '.ts');
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => forbiddenIn(path))).toEqual([]);
  });

  it.each([
    "import { spawnChild } from 'xstate';",
    'const quiet = { after: { 100: "loud" } };',
    'const quiet = { invoke: { src: "x" } };',
  ])('would be caught: %s', (code) => expect(forbiddenIn('planted.ts', code)).toHaveLength(1));
});

describe('a region', () => {
  it('is a picture: it holds names and no functions', () => {
    const withFunctions = filesUnder('src/firmware/regions', '.ts').filter((path) => {
      let found = false;
      visit(parse(path), (node) => {
        found ||= ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);
      });
      return found;
    });
    expect(withFunctions).toEqual([]);
  });
});

describe('the dictionary of the statechart', () => {
  it('gives each name once: a second one of the same name would silently take its place', () => {
    const names = filesUnder('src/firmware/dictionary', '.ts').flatMap((file) => {
      const found: string[] = [];
      visit(parse(file), (node) => {
        if (!ts.isVariableDeclaration(node) || !/(Guards|Orders)$/.test(node.name.getText())) return;
        const given =
          node.initializer !== undefined && ts.isSatisfiesExpression(node.initializer)
            ? node.initializer.expression
            : node.initializer;
        if (given === undefined || !ts.isObjectLiteralExpression(given)) return;
        found.push(
          ...given.properties.map(
            (property) => `${node.name.getText().replace(/.*(Guards|Orders)$/, '$1')} ${property.name?.getText()}`,
          ),
        );
      });
      return found;
    });
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
