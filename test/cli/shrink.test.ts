import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, said } from './said.js';
import { inFolder, MONTH, story } from './stories.js';

const STOPPED = MONTH.replace('infusion: simple', 'infusion: suspended');
const failing = story('failing.yaml', STOPPED);
const month = story('month.yaml', MONTH);
const small = (name: string): string => readFileSync(inFolder(name), 'utf8');

describe('shrink', () => {
  it('writes the smallest story that fails so, tells what it keeps, and how it is run', async () => {
    const { code, out, err } = await said('shrink', failing, '--out', inFolder('small.yaml'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^keeps {5}expected at end: infusion is suspended, but infusion is simple\n/);
    expect(out).toMatch(/ before {2}after\n {2}steps +2 {2}1\n {2}expectations +1 {2}1\n {2}simulated +30d {2}1min\n/);
    expect(out).toMatch(
      /\d+ runs; nothing more can be left out\nwritten {3}\S+small.yaml\nreproduce npx thecal run \S+small.yaml\n$/,
    );
    expect(small('small.yaml')).toContain(
      'steps:\n  - at: 0s\n    direct: { program: { mode: simple, dose: 3 mg/day } }\n',
    );
    const run = await said('run', inFolder('small.yaml'));
    expect(run.code).toBe(1);
    expect(run.out).toContain('infusion is simple');
  });

  it('changes nothing where nothing can go any more', async () => {
    await said('shrink', failing, '--out', inFolder('once.yaml'));
    const { out } = await said('shrink', inFolder('once.yaml'), '--out', inFolder('twice.yaml'));
    expect(out).toContain('it is as small as it gets already');
    expect(small('twice.yaml')).toBe(small('once.yaml'));
  });

  it('answers a program with what was kept, before and after', async () => {
    const told = await json('shrink', failing, '--out', inFolder('json.yaml'), '--keep', 'text', '--tries', '500');
    expect(told).toMatchObject({
      keeps: { what: 'expectation', kind: 'at', text: 'at end: infusion is suspended', found: 'infusion is simple' },
      kept: 'expected at end: infusion is suspended',
      not_kept: [],
      before: { steps: 2, expectations: 1, until_ms: 2_592_000_000 },
      after: { steps: 0, expectations: 1, until_ms: 60_000 },
      finished: true,
      exit_code: 0,
    });
  });

  it('keeps the failure that is named, and writes seed and settings into the file', async () => {
    const two = story('two.yaml', `${STOPPED}  - never: { state: { infusion: priming } }\n`);
    const flags = ['--as', 'PRIMING', '--seed', '9', '--set', 'drug.concentration=10 mg/mL', '--tries', '0'];
    const { out, code } = await said('shrink', two, '--out', inFolder('named.yaml'), ...flags);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^keeps {5}expected never: infusion is priming, .*\nnot this {2}expected at end: infusion is suspended/,
    );
    expect(out).toContain('stopped after 0 runs: a smaller one may be found with more');
    expect(small('named.yaml')).toContain('seed: 9\n');
    expect(small('named.yaml')).toContain('concentration: 10 mg/mL');
    const known = await said('shrink', two, '--out', inFolder('x.yaml'), '--as', 'nothing of it');
    expect([known.code, known.err]).toEqual([2, expect.stringContaining('expected never: infusion is priming')]);
  });

  it('ends with 5 when its time is over', async () => {
    const { code, out } = await said('shrink', failing, '--out', inFolder('late.yaml'), '--wall-timeout', '0s');
    expect([code, out]).toEqual([5, expect.stringContaining('was stopped before it could be judged')]);
    expect(existsSync(inFolder('late.yaml'))).toBe(false);
  });

  it.each<[string, readonly string[], number, string]>([
    ['a scenario that holds', [month], 2, 'month.yaml, which holds'],
    ['no file', [], 2, 'no file'],
    ['a file and a seed', [failing, '--random', '3'], 2, 'leave one of them out'],
    ['a file that is there', [failing, '--out', month], 2, 'which is there already'],
    ['the file itself', [failing, '--out', failing, '--force'], 2, 'which is the file that is read itself'],
    ['a name that is no scenario', [failing, '--out', inFolder('x.txt')], 2, 'a name that ends in .yaml'],
    ['a folder that is not there', [failing, '--out', inFolder('no/x.yaml')], 2, 'there is no folder'],
    ['what cannot be kept', [failing, '--keep', 'all'], 2, 'one of found, text'],
    ['a file that is no scenario', [story('typo.yaml', 'titel: x\n')], 3, 'titel'],
    [
      'a seed of a story that holds',
      ['--random', '3', '--out', inFolder('r.yaml')],
      2,
      'the story of --random 3, which holds',
    ],
  ])('refuses %s', async (_, words, exit, told) => {
    const { code, err } = await said('shrink', ...words);
    expect(err).toContain(told);
    expect(code).toBe(exit);
  });

  it('puts the file into scenarios/regression of the working folder, and never over one that is there', () => {
    const desk = mkdtempSync(join(tmpdir(), 'thecal-shrink-'));
    const thecal = (...words: readonly string[]) =>
      spawnSync('node', [resolve('dist/sim/cli/main.js'), ...words], { cwd: desk, encoding: 'utf8' });
    expect(thecal('shrink', month).status).toBe(2);
    expect(existsSync(join(desk, 'scenarios'))).toBe(false);
    expect(thecal('shrink', failing).stdout).toContain('npx thecal run scenarios/regression/failing.yaml');
    expect(thecal('test').stdout).toContain('1 failed');
    const again = thecal('shrink', failing);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('scenarios/regression/failing.yaml')]);
    const itself = thecal('shrink', 'scenarios/regression/failing.yaml', '--force');
    expect([itself.status, itself.stderr]).toEqual([2, expect.stringContaining('the file that is read itself')]);
  });

  it('writes over a file when it is told to', async () => {
    writeFileSync(inFolder('old.yaml'), 'x');
    expect((await said('shrink', failing, '--out', inFolder('old.yaml'), '--force', '--tries', '0')).code).toBe(0);
    expect(small('old.yaml')).toContain('A quiet month');
  });

  it('prints a story that is drawn, as one that can be run', async () => {
    const { out, code } = await said('shrink', '--random', '7', '--print');
    expect(code).toBe(0);
    expect((await said('check', story('drawn.yaml', out))).code).toBe(0);
    expect((await said('shrink', '--random', '7', '--print', '--seed', '12')).out).toContain('seed: 12');
  });
});

