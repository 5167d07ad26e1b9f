import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_PYTHON, PYTHON } from '../support/python.js';
import { textOf } from '../support/tree.js';

const VECTORS = 'docs/reference/frame-vectors.json';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Python says of vectors: the ones that are kept, or others. */
function checked(vectors?: string) {
  const file = join(folder, 'vectors.json');
  if (vectors !== undefined) writeFileSync(file, vectors);
  const { status, stdout, stderr } = spawnSync(
    PYTHON,
    ['test/docs/frame_vectors.py', vectors === undefined ? VECTORS : file],
    { encoding: 'utf8' },
  );
  return { status, said: stdout.trim(), wrong: stderr.trim().split('\n').at(-1) };
}

describe.skipIf(NO_PYTHON)('the test vectors, read in Python by the tables of the page (needs python3)', () => {
  it('are what the page says: every frame, every key, every command', () => {
    const { frames, commands } = JSON.parse(textOf(VECTORS)) as Record<'frames' | 'commands', readonly unknown[]>;
    expect(checked()).toEqual({ status: 0, said: `${frames.length} frames, ${commands.length} commands`, wrong: '' });
  });

  it.each([
    ['a command of another number', '"maxCount": 4', '"maxCount": 5', 'maxCount'],
    ['another counter', '"counter": 2', '"counter": 3', 'written: '],
    ['another nonce', '"asked": "e', '"asked": "f', 'other keys'],
    ['another hash', '"hash": "', '"hash": "0', 'another hash'],
  ])('would not be with %s', (_, from, to, wrong) => {
    const text = textOf(VECTORS);
    expect(text).toContain(from);
    const found = checked(text.replace(from, to));
    expect(found.status).toBe(1);
    expect(found.wrong).toContain(wrong);
  });
});
