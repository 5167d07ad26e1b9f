import { type Drawing, type DrawnState, keyOf } from './drawing.js';

const INDENT = '  ';

/** Mermaid takes letters, digits and underscores in names; the path keeps names of different regions apart. */
const idOf = (path: readonly string[]): string => path.join('__').replace(/[^A-Za-z0-9_]/g, '_');

/** Eventless arrows first, then events in alphabetical order; those of one event stay as they are. */
const byEvent = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1;

function arrowLines({ path, arrows }: DrawnState, depth: number): readonly string[] {
  return [...arrows]
    .sort((a, b) => byEvent(a.event, b.event))
    .flatMap(({ event, guard, target }) => {
      // An arrow without a target only acts; it changes no state, so the picture leaves it out.
      if (target === null) return [];
      const when = `${event ?? 'always'}${guard === null ? '' : ` [${guard}]`}`;
      return [`${INDENT.repeat(depth)}${idOf(path)} --> ${idOf(target)} : ${when}`];
    });
}

function stateLines(state: DrawnState, depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  const title = `${pad}state "${keyOf(state)}" as ${idOf(state.path)}`;
  return state.states.length === 0 ? [title] : [`${title} {`, ...withinLines(state, depth + 1), `${pad}}`];
}

function withinLines({ path, parallel, initial, states }: DrawnState, depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  const start = initial === null ? [] : [`${pad}[*] --> ${idOf([...path, initial])}`];
  const drawn = states.map((child) => stateLines(child, depth));
  const between = parallel ? drawn.flatMap((lines, i) => (i === 0 ? lines : [`${pad}--`, ...lines])) : drawn.flat();
  return [...start, ...between, ...states.flatMap((child) => arrowLines(child, depth))];
}

/**
 * Writes a drawing as a Mermaid state diagram.
 *
 * Regions and states come in the order in which the machine lists them, events in alphabetical order; a guard stands in
 * square brackets, an eventless arrow is named `always`. Arrows that change no state are left out.
 *
 * @returns text that ends with a line end; the same for the same drawing, always
 */
export function mermaidOf({ root }: Drawing): string {
  const lines = ['stateDiagram-v2', `${INDENT}direction LR`];
  for (const state of root.states) lines.push(...stateLines(state, 1));
  if (root.initial !== null) lines.push(`${INDENT}[*] --> ${idOf([root.initial])}`);
  for (const state of root.states) lines.push(...arrowLines(state, 1));
  return `${lines.join('\n')}\n`;
}
