import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, placeOf, sources, visit } from '../support/tree.js';

const FROM_EVENT = 'take the moment from the event (src) or from the kernel (sim)';
const RETURN_IT = 'return it, or print in sim/cli';

/** Names that may not be used, and what to use instead. */
const BANNED_NAMES: Readonly<Record<string, string>> = {
  Date: FROM_EVENT,
  performance: FROM_EVENT,
  setTimeout: 'kernel.schedule, or a deadline in the firmware context',
  setInterval: 'kernel.schedule, or a deadline in the firmware context',
  setImmediate: 'kernel.schedule',
  queueMicrotask: 'kernel.schedule',
  requestAnimationFrame: 'pace(kernel, …) with a clock of the page',
  console: RETURN_IT,
  process: RETURN_IT,
  crypto: 'random.fork(name); hashes come from sim/trace',
  Intl: 'src/units/format, the same text on every machine',
  globalThis: 'pass it in',
  eval: 'a function',
};

/** Members of Math whose result is the same on every engine. */
const EXACT_MATH = ['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];
const INSTEAD_OF_MATH = 'rng.fork(name) for chance, @stdlib/math-base-special-exp or -ln for curves';

const isDeclaredHere = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  ((ts.isPropertyAssignment(node.parent) || ts.isPropertySignature(node.parent)) && node.parent.name === node) ||
  ts.isImportSpecifier(node.parent);

function complaint(node: ts.Node): string | null {
  if (ts.isIdentifier(node) && !isDeclaredHere(node)) {
    const instead = Object.hasOwn(BANNED_NAMES, node.text) ? BANNED_NAMES[node.text] : undefined;
    if (instead !== undefined) return `${node.text}: ${instead}`;
  }
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.name.text;
    if (node.expression.getText() === 'Math' && !EXACT_MATH.includes(member))
      return `Math.${member}: ${INSTEAD_OF_MATH}`;
    if (member === 'localeCompare') return 'localeCompare: < and >, which do not depend on the machine';
    if (member.startsWith('toLocale')) {
      const call = node.parent;
      const named =
        ts.isCallExpression(call) && call.arguments[0] !== undefined && ts.isStringLiteral(call.arguments[0]);
      if (!named) return `${member}: name the locale, or format without one`;
    }
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) {
    if (!/^\d+$/.test(node.right.getText())) return '**: only with a whole number as exponent; otherwise exp and ln';
  }
  return null;
}

function complaintsIn(path: string, text?: string): readonly string[] {
  const file = parse(path, text);
  const found: string[] = [];
  visit(file, (node) => {
    const said = complaint(node);
    if (said !== null) found.push(`${placeOf(file, node)} ${said}`);
  });
  return found;
}

const PLANTED: readonly (readonly [code: string, name: string])[] = [
  ['const t = Date.now();', 'Date'],
  ['const t = new Date();', 'Date'],
  ['const t = performance.now();', 'performance'],
  ['setTimeout(() => 1, 5);', 'setTimeout'],
  ['setInterval(f, 5);', 'setInterval'],
  ['console.log(1);', 'console'],
  ['const e = process.env;', 'process'],
  ['const x = Math.random();', 'Math.random'],
  ['const x = Math.exp(1);', 'Math.exp'],
  ['const x = Math.log10(1);', 'Math.log10'],
  ['const x = Math.pow(2, 0.5);', 'Math.pow'],
  ['const x = Math.sin(1);', 'Math.sin'],
  ['const x = 2 ** 0.5;', '**'],
  ['const x = a ** b;', '**'],
  ['names.sort((a, b) => a.localeCompare(b));', 'localeCompare'],
  ['const x = (5).toLocaleString();', 'toLocaleString'],
];

describe('banned calls', () => {
  it('are not used in src and sim, but for the command line', () => {
    const judged = sources().filter((path) => !path.startsWith('sim/cli/'));
    expect(judged.length).toBeGreaterThan(100);
    expect(judged.flatMap((path) => complaintsIn(path))).toEqual([]);
  });

  it.each(PLANTED)('are found: %s', (code, name) => {
    const [said] = complaintsIn('planted.ts', code);
    expect(said).toContain(`planted.ts:1 ${name}: `);
  });

  it.each(['const x = Math.floor(a);', 'const x = { Date: 1 };', 'const x = a ** 2;', 'const n = event.process;'])(
    'are not confused with %s',
    (code) => expect(complaintsIn('allowed.ts', code)).toEqual([]),
  );
});

describe('names of files and folders', () => {
  it('say what is inside; nothing is called utils, helpers or common', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/;
    expect(sources().filter((path) => vague.test(path))).toEqual([]);
    expect(vague.test('src/base/utils.ts')).toBe(true);
  });
});
