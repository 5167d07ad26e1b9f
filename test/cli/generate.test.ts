import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, said } from './said.js';

let desk = '';
beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), 'generate-'));
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const inDesk = (name: string): string => join(desk, name);
const LITTLE = ['--cover', 'alarms', '--tries', '200'];

describe('thecal generate', () => {
  it('writes stories that check, run and hold, and fails for what nobody has explained', async () => {
    const { code, out } = await said('generate', ...LITTLE, '--out', inDesk('a'));
    expect(code).toBe(1);
    expect(out).toMatch(/^\d stories, which meet \d+ of 45$/m);
    expect(out).toMatch(/^Cannot be reached, and why \(1\)$/m);
    expect(out).toMatch(/^Not reached, and not explained \(\d+\)$/m);
    const files = readdirSync(inDesk('a')).map((name) => inDesk(`a/${name}`));
    expect(files.length).toBeGreaterThan(0);
    expect((await said('check', ...files)).code).toBe(0);
    for (const file of files) expect((await said('run', file)).code).toBe(0);
  });

  it('writes the same files for the same seed, and tells as JSON what they are for', async () => {
    const told = await json('generate', ...LITTLE, '--out', inDesk('b'));
    expect(told).toMatchObject({ cover: 'alarms', seed: 1, of: 45, exit_code: 1 });
    const bytes = (folder: string) =>
      readdirSync(inDesk(folder)).map((name) => readFileSync(inDesk(`${folder}/${name}`), 'utf8'));
    expect(bytes('b')).toEqual(bytes('a'));
  });

  it.each([
    ['no cover', ['--out', 'x'], 'no --cover'],
    ['no folder', ['--cover', 'alarms'], 'no --out'],
    ['another cover', ['--cover', 'transition', '--out', 'x'], 'did you mean "transitions"?'],
    ['another chart', ['--cover', 'alarms', '--of', 'link', '--out', 'x'], 'statechart "link"'],
  ])('refuses %s', async (_, args, text) => {
    const { code, err } = await said('generate', ...args);
    expect(code).toBe(2);
    expect(err).toContain(text);
  });

  it('writes over no stories that are there', async () => {
    const { code, err } = await said('generate', ...LITTLE, '--out', inDesk('a'));
    expect([code, err.includes('holds alarms-01.yaml already')]).toEqual([2, true]);
  });
});
