import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Files below a folder whose name ends so, sorted, with forward slashes; none when the folder is not there. */
export function filesUnder(folder: string, ending: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();
}

/** The product's source files. */
export const sources = (): readonly string[] => [...filesUnder('src', '.ts'), ...filesUnder('sim', '.ts')];

export const textOf = (path: string): string => readFileSync(path, 'utf8');

/** A file as a syntax tree whose nodes know their parents. */
export const parse = (path: string, text: string = textOf(path)): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

/** Visits every node of a tree, parents first. */
export function visit(node: ts.Node, each: (node: ts.Node) => void): void {
  each(node);
  node.forEachChild((child) => visit(child, each));
}

/** `file:line` of a node, as editors open it. */
export const placeOf = (file: ts.SourceFile, node: ts.Node): string =>
  `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
