import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/tree.js';

/** What belongs to one machine and must not be kept. Written in parts, so that this file does not find itself. */
const MACHINE: readonly RegExp[] = [
  new RegExp(`(^|[\\s'"\`(=:])/(${['home', 'work', 'Users', 'root', 'mnt'].join('|')})/\\w`, 'm'),
  /[A-Z]:\\(Users|Documents)/,
  /\bfile:\/\/\/\w/,
  new RegExp(`\\b(${['localhost', '127\\.0\\.0\\.1'].join('|')}):\\d{2,5}`),
];
const OFFICIAL = 'https://registry.npmjs.org/';

/** Tracked files; without a repository (an unpacked archive) the folders that would be tracked. */
function kept(): readonly string[] {
  try {
    return execFileSync('git', ['ls-files'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter((path) => path !== '' && existsSync(path));
  } catch {
    return ['src', 'sim', 'test', 'docs', 'scenarios'].flatMap((folder) => filesUnder(folder, ''));
  }
}

const isText = (path: string): boolean => /\.(ts|mjs|cjs|json|jsonl|md|ya?ml|txt|svg)$|^\.ci\/|^LICENSE$/.test(path);

describe('what is kept', () => {
  it('names no place of one machine', () => {
    const files = kept().filter((path) => isText(path) && !path.endsWith('portable.test.ts'));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((path) => {
      const text = textOf(path);
      return MACHINE.flatMap((pattern) => pattern.exec(text)?.[0] ?? []).map((said) => `${path}: ${said.trim()}`);
    });
    expect(found).toEqual([]);
  });

  it('takes packages from the official registry only', () => {
    const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(textOf('package-lock.json'));
    const elsewhere = Object.values(lock.packages).filter(
      (p) => p.resolved !== undefined && !p.resolved.startsWith(OFFICIAL),
    );
    expect(elsewhere).toEqual([]);
  });

  it('would be found', () => {
    const planted = ['', 'home', 'ann', 'pump'].join('/');
    expect(MACHINE.some((pattern) => pattern.test(` ${planted}`))).toBe(true);
  });
});
