import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/tree.js';
import { blocksOf } from './pages-of.js';

const PAGES = ['README.md', ...filesUnder('docs/guide', '.md')].filter((path) => existsSync(path));
const MAIN = resolve('dist/sim/cli/main.js');

type Shown = { readonly where: string; readonly command: string; readonly exit: number };

/** Commands of a block: in `sh` every line, in `console` what stands after `$ `; a `\` at the end goes on. */
function commandsOf(language: string, text: string): readonly string[] {
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  const typed = language === 'console' ? lines.flatMap((l) => /^\$ (.*)/.exec(l)?.[1] ?? []) : lines;
  return typed.map((line) => line.trim()).filter((line) => /^(npx thecal|node)\b/.test(line));
}

/** `# exit 1` at the end of a line says that the command ends so. */
const exitOf = (command: string): number => Number(/#\s*exit (\d)/.exec(command)?.[1] ?? 0);

const shownIn = (page: string, text?: string): readonly Shown[] =>
  blocksOf(page, text)
    .filter(({ language }) => ['sh', 'bash', 'shell', 'console'].includes(language))
    .flatMap(({ line, language, text: block }) =>
      commandsOf(language, block).map((command) => ({ where: `${page}:${line}`, command, exit: exitOf(command) })),
    );

const scenariosIn = (page: string) =>
  blocksOf(page).filter(
    ({ language, text }) => language === 'yaml' && /^version: 1$/m.test(text) && /^until:/m.test(text),
  );

let desk = '';
beforeAll(() => {
  // What commands write must not land in the repository, so they run at a desk of their own that looks like it.
  desk = mkdtempSync(join(tmpdir(), 'docs-'));
  for (const name of ['scenarios', 'dist', 'docs', 'node_modules', 'package.json']) {
    symlinkSync(resolve(name), join(desk, name));
  }
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** Runs a line as a shell would, with our own build for `npx thecal`. */
function typed(command: string): { readonly exit: number | null; readonly said: string } {
  const line = command.replaceAll(/\bnpx thecal\b/g, `node '${MAIN}'`);
  const env = { ...process.env, CI: '1', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: desk, env, encoding: 'utf8' });
  return { exit: status, said: `${stdout.slice(-1_500)}\n${stderr.slice(-1_500)}` };
}

describe('commands shown in pages', () => {
  it('are run against a build that is there (npm run build)', () => {
    expect(existsSync(MAIN)).toBe(true);
  });

  const shown = PAGES.flatMap((page) => shownIn(page));
  it.each(shown)('$where $command', ({ command, exit }) => {
    const run = typed(command);
    expect({ ...run, exit: run.exit }).toEqual({ ...run, exit });
  });

  it('are found in blocks, with their exit codes', () => {
    const page = [
      '```console',
      '$ npx thecal check a.yaml # exit 3',
      'a.yaml:1 npx thecal',
      '```',
      '```sh',
      'npm ci',
      'npx thecal \\',
      '  list',
      '```',
      '```text',
      'npx thecal no',
      '```',
    ].join('\n');
    expect(shownIn('x.md', page)).toEqual([
      { where: 'x.md:1', command: 'npx thecal check a.yaml # exit 3', exit: 3 },
      { where: 'x.md:5', command: 'npx thecal list', exit: 0 },
    ]);
  });

  it('would fail with another exit code', () => {
    expect(typed('npx thecal frobnicate').exit).toBe(2);
  });
});

describe('scenarios shown in pages', () => {
  it('are valid', () => {
    for (const { page, line, text } of [...PAGES, 'docs/architecture.md'].flatMap(scenariosIn)) {
      const file = join(desk, 'shown.yaml');
      writeFileSync(file, text);
      const run = typed(`npx thecal check ${file}`);
      expect(run.exit, `${page}:${line} ${run.said}`).toBe(0);
    }
  });
});

describe('what is run on every change', () => {
  it('is what the README says: the same words', () => {
    const lines = textOf('.ci/run').trim().split('\n');
    expect(lines.slice(-2)).toEqual(['npm ci', 'npm test']);
    const said = blocksOf('README.md').flatMap(({ text }) =>
      text.split('\n').map((line) => line.replace(/\s*#.*/, '')),
    );
    expect(said).toContain('npm test');
  });

  it('is written in bash that can be read', () => {
    execFileSync('bash', ['-n', '.ci/run']);
  });
});
