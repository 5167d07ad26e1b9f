import XMLBuilder from 'fast-xml-builder';
import { invariant } from '../../src/base/index.js';
import { below, type Drawing, type DrawnAct, type DrawnArrow, type DrawnState } from './drawing.js';
import { NOT_CARRIED } from './not-carried.js';

/** An element as the builder takes it: its name with what is in it, and its attributes. */
type Element = { readonly [name: string]: readonly Element[] | string | Attributes };
type Attributes = Readonly<Record<`@_${string}`, string>>;

const NAMESPACE = 'http://www.w3.org/2005/07/scxml';
/** A field of `guards` or `orders`, written after a dot. */
const IDENTIFIER = /^[A-Za-z_]\w*$/;
/** Events and states: what both an NCName and a list of names apart by blanks can hold. */
const WORD = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/;

const element = (
  name: string,
  given: Readonly<Record<string, string | undefined>>,
  inside: readonly Element[] = [],
) => {
  const attributes = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [[`@_${key}`, value]],
  );
  return { [name]: inside, ':@': Object.fromEntries(attributes) as Attributes } satisfies Element;
};

const comment = (text: string): Element => {
  invariant(!text.includes('--') && !text.endsWith('-'), 'chart: a comment that XML would end early', { text });
  return { '#comment': [{ '#text': text }] };
};

function checked(word: string, form: RegExp): string {
  invariant(form.test(word), 'chart: a name that SCXML cannot write', { word });
  return word;
}

const idOf = (path: readonly string[]): string => checked(path.join('.'), WORD);
const isWithin = (path: readonly string[], outer: readonly string[]): boolean =>
  path.length > outer.length && outer.every((key, i) => path[i] === key);

function actElement({ name, kind, raises }: DrawnAct): Element {
  const order = checked(name, IDENTIFIER);
  switch (kind) {
    case 'assign':
      return element('assign', { location: `orders.${order}`, expr: `orders.${order} + 1` });
    case 'emit':
      return element('log', { label: 'tells', expr: `'${order}'` });
    case 'raise':
      return element('raise', { event: checked(raises ?? '', WORD) });
    default:
      invariant(false, 'chart: an order that the dictionary does not have', { name });
  }
}

function transition({ event, guard, target, acts }: DrawnArrow, { path }: DrawnState): Element {
  // An arrow of XState back to its own state leaves nothing; in SCXML it would leave the state and enter it again.
  const leads = target !== null && target.join('.') !== path.join('.');
  return element(
    'transition',
    {
      event: event === null ? undefined : checked(event, WORD),
      cond: guard === null ? undefined : `guards.${checked(guard, IDENTIFIER)}`,
      target: leads ? idOf(target) : undefined,
      // A region's own arrow must not leave the region: its neighbours would begin anew with it.
      type: leads && isWithin(target, path) ? 'internal' : undefined,
    },
    acts.map(actElement),
  );
}

function stateElement(state: DrawnState): Element {
  const { path, parallel, initial, entry, arrows, states } = state;
  const name = parallel ? 'parallel' : 'state';
  return element(
    name,
    {
      id: path.length === 0 ? undefined : idOf(path),
      initial: initial === null ? undefined : idOf([...path, initial]),
    },
    [
      ...(entry.length === 0 ? [] : [element('onentry', {}, entry.map(actElement))]),
      ...arrows.map((arrow) => transition(arrow, state)),
      ...states.map(stateElement),
    ],
  );
}

/** `{ a: 0, b: 0 }` in the order of the names. */
const fields = (names: ReadonlySet<string>, value: string): string =>
  `{ ${[...names].map((name) => `${checked(name, IDENTIFIER)}: ${value}`).join(', ')} }`;

const said = ([what, instead]: readonly [string, string]): string => `  - ${what}: ${instead}`;

function head(name: string): string {
  return [
    ``,
    `The control skeleton of the machine "${name}" of thecal. Simulation only.`,
    `States, arrows, their order, what is raised and which orders are given are those of the machine that runs.`,
    `What it does not carry, and what stands in its place:`,
    ...NOT_CARRIED.map(said),
    ``,
  ].join('\n');
}

/** SCXML takes `link` for the beginning of `link.lost`, XState does not: no event may begin another. */
function checkEvents(arrows: readonly DrawnArrow[]): void {
  const events = new Set(arrows.flatMap(({ event }) => event ?? []));
  for (const one of events) {
    for (const other of events) {
      invariant(!other.startsWith(`${one}.`), 'chart: an event whose name begins another', { one, other });
    }
  }
}

/**
 * Writes a drawing as SCXML: the control skeleton, with guards and orders by name (see `NOT_CARRIED`).
 *
 * @returns a document that ends with a line end; the same for the same drawing, always
 * @source W3C, State Chart XML (SCXML), Recommendation of 1 September 2015
 * @throws {InvariantError} for names that SCXML cannot write, and orders that the dictionary does not have
 */
export function writeScxml({ name, root }: Drawing): string {
  const states = below(root);
  const arrows = states.flatMap((state) => state.arrows);
  checkEvents(arrows);
  const guards = new Set(arrows.flatMap(({ guard }) => guard ?? []));
  const acts = [...states.flatMap(({ entry }) => entry), ...arrows.flatMap((arrow) => arrow.acts)];
  const orders = new Set(acts.flatMap((act) => (act.kind === 'assign' ? act.name : [])));
  const body = [
    element('datamodel', {}, [
      element('data', { id: 'guards', expr: fields(guards, 'false') }),
      element('data', { id: 'orders', expr: fields(orders, '0') }),
    ]),
    ...(root.parallel || root.states.length === 0 ? [stateElement(root)] : root.states.map(stateElement)),
  ];
  const initial = root.parallel || root.initial === null ? undefined : idOf([root.initial]);
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    commentPropName: '#comment',
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  });
  const document = builder.build([
    { '?xml': [{ '#text': '' }], ':@': { '@_version': '1.0', '@_encoding': 'UTF-8' } },
    comment(head(name)),
    element('scxml', { xmlns: NAMESPACE, version: '1.0', datamodel: 'ecmascript', name, initial }, body),
  ]);
  return `${document.trim()}\n`;
}
