import { below, type Drawing, type DrawnAct, type DrawnState, keyOf } from './drawing.js';

const INDENT = '  ';

/** Text between quotes as Graphviz reads it back: quotes and backslashes stand for themselves, and so does the end of a line. */
const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

const idOf = (path: readonly string[]): string => quoted(path.join('.'));
/** No state has a name of nothing, so that no state can be taken for the dot at which a region begins. */
const startOf = (path: readonly string[]): string => quoted(`${path.join('.')}..start`);

const attributes = (given: Readonly<Record<string, string>>): string =>
  `[${Object.entries(given)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(', ')}]`;

const words = (acts: readonly DrawnAct[]): string => acts.map(({ name }) => name).join(', ');
const isDrawn = ({ arrows }: DrawnState): boolean => arrows.some(({ target }) => target !== null);

function leafLine(state: DrawnState, pad: string): string {
  const entry = state.entry.length === 0 ? {} : { tooltip: `on entry: ${words(state.entry)}` };
  return `${pad}${idOf(state.path)} ${attributes({ label: keyOf(state), ...entry })};`;
}

/** Where an arrow into a state ends: at the state, or at the dot where one begins within it. */
const entryOf = (path: readonly string[], groups: ReadonlySet<string>): string =>
  groups.has(path.join('.')) ? startOf(path) : idOf(path);

function stateLines(state: DrawnState, groups: ReadonlySet<string>, depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  if (state.states.length === 0) return [leafLine(state, pad)];
  const { path, initial } = state;
  const inner = pad + INDENT;
  const start = `${inner}${startOf(path)} [shape=point];`;
  const first = initial === null ? state.states.map((s) => s.path) : [[...path, initial]];
  return [
    `${pad}subgraph ${quoted(`cluster_${path.join('.')}`)} {`,
    `${inner}label=${quoted(keyOf(state))};`,
    start,
    ...(isDrawn(state) ? [`${inner}${idOf(path)} [label="in any state", style=dashed];`] : []),
    ...state.states.flatMap((child) => stateLines(child, groups, depth + 1)),
    ...first.map((to) => `${inner}${startOf(path)} -> ${entryOf(to, groups)};`),
    `${pad}}`,
  ];
}

function arrowLines({ path, arrows }: DrawnState, groups: ReadonlySet<string>): readonly string[] {
  return arrows.flatMap(({ event, guard, target, acts }) => {
    if (target === null) return [];
    const label = `${event ?? 'always'}${guard === null ? '' : `\n[${guard}]`}`;
    const tooltip = acts.length === 0 ? 'does nothing else' : words(acts);
    return [`${INDENT}${idOf(path)} -> ${entryOf(target, groups)} ${attributes({ label, tooltip })};`];
  });
}

/**
 * Writes a drawing in the language of Graphviz: a box for each region, a line for each arrow that changes a state.
 *
 * Event and guard stand at the arrow; what it does shows when one points at it, in formats that can (SVG). A region's own arrows
 * begin at a dashed box `in any state`.
 *
 * @returns text that ends with a line end; the same for the same drawing, always
 */
export function dotOf({ name, root }: Drawing): string {
  const groups = new Set(below(root).flatMap(({ path, states }) => (states.length === 0 ? [] : [path.join('.')])));
  const start = root.initial === null ? [] : [`${INDENT}${startOf([])} -> ${entryOf([root.initial], groups)};`];
  const lines = [
    `digraph ${quoted(name)} {`,
    `${INDENT}rankdir=LR;`,
    `${INDENT}fontname="Helvetica,Arial,sans-serif";`,
    `${INDENT}node [shape=box, style=rounded, fontname="Helvetica,Arial,sans-serif"];`,
    `${INDENT}edge [fontname="Helvetica,Arial,sans-serif", fontsize=10];`,
    ...(start.length === 0 ? [] : [`${INDENT}${startOf([])} [shape=point];`, ...start]),
    ...root.states.flatMap((state) => stateLines(state, groups, 1)),
    ...below(root).flatMap((state) => (state.path.length === 0 ? [] : arrowLines(state, groups))),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}
