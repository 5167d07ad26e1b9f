import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import runOrder from '../../sim/cli/suite/worker.js';
import { MONTH } from './stories.js';

const { golden, moody } = vi.hoisted(() => ({ golden: { folder: '' }, moody: { flaky: true } }));
vi.mock('piscina', () => ({
  workerData: {
    formulary: null,
    settings: [],
    seed: null,
    twice: true,
    wallTimeout: null,
    get golden() {
      return golden.folder;
    },
    traces: null,
    flags: [],
  },
}));
// The simulator cannot be made flaky from outside, so its answer is.
vi.mock('../../sim/suite/index.js', async (original) => {
  const suite = await original<typeof import('../../sim/suite/index.js')>();
  const runCase: typeof suite.runCase = (...told) => ({ ...suite.runCase(...told), flaky: moody.flaky });
  return { ...suite, runCase };
});

// Kept traces are named by the path from here.
const desk = mkdtempSync(join(process.cwd(), 'worker-'));
golden.folder = mkdtempSync(join(tmpdir(), 'thecal-kept-'));
afterAll(() => {
  for (const folder of [desk, golden.folder]) rmSync(folder, { recursive: true, force: true });
});

it('keeps no trace of a scenario that is flaky', () => {
  const file = relative('.', join(desk, 'a.yaml'));
  writeFileSync(file, MONTH);
  const kept = join(golden.folder, file.replace('.yaml', '.jsonl'));
  const order = { one: { index: 0, file, plus: 0 }, keep: true };
  expect(runOrder(order)).toMatchObject({ outcome: 'held', flaky: true, golden: null });
  expect(existsSync(kept)).toBe(false);
  moody.flaky = false;
  expect(runOrder(order)).toMatchObject({ outcome: 'held', flaky: false, golden: { is: 'kept' } });
  expect(existsSync(kept)).toBe(true);
});
