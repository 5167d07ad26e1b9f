import ts from 'typescript';
import { parse, visit } from './tree.js';

/** The parts of a refusal that somebody reads. */
const READ = ['found', 'expected', 'remedy'];

/** What is written at a node, `#` for whatever is put in; several where it depends, none where it is worked out elsewhere. */
function writtenAt(node: ts.Node | undefined): readonly string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `#${literal.text}`).join('')];
  if (ts.isParenthesizedExpression(node)) return writtenAt(node.expression);
  if (ts.isConditionalExpression(node)) return [...writtenAt(node.whenTrue), ...writtenAt(node.whenFalse)];
  if (ts.isIdentifier(node)) return writtenUnder(node.getSourceFile(), node.text);
  return [];
}

/** What constants of this name are set to, anywhere in the file. */
function writtenUnder(file: ts.SourceFile, name: string): readonly string[] {
  const found: string[] = [];
  visit(file, (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found.push(...writtenAt(node.initializer));
  });
  return found;
}

/** Texts with letters of their own: what is nothing but a number or a name needs no translation. */
const withLetters = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((text) => /\p{L}/u.test(text))),
];

/** All texts at the nodes of some files that are chosen. */
export function saidIn(paths: readonly string[], chosen: (node: ts.Node) => readonly ts.Node[]): readonly string[] {
  const found: string[] = [];
  for (const path of paths)
    visit(parse(path), (node) => {
      for (const one of chosen(node)) found.push(...writtenAt(one));
    });
  return withLetters(found);
}

/** Values of fields of these names, wherever an object is written. */
export const fieldsNamed =
  (names: readonly string[]) =>
  (node: ts.Node): readonly ts.Node[] => {
    if (ts.isShorthandPropertyAssignment(node) && names.includes(node.name.text)) return [node.name];
    return ts.isPropertyAssignment(node) && names.includes(node.name.getText()) ? [node.initializer] : [];
  };

/** Arguments of calls of these functions: of each the places that are named. */
export const argumentsOf =
  (places: Readonly<Record<string, readonly number[]>>) =>
  (node: ts.Node): readonly ts.Node[] => {
    if (!ts.isCallExpression(node)) return [];
    const name = node.expression.getText().split('.').at(-1) ?? '';
    const wanted = Object.hasOwn(places, name) ? (places[name] ?? []) : [];
    return wanted.flatMap((place) => node.arguments[place] ?? []);
  };

/** What refusals of some files say: what was found, what was expected and what to do. */
export const refusedIn = (paths: readonly string[]): readonly string[] =>
  saidIn(paths, (node) => [...argumentsOf({ refuse: [1, 2, 3] })(node), ...fieldsNamed(READ)(node)]);
