import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, createLineHash, linesOf, type TraceRecord } from '../../sim/trace/index.js';
import { json, said } from './said.js';

const SQUARE = 'scenarios/nominal/square-bolus.yaml';
const KINK = 'scenarios/fault/kink-by-posture.yaml';

type Measured = { readonly reached: number; readonly of: number; readonly items: readonly { readonly name: string }[] };
type Told = {
  readonly runs: number;
  readonly runs_without_transitions: number;
  readonly charts: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
};
const coverage = async (...args: readonly string[]) => (await json('coverage', ...args)) as unknown as Told;

/** A trace as versions before this one wrote it: it did not say what it has reached. */
function ofFirstFormat(trace: string): string {
  const records = [...linesOf(trace)].map((line) => JSON.parse(line) as TraceRecord);
  const hash = createLineHash();
  const lines = records
    .filter(({ kind }) => kind !== 'reach')
    .map((record) => {
      const { ended: _, ...older } = { ended: '', ...record };
      const told = record.kind === 'header' ? { ...older, format: 1 } : older;
      const line = canonical(record.kind === 'end' ? { ...told, sha256: hash.hex() } : told);
      hash.add(line);
      return `${line}\n`;
    });
  return lines.join('');
}

let desk = '';
beforeAll(async () => {
  desk = mkdtempSync(join(tmpdir(), 'coverage-'));
  await said('run', SQUARE, '--trace', join(desk, 'square.jsonl.gz'));
  await said('run', KINK, '--trace', join(desk, 'kink.jsonl'));
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

describe('thecal coverage', () => {
  it('gives the same for a trace and for the scenario that it was written from', async () => {
    const [ran, read] = [
      await coverage(SQUARE, KINK),
      await coverage(join(desk, 'square.jsonl.gz'), join(desk, 'kink.jsonl')),
    ];
    expect(read).toEqual(ran);
    expect(ran.runs).toBe(2);
    expect(ran.charts.firmware?.transitions?.reached).toBeGreaterThan(20);
  });

  it('takes a folder with scenarios and traces in it', async () => {
    copyFileSync('scenarios/fault/memory-error.yaml', join(desk, 'memory-error.yaml'));
    const whole = await coverage(desk);
    rmSync(join(desk, 'memory-error.yaml'));
    expect(whole).toEqual(await coverage(SQUARE, KINK, 'scenarios/fault/memory-error.yaml'));
  });

  it('tells a summary, the regions, and what was never reached, in lines that fit', async () => {
    const { code, out } = await said('coverage', desk);
    expect(code).toBe(0);
    expect(out).toMatch(/^Coverage of 2 runs$/m);
    expect(out).toMatch(/^ {2}transitions +\d+ +\d+ +\d+\.\d/m);
    expect(out).toMatch(/^ {2}bolus +3\/5 /m);
    expect(out).toMatch(/^Transitions never taken \(\d+\)$/m);
    expect(out).toMatch(/… and \d+ more; --all tells every one/);
    const all = await said('coverage', desk, '--all');
    expect(all.out).not.toContain('--all');
    expect(all.out.split('\n').length).toBeGreaterThan(300);
  });

  it('tells of one chart when it is asked', async () => {
    const { charts } = await coverage(SQUARE, '--of', 'telemetry');
    expect(Object.keys(charts)).toEqual(['telemetry']);
    const wrong = await said('coverage', SQUARE, '--of', 'firmwares');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('did you mean "firmware"?');
  });

  it('fails below a threshold, and says of what', async () => {
    const below = await said('coverage', SQUARE, '--at-least', 'transitions=99,states=1');
    expect(below.code).toBe(1);
    expect(below.out).toMatch(/^BELOW {2}transitions: .* at least 99 % was asked for$/m);
    expect(below.out).not.toMatch(/BELOW {2}states/);
    const met = await said('coverage', SQUARE, '--at-least', 'transitions=1');
    expect([met.code, met.out.includes('At least as much as was asked for.')]).toEqual([0, true]);
    const wrong = await said('coverage', SQUARE, '--at-least', 'transition=1');
    expect([wrong.code, wrong.err.includes('did you mean "transitions"?')]).toEqual([2, true]);
  });

  it('writes a page that stands by itself, and holds what a stranger named as text', async () => {
    const page = join(desk, 'coverage.html');
    const { code } = await said('coverage', desk, '--html', page, '--at-least', 'guards=99');
    expect(code).toBe(1);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<h1>Coverage of 2 runs</h1>');
    expect(html).toContain('bolus.none command.clinician-bolus 0');
    expect(html).toContain('at least 99 % was asked for');
    expect(html).toContain('What cannot be reached');
    expect(html).not.toContain('<script');
    rmSync(page);
    expect((await said('coverage', SQUARE, '--html', join(desk, 'x.txt'))).code).toBe(2);
    expect((await said('coverage', SQUARE, '--html', SQUARE)).code).toBe(2);
  });

  it('answers for files that are not what they should be', async () => {
    const cut = join(desk, 'cut.txt');
    writeFileSync(cut.replace('txt', 'jsonl'), readFileSync(join(desk, 'kink.jsonl'), 'utf8').slice(0, 5000));
    const damaged = await said('coverage', cut.replace('txt', 'jsonl'));
    expect([damaged.code, damaged.err.includes('cut.jsonl')]).toEqual([3, true]);
    rmSync(cut.replace('txt', 'jsonl'));
    expect((await said('coverage', join(desk, 'none.jsonl'))).code).toBe(2);
    expect((await said('coverage', join(desk, 'none.yaml'))).code).toBe(2);
    expect((await said('coverage', 'docs/images')).err).toContain('without a scenario or trace in it');
    expect((await said('coverage')).code).toBe(2);
  });

  it('reads a trace of the first format, and says what it cannot tell', async () => {
    const old = join(desk, 'old.jsonl');
    writeFileSync(old, ofFirstFormat(readFileSync(join(desk, 'kink.jsonl'), 'utf8')));
    const { code, out } = await said('coverage', old);
    rmSync(old);
    expect(code).toBe(0);
    expect(out).toMatch(/1 trace without a record of transitions \(format 1\)/);
  });
});
