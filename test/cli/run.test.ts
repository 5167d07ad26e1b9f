import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { json, said } from './said.js';
import { inFolder, MONTH, story } from './stories.js';

const month = story('month.yaml', MONTH);
const failing = story('failing.yaml', MONTH.replace('infusion: simple', 'infusion: suspended'));

describe('run', () => {
  it('runs a scenario: opening, timeline, doses, verdict, closing line, exit code 0', async () => {
    const { code, out, err } = await said('run', month);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split(/simulation only/i)).toHaveLength(2);
    for (const heading of ['A quiet month', 'Timeline', 'Alarms', 'Doses', 'Verdict'])
      expect(out).toContain(`\n${heading}\n`);
    expect(out).toContain('exact to the picolitre');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /^30d simulated in .* \| seed 7 \| scenario \w+ \| reproduce: npx thecal run .*month\.yaml --seed 7$/,
    );
  });

  it('fails with exit code 1 when an expectation fails, and names its line', async () => {
    const { code, out } = await said('run', failing);
    expect(code).toBe(1);
    expect(out).toMatch(/FAILED {2}line {2}16 {2}/);
  });

  it('gives the whole report as one object', async () => {
    const report = await json('run', month);
    expect(report).toMatchObject({
      verdict: 'held',
      seed: 7,
      exit_code: 0,
      expectations_held: 1,
      findings: [],
      alarms: [],
    });
    expect(report.doses).toMatchObject({ balance_missing_pl: 0, drug: 'morphine' });
  });

  it('writes the same trace twice, plain and compressed, and one that names the seed it was given', async () => {
    const [plain, packed, other] = [inFolder('a.jsonl'), inFolder('b.jsonl.gz'), inFolder('c.jsonl')];
    await said('run', month, '--trace', plain);
    await said('run', month, '--trace', packed);
    await said('run', month, '--trace', other, '--seed', '8');
    const text = readFileSync(plain, 'utf8');
    expect(gunzipSync(readFileSync(packed)).toString('utf8')).toBe(text);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as { kind: string; seed?: number });
    expect([lines[0]?.kind, lines[0]?.seed, lines.at(-1)?.kind]).toEqual(['header', 7, 'end']);
    expect(readFileSync(other, 'utf8')).toContain('"seed":8');
  });

  it('--set lays a value over the file and stands in the command that reproduces the run', async () => {
    const report = await json('run', month, '--set', 'until=10d', '--set', 'implant.fill=30 mL');
    expect(report).toMatchObject({ simulated_ms: 10 * 86_400_000, options: { fill_pl: 30_000_000_000 } });
    expect(report.reproduce).toContain("--set until=10d --set 'implant.fill=30 mL'");
  });

  it('--plot draws an SVG', async () => {
    const file = inFolder('month.svg');
    await said('run', month, '--plot', file);
    expect(readFileSync(file, 'utf8')).toContain('A quiet month');
  });

  it('a file that is not valid never starts a run', async () => {
    const bad = story('bad-run.yaml', MONTH.replace('morphine', 'morfine'));
    const trace = inFolder('never.jsonl');
    const { code, out, err } = await said('run', bad, '--trace', trace);
    expect({ code, out, started: existsSync(trace) }).toEqual({ code: 3, out: '', started: false });
    expect(err).toContain('did you mean "morphine"?');
  });

  it.each([
    ['--seed', 'seven', 'digits only'],
    ['--timeout', '30', '30 has no unit'],
    ['--trace', '/no-such-folder/x.jsonl', 'create the folder'],
    ['--plot', '/no-such-folder/x.svg', 'check the path'],
    ['--plot', 'no-such-folder.png', 'write --plot no-such-folder.svg'],
    ['--plot', 'x', 'write --plot x.svg'],
    ['--plot', './my run.v2.pdf', "write --plot './my run.v2.svg'"],
    ['--plot', '.svg', 'write e.g. --plot run.svg'],
    ['--trace', 'sim', 'name a file in it'],
    ['--trace', month, 'choose another name'],
  ])('refuses %s %s', async (flag, value, remedy) => {
    const { code, err } = await said('run', month, flag, value);
    expect(code).toBe(2);
    expect(err.replace('"30" has', '30 has')).toContain(remedy);
  });

  it('touches no file when one of them cannot be written or the scenario is not valid', async () => {
    const [trace, old] = [inFolder('untouched.jsonl'), inFolder('old.svg')];
    writeFileSync(old, 'kept');
    const bad = story('bad-out.yaml', MONTH.replace('morphine', 'morfine'));
    expect((await said('run', month, '--trace', trace, '--plot', '/no-such-folder/x.svg')).code).toBe(2);
    expect((await said('run', month, '--trace', trace, '--plot', trace)).code).toBe(2);
    expect((await said('run', bad, '--trace', trace, '--plot', old)).code).toBe(3);
    expect([existsSync(trace), readFileSync(old, 'utf8')]).toEqual([false, 'kept']);
  });

  it('names the flag that brought a mistake in', async () => {
    const { code, err } = await said('run', month, '--set', 'implant.fil=30 mL');
    expect(code).toBe(3);
    expect(err).toContain('--set implant.fil=30 mL');
  });

  it('--timeout counts simulated time and ends with exit code 5 and no verdict', async () => {
    const { code, out } = await said('run', month, '--timeout', '10d');
    expect(code).toBe(5);
    expect(out).toContain('OUT OF TIME');
    expect(out).toMatch(/reproduce: npx thecal run \S+ --seed 7 --timeout 10d$/m);
    expect((await said('run', month, '--timeout', '30d')).code).toBe(0);
  });

  it('--wall-timeout counts real time', async () => {
    const { code, out } = await said('run', month, '--wall-timeout', '0s');
    expect(code).toBe(5);
    // What is repeated ends at the same simulated time, however fast the machine is.
    expect(out).toMatch(/reproduce: npx thecal run \S+ --seed 7 --timeout 30d$/m);
  });
});
