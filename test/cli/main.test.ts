import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../dist/sim/cli/main.js');
const SOURCE = join(import.meta.dirname, '../../sim/cli/main.ts');
const VERSION = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
).version;

describe('main', () => {
  it('loads nothing but the version before it knows what is asked', () => {
    const source = readFileSync(SOURCE, 'utf8');
    const imports = [...source.matchAll(/^import .* from '(.*)';$/gm)].map((match) => match[1]);
    expect(imports).toEqual(['./version.js']);
    expect(source.startsWith('#!/usr/bin/env node\n')).toBe(true);
  });
});

describe.skipIf(!existsSync(MAIN))('the built program', () => {
  const call = (command: string) => spawnSync('bash', ['-c', `set -o pipefail; ${command}`], { encoding: 'utf8' });
  const thecal = `"${process.execPath}" "${MAIN}"`;

  it('tells its version', () => {
    const { status, stdout, stderr } = call(`${thecal} --version`);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('gives its exit code to the shell and writes mistakes to stderr', () => {
    const { status, stdout, stderr } = call(`${thecal} rnu`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('did you mean "run"?');
  });

  it('ends quietly when its reader goes away', () => {
    const { stdout, stderr } = call(`${thecal} faults --json | head -1`);
    expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' });
  });

  it('flushes long output into a pipe before it ends', () => {
    const { status, stdout } = call(`${thecal} profile show peristaltic-40 --json | cat`);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'peristaltic-40' });
  });
});
