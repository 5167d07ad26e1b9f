import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
