import ts from 'typescript';
import { filesUnder, parse, visit } from './tree.js';

/** Names that a function uses, and codes of refusals that it makes itself. */
type Rule = { readonly uses: ReadonlySet<string>; readonly codes: ReadonlySet<string> };

const isCode = (node: ts.Node): node is ts.StringLiteral => ts.isStringLiteral(node);

/** The code that a call of `refuse` or a written refusal begins with. */
function codeIn(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && node.expression.getText() === 'refuse') {
    const [code] = node.arguments;
    return code !== undefined && isCode(code) ? code.text : null;
  }
  const isField = ts.isPropertyAssignment(node) && node.name.getText() === 'code';
  return isField && isCode(node.initializer) ? node.initializer.text : null;
}

function ruleOf(declared: ts.Node): Rule {
  const [uses, codes] = [new Set<string>(), new Set<string>()];
  visit(declared, (node) => {
    if (ts.isIdentifier(node)) uses.add(node.text);
    const code = codeIn(node);
    if (code !== null) codes.add(code);
  });
  return { uses, codes };
}

/** Everything that the files below a folder declare at their top, by its name; what bears one name is taken together. */
function rulesUnder(folder: string): ReadonlyMap<string, readonly Rule[]> {
  const rules = new Map<string, Rule[]>();
  const add = (name: string, declared: ts.Node): void => {
    rules.set(name, [...(rules.get(name) ?? []), ruleOf(declared)]);
  };
  for (const path of filesUnder(folder, '.ts'))
    for (const statement of parse(path).statements) {
      if (ts.isFunctionDeclaration(statement)) add(statement.name?.text ?? '', statement);
      if (ts.isVariableStatement(statement))
        for (const declared of statement.declarationList.declarations) add(declared.name.getText(), declared);
    }
  return rules;
}

/**
 * Codes of every refusal that a function can lead to, read from the source: its own, and those of all that it names, however far away. It may be
 * too many, never too few, as long as codes are written where they are used.
 */
export function refusalCodesFrom(folder: string, begins: readonly string[]): readonly string[] {
  const rules = rulesUnder(folder);
  const seen = new Set<string>();
  const codes = new Set<string>();
  const waiting = [...begins];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const rule of rules.get(name) ?? []) {
      for (const code of rule.codes) codes.add(code);
      waiting.push(...rule.uses);
    }
  }
  return [...codes].sort();
}
