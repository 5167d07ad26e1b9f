import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { mutantsOf, planted, watched } from '../../support/mutate/mutants.js';
import { type Report, reportOf, type Tried, textOfReport } from '../../support/mutate/report.js';

const TOY = 'test/support/mutate/toy/toy.ts';
const node = (...args: readonly string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

describe('mutants', () => {
  const changes = (text: string) => mutantsOf('a.ts', text).map((m) => m.id.replace(/^\S+ /, ''));

  it.each([
    ['a < b', ['boundary: a < b -> a <= b', 'negation: a < b -> a >= b']],
    ['a !== b', ['equality: a !== b -> a === b']],
    ['a && b', ['logic: a && b -> a || b', 'clause: a && b -> (a)', 'clause: a && b -> (b)']],
    ['a ?? b', ['fallback: a ?? b -> (a)', 'fallback: a ?? b -> (b)']],
    ['a * b', ['arithmetic: a * b -> a / b']],
    ["a + 'b'", []],
    ['Math.floor(a)', ['method: Math.floor(a) -> Math.ceil(a)']],
    ['list.some(a)', ['method: list.some(a) -> list.every(a)']],
    ['list.filter(a)', ['narrowing: .filter(a) -> nothing']],
    ['7', ['number: 7 -> (7 + 1)', 'number: 7 -> (7 - 1)']],
    ['!a', ['sign: !a -> (a)']],
    ['true', ['boolean: true -> false']],
    ['a ? b : c', ['condition: a ? b : c -> true ? b : c', 'condition: a ? b : c -> false ? b : c']],
    [`refuse('a-code', a ? b : c, \`\${a + 1}\`)`, ["code: 'a-code' -> ''"]],
    [`\`\${a + 1} mL\``, []],
    ['a as 7', []],
  ])('of %s', (text, expected) => expect(changes(`const x = ${text};`)).toEqual(expected));

  it('of statements: a guard that always or never holds, a result and an effect that are forgotten', () => {
    expect(changes('function f() { if (a) return b; c(); }')).toEqual([
      'condition: a -> true',
      'condition: a -> false',
      'result: b -> null',
      'statement: c(); -> ;',
    ]);
  });

  it('are named by function and text, not by line, and told apart when the text is the same', () => {
    const ids = (text: string) => mutantsOf('a.ts', text).map((m) => m.id);
    const text = 'const f = () => { const g = (a) => !a; return !a; };\nconst n = () => !a && !a;';
    expect(ids(text)).toContain('f.g sign: !a -> (a)');
    expect(ids(text)).toContain('n sign: !a -> (a) (2)');
    expect(ids(`// a line\n\n${text}`)).toEqual(ids(text));
  });

  it('change one place of the text', () => {
    const text = 'export const f = (a: number) => a < 3;';
    expect(mutantsOf('a.ts', text).map((m) => planted(text, m))).toContain('export const f = (a: number) => a <= 3;');
  });

  it('know which functions a test runs', () => {
    expect(watched('a.ts', 'const f = () => 1;\nfunction g() { return f(); }')).toBe(
      'const f = () => (__reached("a.ts", 0), 1);\nfunction g() { __reached("a.ts", 1); return f(); }',
    );
  });
});

describe('a report', () => {
  const [mutant] = mutantsOf('a.ts', 'const f = () => a < b;');
  const tried = (fate: Tried['fate']): readonly Tried[] =>
    mutant === undefined ? [] : [{ mutant, fate, by: null, reached: true }];
  const told = (fate: Tried['fate'], explained: Record<string, Record<string, string>>) => {
    const { stale, unexplained } = reportOf(['a.ts'], tried(fate), explained, (file) => file !== 'gone.ts');
    return { stale, unexplained };
  };
  const id = mutant?.id ?? '';

  it('counts survivors without a reason, and explanations that nothing needs any more', () => {
    expect(told('killed', {})).toEqual({ stale: [], unexplained: 0 });
    expect(told('survived', {})).toEqual({ stale: [], unexplained: 1 });
    expect(told('survived', { 'a.ts': { [id]: 'why' } })).toEqual({ stale: [], unexplained: 0 });
    expect(told('killed', { 'a.ts': { [id]: 'why' } })).toEqual({ stale: [`a.ts ${id}`], unexplained: 0 });
    expect(told('timed-out', { 'a.ts': { [id]: 'why' } })).toEqual({ stale: [`a.ts ${id}`], unexplained: 0 });
  });

  it('judges explanations of other files only when the file is gone', () => {
    expect(told('killed', { 'b.ts': { x: 'why' } }).stale).toEqual([]);
    expect(told('killed', { 'gone.ts': { x: 'why' } }).stale).toEqual(['gone.ts x']);
  });

  it('names place, change and line of a survivor', () => {
    const text = textOfReport({ ...reportOf(['a.ts'], tried('survived'), {}, () => true), leftOut: [], seconds: 1 });
    expect(text).toContain(`a.ts:1  ${id}\n    const f = () => a < b;`);
  });
});

describe('npm run mutate', () => {
  it('kills, lets live and stops the mutants of a planted rule as its tests deserve', { timeout: 120_000 }, () => {
    // A folder of its own: a run that is under way elsewhere keeps its files.
    const out = '.cache/mutate-test';
    expect(node('node_modules/typescript/bin/tsc', '-p', 'test/support/mutate', '--outDir', out).status).toBe(0);
    const run = node(`${out}/mutate/main.js`, '--file', TOY, '--json');
    const report = JSON.parse(run.stdout) as Report;
    const file = report.files[0];
    expect(file?.survivors.map((s) => [s.id, s.reached, s.reason !== null])).toEqual([
      ['isLate boundary: at > due -> at >= due', true, false],
      ['larger boundary: a > b -> a >= b', true, true],
      ['trust condition: !sound -> false', true, false],
      ['trust statement: setTimeout(complain); -> ;', true, false],
      ['forgotten boolean: true -> false', false, false],
    ]);
    expect(file).toMatchObject({ killed: 20, timedOut: 2, explained: 1 });
    expect(report).toMatchObject({ stale: [], unexplained: 4 });
    expect(run.status).toBe(1);
    expect(node(`${out}/mutate/main.js`, '--file', 'no-such-file.ts').status).toBe(2);
  });
});
