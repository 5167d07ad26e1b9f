import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { listScenarios } from '../../../sim/scenario/files.js';
import { HEAD } from './file.js';

const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'fault'));
for (const name of ['month.yaml', 'fault/stall.yml', 'notes.txt', 'fault/ward.map.yaml'])
  writeFileSync(join(folder, name), `${HEAD}steps: []\n`);

it('lists the scenarios of a directory', () => {
  expect(listScenarios(join(folder, 'fault'))).toEqual({ ok: true, value: [join(folder, 'fault/stall.yml')] });
  expect(listScenarios(folder)).toMatchObject({
    ok: true,
    value: expect.arrayContaining([join(folder, 'month.yaml')]),
  });
  expect(listScenarios(join(folder, 'none'))).toMatchObject({ ok: false, refusal: { code: 'directory-unreadable' } });
});

it('lists each file once, whatever links lead to it, and no folder that is called like one', () => {
  const linked = join(folder, 'linked');
  mkdirSync(join(linked, 'z/dir.yaml'), { recursive: true });
  for (const name of ['z/one.yaml', 'z/dir.yaml/two.yaml']) writeFileSync(join(linked, name), HEAD);
  symlinkSync('..', join(linked, 'z/loop'));
  symlinkSync('itself.yaml', join(linked, 'itself.yaml'));
  symlinkSync('nowhere', join(linked, 'lost.yaml'));
  symlinkSync('z', join(linked, 'a'));
  symlinkSync('z/one.yaml', join(linked, 'b.yaml'));
  symlinkSync('../fault', join(linked, 'outside'));
  expect(listScenarios(linked)).toEqual({
    ok: true,
    value: ['itself.yaml', 'lost.yaml', 'outside/stall.yml', 'z/dir.yaml/two.yaml', 'z/one.yaml'].map((name) =>
      join(linked, name),
    ),
  });
});