describe('a seed whose story fails', () => {
  const PATIENT_CONTROL = '../../src/firmware/rules/patient-control.js';
  type PatientControl = typeof import('../../src/firmware/rules/patient-control.js');
  afterEach(() => {
    vi.doUnmock(PATIENT_CONTROL);
    vi.resetModules();
  });

  it('shrinks to a few steps in a file that says so', async () => {
    vi.resetModules();
    vi.doMock(PATIENT_CONTROL, async (original) => {
      const right = await original<PatientControl>();
      const lockedFrom: PatientControl['lockedFrom'] = (c, _, at) => right.lockedFrom(c, 60_000 as never, at);
      return { ...right, lockedFrom };
    });
    const wrong = await import('./said.js');
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    for (const seed of seeds) {
      const { code, out } = await wrong.said('shrink', '--random', String(seed), '--out', inFolder('seed.yaml'));
      if (code === 2) continue;
      expect(code).toBe(0);
      expect(out).toContain('keeps     the oracle’s rule lockout (SR-012) does not hold');
      const file = small('seed.yaml').replaceAll(/\s+/g, ' ');
      expect(file).toContain(`Found by shrinking the story of --random ${seed} with seed ${seed} in `);
      expect(file.match(/ - /g)?.length).toBeLessThanOrEqual(3);
      expect((await wrong.said('run', inFolder('seed.yaml'))).code).toBe(1);
      return;
    }
    expect.unreachable('no seed has shown it');
  }, 120_000);
});
