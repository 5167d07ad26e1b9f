import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, placeOf, sources, textOf, visit } from '../support/tree.js';
import { ratchet } from './ratchet.js';

type Measured = { readonly what: string; readonly lines: number };

const longest = (all: readonly Measured[]): Measured =>
  all.reduce((a, b) => (b.lines > a.lines ? b : a), { what: 'nothing', lines: 0 });

/** Functions by their lines. A dictionary that binds names to rules is data, however long its one call is. */
function functionsOf(path: string): readonly Measured[] {
  const file = parse(path);
  const found: Measured[] = [];
  visit(file, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
    const last = file.getLineAndCharacterOfPosition(node.getEnd()).line;
    found.push({ what: placeOf(file, node), lines: last - first + 1 });
  });
  return found;
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword);

/** Things that a file exports by `export` before them and that no sentence explains. */
function withoutText(path: string, text?: string): readonly string[] {
  const file = parse(path, text);
  return file.statements
    .filter((statement) => isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => placeOf(file, statement));
}

describe('the ratchet: what was reached may be bettered, never given up', () => {
  it('no file is longer than the longest so far', () => {
    const found = longest(sources().map((path) => ({ what: path, lines: textOf(path).trimEnd().split('\n').length })));
    expect(found.lines, found.what).toBeLessThanOrEqual(ratchet().longestFile);
  });

  it('no function is longer than the longest so far', () => {
    const found = longest(sources().flatMap(functionsOf));
    expect(found.lines, found.what).toBeLessThanOrEqual(ratchet().longestFunction);
  });

  it('no more exports are without a sentence than so far', () => {
    const found = sources().flatMap((path) => withoutText(path));
    expect(found.length, found.join('\n')).toBeLessThanOrEqual(ratchet().exportsWithoutText);
  });

  it('sees an export without a sentence, and one with', () => {
    expect(withoutText('planted.ts', 'export const a = 1;')).toEqual(['planted.ts:1']);
    expect(withoutText('planted.ts', '/** One. */\nexport const a = 1;')).toEqual([]);
  });
});
