import { type Document, isCollection, isMap, isNode, isPair, LineCounter, parseDocument, type YAMLError } from 'yaml';
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

function syntaxIssue(error: YAMLError, file: string): Issue {
  const [start] = error.linePos ?? [];
  const said = error.message.split(/ at line \d+, column \d+/)[0] ?? error.message;
  return {
    file,
    line: start?.line ?? 1,
    column: start?.col ?? 1,
    path: '',
    found: FOUND[error.code] ?? `YAML that cannot be read (${said})`,
    expected: error.code === 'DUPLICATE_KEY' ? 'each key once' : 'YAML 1.2',
    remedy: REMEDIES[error.code] ?? 'see the line and the one before it',
  };
}

/** Where a file is not YAML at all, more of its lines help nobody. */
const TOLD_MOST = 30;

function syntaxIssues({ errors }: Document, file: string): readonly Issue[] {
  const told = errors.slice(0, TOLD_MOST).map((error) => syntaxIssue(error, file));
  const [next] = errors.slice(TOLD_MOST);
  if (next === undefined) return told;
  const found = `${errors.length - TOLD_MOST} more places that are no YAML`;
  const remedy = 'see whether this is a scenario file at all; else mend the first and look again';
  return [...told, { ...syntaxIssue(next, file), found, expected: 'YAML 1.2', remedy }];
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
  const document = parseDocument(text, { lineCounter: lines, keepSourceTokens: true });
  const place: Source['place'] = (path, atKey) => {
    const offset = offsetOf(document, path, atKey);
    if (offset === null) return null;
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const commas = mendDecimalCommas(document);
  const issues = [...syntaxIssues(document, file), ...commas.map((comma) => commaIssue(comma, file, lines))];
  return {
    source: { document, place },
    issues,
    broken: document.errors.some((error) => error.code !== 'DUPLICATE_KEY'),
  };
}
