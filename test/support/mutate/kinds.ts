import ts from 'typescript';

/** One change of a piece of source text. */
export type Change = {
  /** what sort of mistake it stands for */
  readonly kind: string;
  /** the stretch of text that the change is told of: a whole comparison, not its sign alone */
  readonly from: number;
  readonly to: number;
  /** where text is replaced, and by what */
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

const K = ts.SyntaxKind;

/** Operators, and what each is mistaken for. */
const OPERATORS: Readonly<Partial<Record<ts.SyntaxKind, readonly (readonly [kind: string, text: string])[]>>> = {
  [K.LessThanToken]: [
    ['boundary', '<='],
    ['negation', '>='],
  ],
  [K.LessThanEqualsToken]: [
    ['boundary', '<'],
    ['negation', '>'],
  ],
  [K.GreaterThanToken]: [
    ['boundary', '>='],
    ['negation', '<='],
  ],
  [K.GreaterThanEqualsToken]: [
    ['boundary', '>'],
    ['negation', '<'],
  ],
  [K.EqualsEqualsEqualsToken]: [['equality', '!==']],
  [K.ExclamationEqualsEqualsToken]: [['equality', '===']],
  [K.AmpersandAmpersandToken]: [['logic', '||']],
  [K.BarBarToken]: [['logic', '&&']],
  [K.PlusToken]: [['arithmetic', '-']],
  [K.MinusToken]: [['arithmetic', '+']],
  [K.AsteriskToken]: [['arithmetic', '/']],
  [K.SlashToken]: [['arithmetic', '*']],
  [K.PercentToken]: [['arithmetic', '*']],
  [K.PlusEqualsToken]: [['arithmetic', '-=']],
  [K.MinusEqualsToken]: [['arithmetic', '+=']],
};

/** Operators of which one side may be forgotten: the guard, or the value to fall back on. */
const TWO_SIDED: ReadonlySet<ts.SyntaxKind> = new Set([
  K.AmpersandAmpersandToken,
  K.BarBarToken,
  K.QuestionQuestionToken,
]);

/** Methods and functions, and what each is mistaken for. */
const CALLS: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  some: 'every',
  every: 'some',
  floorMulDiv: 'ceilMulDiv',
  ceilMulDiv: 'floorMulDiv',
};

/** Methods that leave out, cut or order: without them the list stays as it was. */
const NARROWING: ReadonlySet<string> = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'concat']);

const whole = (kind: string, node: ts.Node, text: string, told: ts.Node = node): Change => ({
  kind,
  from: told.getStart(),
  to: told.getEnd(),
  start: node.getStart(),
  end: node.getEnd(),
  text,
});
const wrapped = (node: ts.Node): string => `(${node.getText()})`;
const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

function* ofBinary(node: ts.BinaryExpression): Iterable<Change> {
  const { left, operatorToken: sign, right } = node;
  if (isText(left) || isText(right)) {
    if (sign.kind === K.PlusToken) return;
  }
  for (const [kind, text] of OPERATORS[sign.kind] ?? []) yield whole(kind, sign, text, node);
  if (!TWO_SIDED.has(sign.kind)) return;
  const kind = sign.kind === K.QuestionQuestionToken ? 'fallback' : 'clause';
  yield whole(kind, node, wrapped(left));
  yield whole(kind, node, wrapped(right));
}

function* ofCall(node: ts.CallExpression): Iterable<Change> {
  const called = node.expression;
  if (ts.isPropertyAccessExpression(called)) {
    const other = CALLS[called.name.text];
    if (other !== undefined) yield whole('method', called.name, other, node);
    const [from, to] = [called.expression.getEnd(), node.getEnd()];
    if (NARROWING.has(called.name.text)) yield { kind: 'narrowing', from, to, start: from, end: to, text: '' };
  } else if (ts.isIdentifier(called)) {
    const [code] = node.arguments;
    if (called.text === 'refuse' && code !== undefined && isText(code)) yield whole('code', code, `''`);
  }
}

function* ofNumber(node: ts.NumericLiteral | ts.BigIntLiteral): Iterable<Change> {
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return;
  const one = ts.isBigIntLiteral(node) ? '1n' : '1';
  yield whole('number', node, `(${node.getText()} + ${one})`);
  yield whole('number', node, `(${node.getText()} - ${one})`);
}

const EMPTY: ReadonlySet<ts.SyntaxKind> = new Set([K.NullKeyword, K.TrueKeyword, K.FalseKeyword]);
const isEmpty = (node: ts.Expression): boolean =>
  EMPTY.has(node.kind) || (ts.isIdentifier(node) && node.text === 'undefined');

/** A result that is forgotten. */
function* ofResult(result: ts.Expression): Iterable<Change> {
  if (!isEmpty(result) && !isText(result)) yield whole('result', result, 'null');
}

function* ofStatement(node: ts.Statement): Iterable<Change> {
  if (ts.isExpressionStatement(node) || ts.isForOfStatement(node) || ts.isForStatement(node))
    yield whole('statement', node, ';');
  if (ts.isReturnStatement(node) && node.expression !== undefined) yield* ofResult(node.expression);
  if (ts.isIfStatement(node)) {
    yield whole('condition', node.expression, 'true');
    yield whole('condition', node.expression, 'false');
  }
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) yield whole('condition', node.expression, 'false');
}

/** Whether a node is a text for people, which is left as it is: what a refusal says beside its code, and texts with gaps. */
export function isForPeople(node: ts.Node): boolean {
  if (ts.isTemplateExpression(node)) return true;
  const { parent } = node;
  if (parent === undefined || !ts.isCallExpression(parent) || !ts.isIdentifier(parent.expression)) return false;
  return parent.expression.text === 'refuse' && parent.arguments.indexOf(node as ts.Expression) > 0;
}

/** The changes of one node, without those of the nodes inside it. */
export function* changesOf(node: ts.Node): Iterable<Change> {
  if (ts.isStatement(node)) yield* ofStatement(node);
  else if (ts.isBinaryExpression(node)) yield* ofBinary(node);
  else if (ts.isCallExpression(node)) yield* ofCall(node);
  else if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) yield* ofNumber(node);
  else if (node.kind === K.TrueKeyword) yield whole('boolean', node, 'false');
  else if (node.kind === K.FalseKeyword) yield whole('boolean', node, 'true');
  else if (ts.isPrefixUnaryExpression(node) && (node.operator === K.ExclamationToken || node.operator === K.MinusToken))
    yield whole('sign', node, wrapped(node.operand));
  else if (ts.isConditionalExpression(node)) {
    yield whole('condition', node.condition, 'true', node);
    yield whole('condition', node.condition, 'false', node);
  } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body) && !ts.isCallExpression(node.parent))
    yield* ofResult(node.body);
}
