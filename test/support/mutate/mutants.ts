import ts from 'typescript';
import { parse } from '../tree.js';
import { changesOf, isForPeople } from './kinds.js';

/** A mistake planted in one place of one file. */
export type Mutant = {
  /** function, kind, text before and after: the same as long as the code is, wherever in the file it stands */
  readonly id: string;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  /** the source line, trimmed */
  readonly source: string;
  /** number of the function of {@link functionsOf}, or null outside of all */
  readonly inside: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

type Body = { readonly name: string; readonly node: ts.FunctionLikeDeclaration };

const nameOf = (node: ts.FunctionLikeDeclaration): string | null => {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return null;
};

/** Functions of a file in the order of the text, named by the way to them; those without a name are part of their owner. */
function bodiesOf(file: ts.SourceFile): readonly Body[] {
  const found: Body[] = [];
  const walk = (node: ts.Node, way: readonly string[]): void => {
    let inner = way;
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const name = nameOf(node);
      if (name !== null) inner = [...way, name];
      found.push({ name: inner.join('.'), node });
    }
    node.forEachChild((child) => walk(child, inner));
  };
  walk(file, []);
  return found;
}

const isOnlyForTypes = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node);

const LONGEST = 110;
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim() || 'nothing';
const short = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}`;

/** The name of the constant that something outside of all functions belongs to. */
const constantOf = (node: ts.Node): string => {
  for (let n = node; n.parent !== undefined; n = n.parent)
    if (ts.isVariableDeclaration(n) && ts.isSourceFile(n.parent.parent.parent)) return n.name.getText();
  return 'file';
};

/** Every mutant of a file, in the order of the text. */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
  const file = parse(path, text);
  const bodies = bodiesOf(file);
  const lines = text.split('\n');
  const seen = new Map<string, number>();
  const found: Mutant[] = [];
  const walk = (node: ts.Node, within: number | null): void => {
    if (isOnlyForTypes(node) || isForPeople(node)) return;
    const at = bodies.findIndex((body) => body.node === node);
    for (const change of changesOf(node)) {
      const before = text.slice(change.from, change.to);
      const after = text.slice(change.from, change.start) + change.text + text.slice(change.end, change.to);
      const inside = at === -1 ? within : at;
      const place = inside === null ? constantOf(node) : (bodies[inside]?.name ?? '');
      const name = `${place} ${change.kind}: ${short(onOneLine(before))} -> ${short(onOneLine(after))}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const { line } = file.getLineAndCharacterOfPosition(change.start + text.slice(change.start).search(/\S/));
      found.push({
        id: count === 1 ? name : `${name} (${count})`,
        file: path,
        line: line + 1,
        source: (lines[line] ?? '').trim(),
        inside,
        start: change.start,
        end: change.end,
        text: change.text,
      });
    }
    node.forEachChild((child) => walk(child, at === -1 ? within : at));
  };
  walk(file, null);
  return found;
}

/** The text of a file with one mistake in it. */
export const planted = (text: string, mutant: Mutant): string =>
  text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end);

/** The text of a file whose functions tell that they are reached: `__reached(path, number)`. */
export function watched(path: string, text: string): string {
  const inserts: { readonly at: number; readonly text: string }[] = [];
  for (const [number, { node }] of bodiesOf(parse(path, text)).entries()) {
    const call = `__reached(${JSON.stringify(path)}, ${number})`;
    const body = 'body' in node ? node.body : undefined;
    if (body === undefined) continue;
    if (ts.isBlock(body)) inserts.push({ at: body.getStart() + 1, text: ` ${call};` });
    else inserts.push({ at: body.getStart(), text: `(${call}, ` }, { at: body.getEnd(), text: ')' });
  }
  inserts.sort((a, b) => b.at - a.at);
  return inserts.reduce((all, { at, text: more }) => all.slice(0, at) + more + all.slice(at), text);
}
