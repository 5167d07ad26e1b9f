import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../support/tree.js';

const EXAMPLE = /```ts\n([\s\S]*?)```/.exec(textOf('README.md'))?.[1] ?? '';
const PRINTED = /It prints `([^`]+)`/.exec(textOf('README.md'))?.[1] ?? 'nothing';

let desk = '';
beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), 'library-'));
  for (const name of ['scenarios', 'dist', 'node_modules', 'package.json'])
    symlinkSync(resolve(name), join(desk, name));
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

describe('the library example of the README', () => {
  it('has the right types, as a user of the package sees them', () => {
    const file = join(desk, 'example.ts');
    writeFileSync(file, EXAMPLE);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      types: ['node'],
      typeRoots: [resolve('node_modules/@types')],
    });
    const told = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'));
    expect(told).toEqual([]);
  }, 60_000);

  it('runs, and prints what the README says', () => {
    const options = { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } };
    writeFileSync(join(desk, 'example.mjs'), ts.transpileModule(EXAMPLE, options).outputText);
    const { stdout, stderr } = spawnSync('node', ['example.mjs'], { cwd: desk, encoding: 'utf8' });
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: PRINTED, stderr: '' });
  }, 60_000);
});

it('the built program may be executed, or npx could not start it in a fresh clone', () => {
  expect(statSync('dist/sim/cli/main.js').mode & 0o111).toBe(0o111);
});
