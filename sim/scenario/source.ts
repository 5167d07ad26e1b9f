import {
  Composer,
  type CST,
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  YAMLParseError,
} from 'yaml';
import { type TooMuch, tokensOf } from './bounds.js';
import { type DecimalComma, mendDecimalCommas } from './decimal-comma.js';
import type { Issue } from './issue.js';
import { formatPath, type Path } from './trouble.js';

/** A parsed file: its tree, and where each part of it stands. */
export type Source = {
  readonly document: Document;
  /** @returns line and column (1 …) of a path, or null when the file has no such place */
  readonly place: (path: Path, atKey: boolean) => { readonly line: number; readonly column: number } | null;
};

const REMEDIES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with blanks',
  DUPLICATE_KEY: 'keep one of the two',
  MULTIPLE_DOCS: 'put each scenario into a file of its own',
  BAD_INDENT: 'line up the keys of one map in one column, and close every [ and {',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that contains ": " in quotes',
  MISSING_CHAR: 'close the quote, [ or {',
  BAD_SCALAR_START: 'put the value in quotes',
  UNEXPECTED_TOKEN: 'put a value that begins with > or | in quotes',
};

const FOUND: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab',
  DUPLICATE_KEY: 'a key that the map already has',
  MULTIPLE_DOCS: 'a second document',
};

function syntaxIssue({ code, message, pos }: YAMLParseError, file: string, lines: LineCounter): Issue {
  const { line, col } = lines.linePos(pos[0]);
  return {
    file,
    line: Math.max(1, line),
    column: Math.max(1, col),
    path: '',
    found: FOUND[code] ?? `YAML that cannot be read (${message})`,
    expected: code === 'DUPLICATE_KEY' ? 'each key once' : 'YAML 1.2',
    remedy: REMEDIES[code] ?? 'see the line and the one before it',
  };
}

/** Where a file is not YAML at all, more of its lines help nobody. */
const TOLD_MOST = 30;

function syntaxIssues({ errors }: Document, file: string, lines: LineCounter): readonly Issue[] {
  const told = errors.slice(0, TOLD_MOST).map((error) => syntaxIssue(error, file, lines));
  const [next] = errors.slice(TOLD_MOST);
  if (next === undefined) return told;
  const found = `${errors.length - TOLD_MOST} more places that are no YAML`;
  const remedy = 'see whether this is a scenario file at all; else mend the first and look again';
  return [...told, { ...syntaxIssue(next, file, lines), found, expected: 'YAML 1.2', remedy }];
}

const commaIssue = (comma: DecimalComma, file: string, lines: LineCounter): Issue => {
  const { line, col } = lines.linePos(comma.offset);
  return {
    file,
    line,
    column: col,
    path: formatPath(comma.path),
    found: `${comma.written}, a number with a comma`,
    expected: 'a point for decimals: inside { } a comma begins the next key',
    remedy: `write ${comma.meant}`,
  };
};

const keyText = (key: unknown): string => (isNode(key) ? String(key.toJSON()) : String(key));

/** Offset of a part in the text; null when it was not written there. */
function offsetOf(document: Document, path: Path, atKey: boolean): number | null {
  let node: unknown = document.contents;
  let key: unknown = null;
  for (const part of path) {
    if (!isCollection(node)) return null;
    const items: readonly unknown[] = node.items;
    const item: unknown = isMap(node)
      ? items.find((pair) => isPair(pair) && keyText(pair.key) === String(part))
      : items[Number(part)];
    key = isPair(item) ? item.key : item;
    node = isPair(item) ? item.value : item;
    if (item === undefined) return null;
  }
  const empty = isNode(node) && node.range !== null && node.range !== undefined && node.range[0] === node.range[1];
  const target = atKey || !isNode(node) || empty ? (isNode(key) ? key : node) : node;
  return isNode(target) ? (target.range?.[0] ?? null) : null;
}

const boundIssue = ({ offset, ...said }: TooMuch, file: string, lines: LineCounter): Issue => {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col, path: '', ...said };
};

/** Doubled keys are noted up to here: a note takes longer than a look. */
const DOUBLED_MOST = 1_000;

/** Tells whether two keys of a map are the same, until it has found too many. */
function doubling(): (a: unknown, b: unknown) => boolean {
  let doubled = 0;
  return (a, b) => {
    if (doubled >= DOUBLED_MOST || !isScalar(a) || !isScalar(b) || a.value !== b.value) return false;
    doubled += 1;
    return true;
  };
}

/** The first document of a file; a second one is an error of it. */
function documentOf(tokens: readonly CST.Token[], length: number): Document {
  const [first, second] = new Composer({ keepSourceTokens: true, uniqueKeys: doubling() }).compose(
    tokens,
    true,
    length,
  );
  const document: Document = first ?? new Document();
  if (second !== undefined)
    document.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', 'a second document'));
  return document;
}

/**
 * Reads YAML with positions.
 *
 * @returns the source, and what is wrong with its form; after anything but a doubled key the tree is not to be trusted
 */
export function readSource(
  text: string,
  file: string,
): { readonly source: Source; readonly issues: readonly Issue[]; readonly broken: boolean } {
  const lines = new LineCounter();
  const read = tokensOf(text, lines);
  const document = 'tokens' in read ? documentOf(read.tokens, text.length) : new Document();
  const place: Source['place'] = (path, atKey) => {
    const offset = offsetOf(document, path, atKey);
    if (offset === null) return null;
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if ('tooMuch' in read)
    return { source: { document, place }, issues: [boundIssue(read.tooMuch, file, lines)], broken: true };
  const commas = mendDecimalCommas(document);
  const issues = [...syntaxIssues(document, file, lines), ...commas.map((comma) => commaIssue(comma, file, lines))];
  return {
    source: { document, place },
    issues,
    broken: document.errors.some((error) => error.code !== 'DUPLICATE_KEY'),
  };
}
