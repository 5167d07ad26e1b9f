import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { listScenarios, readScenario } from '../../../sim/scenario/files.js';
import { formatIssue } from '../../../sim/scenario/index.js';
import { CATALOGUE } from './catalogue.js';
import { HEAD } from './file.js';

const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'fault'));
for (const name of ['month.yaml', 'fault/stall.yml', 'notes.txt'])
  writeFileSync(join(folder, name), `${HEAD}steps: []\n`);

const issues = (path: string): string[] => {
  const read = readScenario(path, { catalogue: CATALOGUE });
  return read.ok ? [] : read.issues.map(formatIssue);
};

it('reads a scenario from its file', () => {
  const read = readScenario(join(folder, 'month.yaml'), { catalogue: CATALOGUE, seed: 5, settings: ['title=other'] });
  expect(read).toMatchObject({ ok: true, scenario: { title: 'other', seed: 5 } });
});

it('names the file in its issues', () => {
  const path = join(folder, 'bad.yaml');
  writeFileSync(path, HEAD);
  expect(issues(path)).toEqual([
    `${path}:1:1  steps  found nothing; expected the steps in order of time; write steps: [{ at: 0s, clinician: { prime: full-system } }]`,
  ]);
});

it('answers for a path that is no file', () => {
  const missing = join(folder, 'mnoth.yaml');
  expect(issues(missing)).toEqual([
    `${missing}  found no such file; expected a scenario file; did you mean "${join(folder, 'month.yaml')}"?`,
  ]);
  expect(issues(join(folder, 'fault'))).toEqual([
    `${join(folder, 'fault')}  found a directory; expected a scenario file; name a file in it`,
  ]);
});

it('lists the scenarios of a directory', () => {
  expect(listScenarios(join(folder, 'fault'))).toEqual({ ok: true, value: [join(folder, 'fault/stall.yml')] });
  expect(listScenarios(folder)).toMatchObject({
    ok: true,
    value: expect.arrayContaining([join(folder, 'month.yaml')]),
  });
  expect(listScenarios(join(folder, 'none'))).toMatchObject({ ok: false, refusal: { code: 'directory-unreadable' } });
});
