import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;
const NAMES = (config.forbidden ?? []).map((rule) => rule.name ?? '');

/** One planted violation: the files of a small tree, and the file that must be blamed. */
type Plant = { readonly rule: string; readonly blamed: string; readonly files: Readonly<Record<string, string>> };

const ONE = 'export const one = 1;\n';
const uses = (from: string): string => `import * as other from '${from}';\nexport const it = other;\n`;
const usesType = (from: string, own: string, its: string): string =>
  `import type { ${its} } from '${from}';\nexport type ${own} = ${its} | 1;\n`;

const PLANTS: readonly Plant[] = [
  {
    rule: 'src-never-sim',
    blamed: 'src/therapy/dose.ts',
    files: { 'src/therapy/dose.ts': uses('../../sim/clock/index.js'), 'sim/clock/index.ts': ONE },
  },
  {
    rule: 'product-never-test',
    blamed: 'sim/clock/index.ts',
    files: { 'sim/clock/index.ts': uses('../../test/support/pump.js'), 'test/support/pump.ts': ONE },
  },
  {
    rule: 'firmware-alone',
    blamed: 'src/firmware/peek.ts',
    files: { 'src/firmware/peek.ts': uses('../../sim/plant/index.js'), 'sim/plant/index.ts': ONE },
  },
  {
    rule: 'controller-alone',
    blamed: 'src/controller/peek.ts',
    files: { 'src/controller/peek.ts': uses('../firmware/index.js'), 'src/firmware/index.ts': ONE },
  },
  {
    rule: 'plant-alone',
    blamed: 'sim/plant/peek.ts',
    files: { 'sim/plant/peek.ts': uses('../../src/firmware/index.js'), 'src/firmware/index.ts': ONE },
  },
  { rule: 'src-without-streams', blamed: 'src/base/wait.ts', files: { 'src/base/wait.ts': uses('rxjs') } },
  { rule: 'src-without-node', blamed: 'src/base/read.ts', files: { 'src/base/read.ts': uses('node:fs') } },
  {
    rule: 'rules-without-statecharts',
    blamed: 'src/firmware/rules/chart.ts',
    files: { 'src/firmware/rules/chart.ts': uses('xstate') },
  },
  {
    rule: 'sim-without-node',
    blamed: 'sim/world/read.ts',
    files: { 'sim/world/read.ts': uses('node:path'), 'sim/trace/file.ts': uses('node:fs') },
  },
  {
    rule: 'sockets-in-one-place',
    blamed: 'sim/cli/commands/call.ts',
    files: { 'sim/cli/commands/call.ts': uses('node:net') },
  },
  {
    rule: 'markup-in-one-place',
    blamed: 'sim/report/html/section.ts',
    files: { 'sim/report/html/section.ts': uses('react'), 'sim/report/html/markup.ts': uses('react') },
  },
  {
    rule: 'page-holds-no-logic',
    blamed: 'sim/web/app.ts',
    files: { 'sim/web/app.ts': uses('../world/index.js'), 'sim/world/index.ts': ONE },
  },
  {
    rule: 'through-the-front-door',
    blamed: 'sim/report/look.ts',
    files: { 'sim/report/look.ts': uses('../trace/inside.js'), 'sim/trace/inside.ts': ONE },
  },
  {
    rule: 'side-doors-need-node',
    blamed: 'sim/world/load.ts',
    files: { 'sim/world/load.ts': uses('../scenario/files.js'), 'sim/scenario/files.ts': uses('node:fs') },
  },
  {
    rule: 'comparison-reads-records',
    blamed: 'sim/compare/peek.ts',
    files: { 'sim/compare/peek.ts': uses('../world/index.js'), 'sim/world/index.ts': ONE },
  },
  {
    rule: 'sequence-compares-only',
    blamed: 'sim/sequence/peek.ts',
    files: { 'sim/sequence/peek.ts': uses('../world/index.js'), 'sim/world/index.ts': ONE },
  },
  {
    rule: 'oracle-reads-traces-only',
    blamed: 'sim/oracle/peek.ts',
    files: { 'sim/oracle/peek.ts': uses('../world/index.js'), 'sim/world/index.ts': ONE },
  },
  {
    rule: 'coverage-counts-records',
    blamed: 'sim/coverage/peek.ts',
    files: { 'sim/coverage/peek.ts': uses('../plant/index.js'), 'sim/plant/index.ts': ONE },
  },
  {
    rule: 'charts-of-machines-only',
    blamed: 'sim/chart/peek.ts',
    files: { 'sim/chart/peek.ts': uses('../world/index.js'), 'sim/world/index.ts': ONE },
  },
  {
    rule: 'shrinking-runs-stories',
    blamed: 'sim/shrink/peek.ts',
    files: { 'sim/shrink/peek.ts': uses('../random/index.js'), 'sim/random/index.ts': ONE },
  },
  {
    rule: 'stories-are-words',
    blamed: 'sim/story/peek.ts',
    files: { 'sim/story/peek.ts': uses('../world/index.js'), 'sim/world/index.ts': ONE },
  },
  {
    rule: 'generate-writes-files-only',
    blamed: 'sim/generate/peek.ts',
    files: { 'sim/generate/peek.ts': uses('../plant/index.js'), 'sim/plant/index.ts': ONE },
  },
  {
    rule: 'no-cycles',
    blamed: 'src/base/a.ts',
    files: { 'src/base/a.ts': usesType('./b.js', 'A', 'B'), 'src/base/b.ts': usesType('./a.js', 'B', 'A') },
  },
  { rule: 'no-orphans', blamed: 'src/base/left-over.ts', files: { 'src/base/left-over.ts': ONE } },
  { rule: 'can-be-found', blamed: 'src/base/lost.ts', files: { 'src/base/lost.ts': uses('./nowhere.js') } },
  { rule: 'no-tools-at-run-time', blamed: 'sim/world/tool.ts', files: { 'sim/world/tool.ts': uses('fast-check') } },
];

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'arrows-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function plant(name: string, files: Plant['files']): string {
  const folder = join(root, name);
  const all = { ...files, 'package.json': JSON.stringify({ type: 'module', devDependencies: { 'fast-check': '*' } }) };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const top of ['src', 'sim']) mkdirSync(join(folder, top), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function brokenRules(baseDir: string): Promise<readonly { rule: string; from: string }[]> {
  const { tsConfig: _, ...options } = config.options ?? {};
  const { output } = await cruise(['src', 'sim'], {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

describe('the arrows', () => {
  it('have a planted violation for every rule', () => {
    expect(PLANTS.map((p) => p.rule).sort()).toEqual([...NAMES].sort());
  });

  it.each(PLANTS)('$rule is caught', async ({ rule, blamed, files }) => {
    expect(await brokenRules(plant(rule, files))).toContainEqual({ rule, from: blamed });
  });

  it('let the allowed way pass', async () => {
    const folder = plant('allowed', {
      'sim/cli/main.ts': `${uses('../trace/file.js')}export * as path from 'node:path';\n`,
      'sim/cli/serve/door.ts': uses('node:net'),
      'sim/trace/file.ts': `import 'node:fs';\n${uses('./index.js')}`,
      'sim/trace/index.ts': ONE,
      'sim/oracle/rule.ts': uses('../trace/index.js'),
      'src/firmware/machine.ts': uses('../units/index.js'),
      'src/units/index.ts': ONE,
    });
    expect(await brokenRules(folder)).toEqual([]);
  });
});
