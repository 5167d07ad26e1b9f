import type { AnyStateMachine } from 'xstate';

/** The parts of a state's configuration that a picture shows; every function in it is named or not shown. */
type Node = {
  readonly type?: string;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, Node>>;
  readonly on?: Readonly<Record<string, unknown>>;
  readonly always?: unknown;
};
type Edge = { readonly target: string | null; readonly guard: string };

const INDENT = '  ';

/** Mermaid takes letters, digits and underscores in names; the path keeps names of different regions apart. */
const idOf = (path: readonly string[]): string => path.join('__').replace(/[^A-Za-z0-9_]/g, '_');

function guardName(guard: unknown): string {
  if (guard === undefined) return '';
  if (typeof guard === 'string') return ` [${guard}]`;
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return ` [${String(guard.type)}]`;
  return ' [guarded]';
}

/** All written forms of transitions as a list of target and guard. */
function edgesOf(written: unknown): readonly Edge[] {
  if (written === undefined || written === null) return [];
  if (Array.isArray(written)) return written.flatMap(edgesOf);
  if (typeof written === 'string') return [{ target: written, guard: '' }];
  if (typeof written !== 'object') return [];
  const target = 'target' in written && typeof written.target === 'string' ? written.target : null;
  return [{ target, guard: guardName('guard' in written ? written.guard : undefined) }];
}

/** The path a written target means: `.child`, `sibling`, `sibling.child`, or `#machine.region.state`. */
function resolve(from: readonly string[], target: string): readonly string[] {
  if (target.startsWith('#')) return target.slice(1).split('.').slice(1);
  if (target.startsWith('.')) return [...from, ...target.slice(1).split('.')];
  return [...from.slice(0, -1), ...target.split('.')];
}

function transitionLines(node: Node, path: readonly string[], depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  const lines: string[] = [];
  const draw = (name: string, written: unknown): void => {
    for (const { target, guard } of edgesOf(written)) {
      // A transition without a target only acts; it changes no state, so the picture leaves it out.
      if (target !== null) lines.push(`${pad}${idOf(path)} --> ${idOf(resolve(path, target))} : ${name}${guard}`);
    }
  };
  draw('always', node.always);
  for (const event of Object.keys(node.on ?? {}).sort()) draw(event, node.on?.[event]);
  return lines;
}

function stateLines(node: Node, path: readonly string[], depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  const name = path.at(-1) ?? '';
  const children = Object.entries(node.states ?? {});
  const title = `${pad}state "${name}" as ${idOf(path)}`;
  if (children.length === 0) return [title];
  return [`${title} {`, ...childLines(node, path, depth + 1), `${pad}}`];
}

function childLines(node: Node, path: readonly string[], depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  const children = Object.entries(node.states ?? {});
  const parallel = node.type === 'parallel';
  const start = node.initial === undefined || parallel ? [] : [`${pad}[*] --> ${idOf([...path, node.initial])}`];
  const drawn = children.map(([key, child]) => stateLines(child, [...path, key], depth));
  const edges = children.flatMap(([key, child]) => transitionLines(child, [...path, key], depth));
  const between = parallel ? drawn.flatMap((lines, i) => (i === 0 ? lines : [`${pad}--`, ...lines])) : drawn.flat();
  return [...start, ...between, ...edges];
}

/**
 * Draws a state machine as a Mermaid state diagram.
 *
 * Regions and states come in the order in which the machine lists them, events in alphabetical order; a guard stands in
 * square brackets, an eventless transition is named `always`. Transitions that change no state are left out.
 *
 * @param machine  an XState machine
 * @returns text that ends with a line end; the same for the same machine, always
 */
export function mermaidOf(machine: AnyStateMachine): string {
  // The library types a configuration by all its type parameters; the picture needs six plain fields of it.
  const root = machine.config as unknown as Node;
  const lines = ['stateDiagram-v2', `${INDENT}direction LR`];
  const parallel = root.type === 'parallel';
  for (const [key, region] of Object.entries(root.states ?? {})) lines.push(...stateLines(region, [key], 1));
  if (!parallel && root.initial !== undefined) lines.push(`${INDENT}[*] --> ${idOf([root.initial])}`);
  for (const [key, region] of Object.entries(root.states ?? {})) lines.push(...transitionLines(region, [key], 1));
  return `${lines.join('\n')}\n`;
}
