import { type CST, type LineCounter, Parser } from 'yaml';

/**
 * Keys of one map, and parts within parts: far more than a scenario has, and few enough to be looked through at once.
 *
 * @source ASSUMED, A-318
 */
const KEYS_MOST = 200;
const DEPTH_MOST = 40;
/** Entries of one list: a story of a step a minute over a week fits in. */
const ENTRIES_MOST = 20_000;

/** Places that are no YAML, and commas, anchors and tags before one part: past them nobody mends one after the other. */
const WRONG_MOST = 1_000;
const HEAPED_MOST = 20;

/** What a text has too much of, and where. */
export type TooMuch = {
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
};

const LOOK_WHETHER = 'see whether this is a scenario file at all';

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Place = { readonly token: CST.Token; readonly depth: number };

const isCollection = (token: CST.Token): token is Collection => 'items' in token;

const isMap = (token: Collection): boolean =>
  token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');

function tooLong(collection: Collection): TooMuch | null {
  const map = isMap(collection);
  const most = map ? KEYS_MOST : ENTRIES_MOST;
  const count = collection.items.length;
  if (count <= most) return null;
  const first = collection.items[most];
  return {
    offset: (first?.key ?? first?.value)?.offset ?? first?.start[0]?.offset ?? collection.offset,
    found: map ? `a map of ${count} keys` : `a list of ${count} entries`,
    expected: map ? `at most ${most} keys` : `at most ${most} entries`,
    remedy: LOOK_WHETHER,
  };
}

const HEAPS: ReadonlySet<string> = new Set(['comma', 'anchor', 'tag']);

function heaped(start: readonly CST.SourceToken[]): TooMuch | null {
  // Most parts have nothing before them but blanks.
  const heap = start.length <= HEAPED_MOST ? [] : start.filter(({ type }) => HEAPS.has(type));
  const past = heap[HEAPED_MOST];
  if (past === undefined) return null;
  const found = `${heap.length} commas, anchors and tags with nothing between them`;
  return { offset: past.offset, found, expected: 'a value after each', remedy: LOOK_WHETHER };
}

/** The first place that is no YAML, where there are very many. */
function tooWrong(tokens: readonly CST.Token[]): TooMuch | null {
  const wrong = tokens.filter(({ type }) => type === 'error' || type === 'directive');
  const [first] = wrong;
  if (first === undefined || wrong.length <= WRONG_MOST) return null;
  const found = `${wrong.length} places that are no YAML`;
  return { offset: first.offset, found, expected: 'YAML 1.2', remedy: LOOK_WHETHER };
}

const tooDeep = (offset: number): TooMuch => ({
  offset,
  found: `more than ${DEPTH_MOST} maps and lists, each in the one before`,
  expected: `at most ${DEPTH_MOST}`,
  remedy: `close every [ and {, and ${LOOK_WHETHER}`,
});

const within = (token: CST.Token): readonly CST.Token[] => {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!isCollection(token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((part) => part !== null && part !== undefined));
};

function heapedIn({ items }: Collection): TooMuch | null {
  for (const { start } of items) {
    const heap = heaped(start);
    if (heap !== null) return heap;
  }
  return null;
}

/** Looks through a text as it is written, before anything is made of it: what follows takes longer than its length where a map is long or deep. */
function tooMuchIn(tokens: readonly CST.Token[]): TooMuch | null {
  const left: Place[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const { depth, token } = place;
    const heap = token.type === 'document' ? heaped(token.start) : null;
    if (heap !== null) return heap;
    if (isCollection(token)) {
      const long = tooLong(token) ?? heapedIn(token);
      if (long !== null) return long;
      if (depth > DEPTH_MOST) return tooDeep(token.offset);
    }
    for (const inner of within(token)) left.push({ token: inner, depth: depth + 1 });
  }
  return null;
}

/**
 * Takes a text apart as YAML is written.
 *
 * @param lines  is told where each line begins
 * @returns its tokens, or what it has too much of
 */
export function tokensOf(
  text: string,
  lines: LineCounter,
): { readonly tokens: readonly CST.Token[] } | { readonly tooMuch: TooMuch } {
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const tooMuch = tooWrong(tokens) ?? tooMuchIn(tokens);
  return tooMuch === null ? { tokens } : { tooMuch };
}
