import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../sim/trace/index.js';
import { json, said } from './said.js';
import { inFolder, MONTH, story } from './stories.js';

const month = story('month.yaml', MONTH);
const failing = story('failing.yaml', MONTH.replace('infusion: simple', 'infusion: suspended'));
const traceOf = async (file: string, name: string): Promise<string> => {
  const trace = inFolder(name);
  await said('run', file, '--trace', trace);
  return trace;
};
const page = (name: string): string => readFileSync(inFolder(name), 'utf8');

/** Puts a right hash under changed lines, as a program that writes traces of its own would. */
function resealed(text: string, change: (line: string) => string): string {
  const lines = text.trimEnd().split('\n').map(change);
  const before = lines.slice(0, -1).map((line) => `${line}\n`);
  const end = JSON.parse(lines.at(-1) ?? '');
  return `${before.join('')}${JSON.stringify({ ...end, sha256: sha256Hex(before.join('')) })}\n`;
}

describe('report', () => {
  it('runs a scenario and writes its page', async () => {
    const { code, out, err } = await said('report', month, '--out', inFolder('month.html'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^HELD\nreport .*month\.html\nreproduce npx thecal run .*month\.yaml --seed 7\n$/);
    const html = page('month.html');
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    for (const words of [
      'A quiet month',
      'Nothing happens but therapy.',
      'month.yaml --seed 7</code>',
      'Simulation only',
    ])
      expect(html).toContain(words);
  });

  it('tells of a trace, plain or compressed, whatever its name, in the same bytes each time', async () => {
    const [plain, packed] = [await traceOf(month, 'plain.jsonl'), await traceOf(month, 'packed.jsonl.gz')];
    const [other, squeezed] = [inFolder('no-ending'), inFolder('squeezed')];
    writeFileSync(other, readFileSync(plain));
    writeFileSync(squeezed, readFileSync(packed));
    for (const [i, trace] of [plain, packed, other, squeezed].entries())
      expect((await said('report', trace, '--out', inFolder(`t${i}.html`))).code).toBe(0);
    expect(page('t0.html')).toContain(`npx thecal replay ${plain}</code>`);
    expect(page('t0.html')).toContain('npx thecal run SCENARIO.yaml --seed 7.');
    const [first, ...others] = [plain, packed, other, squeezed].map((name, i) =>
      page(`t${i}.html`).replaceAll(name, 'TRACE'),
    );
    for (const html of others) expect(html).toBe(first);
  });

  it('names a command that repeats the run', async () => {
    const trace = await traceOf(month, 'again.jsonl');
    await said('report', trace, '--out', inFolder('again.html'));
    const [, command = ''] = /<code class="command">npx thecal ([^<]*)<\/code>/.exec(page('again.html')) ?? [];
    expect(await said(...command.split(' '))).toMatchObject({ code: 0 });
  });

  it('writes the page that run --report writes, but for how it is repeated', async () => {
    const trace = inFolder('both.jsonl');
    await said('run', month, '--trace', trace, '--report', inFolder('both.html'), '--set', 'implant.fill=30 mL');
    await said('report', trace, '--out', inFolder('both-t.html'));
    const apart = (html: string): string =>
      html.replace(/<code class="command">npx[^<]*<\/code>(<p class="dim">With[^<]*<\/p>)?/, '');
    expect(page('both-t.html')).toContain('--seed 7 --set &#x27;implant.fill=30 mL&#x27;.');
    expect(apart(page('both-t.html'))).toBe(apart(page('both.html')));
  });

  it('says with its exit code how the run went', async () => {
    expect((await said('report', failing, '--out', inFolder('f.html'))).code).toBe(1);
    const trace = await traceOf(failing, 'failing.jsonl');
    expect((await said('report', trace, '--out', inFolder('ft.html'))).code).toBe(1);
    expect(page('ft.html')).toContain('<title>Failed: ');
    expect((await said('report', month, '--out', inFolder('o.html'), '--timeout', '10d')).code).toBe(5);
    expect(page('o.html')).toContain('<title>Out of time: ');
    const stopped = inFolder('stopped.jsonl');
    await said('run', month, '--wall-timeout', '0s', '--trace', stopped);
    expect((await said('report', stopped, '--out', inFolder('ot.html'))).code).toBe(5);
    const cut = inFolder('cut.jsonl');
    expect((await said('run', month, '--timeout', '10d', '--trace', cut)).code).toBe(5);
    expect((await said('report', cut, '--out', inFolder('ct.html'))).code).toBe(5);
  });

  it('answers with one object', async () => {
    const out = inFolder('j.html');
    expect(await json('report', failing, '--out', out)).toEqual({
      verdict: 'failed',
      report: out,
      reproduce: expect.stringContaining('failing.yaml --seed 7'),
      exit_code: 1,
    });
  });

  it.each([
    [['report', month], 'add --out run.html'],
    [['report', month, '--out', 'page.pdf'], 'write --out page.html'],
    [['report', month, '--out', '.html'], 'write e.g. --out run.html'],
    [['report', month, '--out', '/no-such-folder/x.html'], 'check the path'],
    [['run', month, '--report', 'page'], 'write --report page.html'],
    [['report', 'scenarios', '--out', 'x.html'], 'scenarios in it'],
    [['report', 'gone.jsonl', '--out', 'x.html'], 'correct the path'],
    [['report', 'gone.yaml', '--out', 'x.html'], 'check the path'],
  ])('refuses %j', async (words, remedy) => {
    const { code, err } = await said(...words);
    expect(code).toBe(2);
    expect(err).toContain(remedy);
  });

  it.each(['seed=8', 'set=until=10d', 'timeout=1d', 'formulary=x.yaml'])('takes no --%s with a trace', async (flag) => {
    const trace = await traceOf(month, 'flags.jsonl');
    const [name = '', ...value] = flag.split('=');
    const { code, err } = await said('report', trace, '--out', inFolder('never.html'), `--${name}`, value.join('='));
    expect(code).toBe(2);
    expect(err).toContain(`leave --${name} away`);
    expect(existsSync(inFolder('never.html'))).toBe(false);
  });

  it('never writes over the trace it reads', async () => {
    const trace = await traceOf(month, 'itself.jsonl');
    const named = inFolder('itself.html');
    writeFileSync(named, readFileSync(trace));
    const { code, err } = await said('report', named, '--out', named);
    expect({ code, told: err.includes('choose another name') }).toEqual({ code: 2, told: true });
    expect(readFileSync(named, 'utf8')).toBe(readFileSync(trace, 'utf8'));
  });

  it('writes nothing of a trace that is not whole, and names the line', async () => {
    const whole = readFileSync(await traceOf(month, 'whole.jsonl'), 'utf8');
    const out = inFolder('nothing.html');
    const answer = async (text: string) => {
      writeFileSync(inFolder('bad.jsonl'), text);
      const { code, err } = await said('report', inFolder('bad.jsonl'), '--out', out);
      return { code, err, written: existsSync(out) };
    };
    const cut = await answer(whole.slice(0, whole.length - 400));
    expect(cut).toMatchObject({ code: 3, written: false });
    expect(cut.err).toMatch(/bad\.jsonl:\d+ {2}found .* without an end/);
    const headless = await answer(whole.slice(whole.indexOf('\n') + 1));
    expect(headless).toMatchObject({ code: 3, written: false });
    expect(headless.err).toContain('the header of a trace');
    const strange = await answer(resealed(whole, (l) => l.replace('"kind":"step"', '"kind":"stpe"')));
    expect(strange).toMatchObject({ code: 3, written: false });
    expect(strange.err).toContain('a known kind such as "step"');
  });

  it('says of a record that another program has written what cannot be read', async () => {
    const whole = readFileSync(await traceOf(month, 'foreign.jsonl'), 'utf8');
    const out = inFolder('foreign.html');
    const told = async (change: (line: string) => string) => {
      writeFileSync(inFolder('foreign-changed.jsonl'), resealed(whole, change));
      const { code, err } = await said('report', inFolder('foreign-changed.jsonl'), '--out', out);
      expect({ code, written: existsSync(out) }).toEqual({ code: 3, written: false });
      return err;
    };
    expect(await told((l) => l.replace(/"balance":\{[^}]*\}/, '"balance":null'))).toMatch(
      /fields of record \d+ \(kind "delivery"/,
    );
    expect(await told((l) => l.replace('"profile":"peristaltic-40-sensing"', '"profile":"pump-of-another"'))).toContain(
      'thecal profile',
    );
  });

  it('touches no file when the scenario is not valid', async () => {
    const bad = story('bad-report.yaml', MONTH.replace('morphine', 'morfine'));
    const { code } = await said('report', bad, '--out', inFolder('bad-report.html'));
    expect({ code, written: existsSync(inFolder('bad-report.html')) }).toEqual({ code: 3, written: false });
  });
});
