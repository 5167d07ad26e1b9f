import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MONTH } from './stories.js';

const MAIN = resolve('dist/sim/cli/main.js');
const desk = mkdtempSync(join(tmpdir(), 'thecal-test-'));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** Workers are threads of the built program, so it is the build that is asked. */
function thecal(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('node', [MAIN, ...words], { cwd: desk, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** A folder with some files in it. */
function folder(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(desk, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(desk, name, file)), { recursive: true });
    writeFileSync(join(desk, name, file), text);
  }
  return name;
}

/** Files in a folder and below it. */
const below = (name: string) =>
  readdirSync(join(desk, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('.jsonl'))
    .sort();

const FAILING = MONTH.replace('infusion: simple', 'infusion: suspended');
const files = { 'a.yaml': MONTH, 'b.yml': MONTH.replace('seed: 7', 'seed: 8'), 'failing.yaml': FAILING };

describe('test', () => {
  const good = folder('good', { 'a.yaml': MONTH, 'b.yml': files['b.yml'] });
  const mixed = folder('mixed', files);

  it('runs a folder and says in their order which hold', () => {
    const { code, out } = thecal('test', good);
    expect(code).toBe(0);
    expect(out).toMatch(/held +good\/a\.yaml .*\n {2}held +good\/b\.yml /);
    expect(out).toContain('HELD: 2 runs: 2 held');
  });

  it('ends with 1 when one fails, and tells how to repeat it', () => {
    const { code, out } = thecal('test', mixed);
    expect(code).toBe(1);
    expect(out).toContain('reproduce: npx thecal run mixed/failing.yaml --seed 7');
  });

  it.each([
    ['a file that is no scenario', 'typo', { 'typo.yaml': 'titel: x\n', 'failing.yaml': FAILING }, [], 3],
    ['a run that takes too long', 'long', { 'a.yaml': MONTH }, ['--wall-timeout', '0s'], 5],
    ['one that takes too long beside one that fails', 'both', { 'a.yaml': FAILING }, ['--wall-timeout', '0s'], 5],
  ])('ends for %s with its own code', (_, name, there, flags, exit) => {
    expect(thecal('test', folder(name, there), ...flags).code).toBe(exit);
  });

  it('gives the same bytes on one worker as on three', () => {
    const bytes = (...words: readonly string[]) =>
      (JSON.parse(thecal('test', mixed, '--json', ...words).out).cases as { file: string; sha256: string }[]).map(
        ({ file, sha256 }) => `${file} ${sha256}`,
      );
    expect(bytes('--workers', '3')).toEqual(bytes('--workers', '1'));
  });

  it('repeats with the seeds that follow, looks for flaky ones, and shares out', () => {
    const answer = JSON.parse(thecal('test', good, '--json', '--repeat', '2', '--twice', '--shard', '1/2').out);
    expect(answer.cases.map((c: { file: string; seed: number; flaky: boolean }) => [c.file, c.seed, c.flaky])).toEqual([
      ['good/a.yaml', 7, false],
      ['good/a.yaml', 8, false],
    ]);
  });

  it('begins no other after the first that does not hold, when it is told to bail', () => {
    const first = folder('bail', { 'a.yaml': FAILING, 'b.yaml': MONTH, 'c.yaml': MONTH });
    const { code, out } = thecal('test', first, '--bail', '--workers', '1');
    expect(code).toBe(1);
    expect(out).toContain('1 failed, 2 not-run');
  });

  it('writes what each reporter tells into its file', () => {
    const { code, out } = thecal('test', mixed, '--reporter', 'junit=j.xml,json=j.json', '--reporter', 'github');
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=mixed\/failing\.yaml,line=16,/);
    expect(readFileSync(join(desk, 'j.xml'), 'utf8')).toContain('<testsuites name="thecal" tests="3" failures="1"');
    expect(JSON.parse(readFileSync(join(desk, 'j.json'), 'utf8'))).toMatchObject({ held: false, exit_code: 1 });
  });

  it('writes the traces of what does not hold, and of nothing else', () => {
    expect(thecal('test', mixed, '--traces', 'traces').code).toBe(1);
    expect(below('traces')).toEqual(['mixed/failing.jsonl.gz']);
  });

  it('gives every scenario and every seed a trace of its own', () => {
    const names = ['a-b.yaml', 'a/b.yaml', 'a/b.yml', 'a/b.yml.yaml', 'y.yaml', 'y-1.yaml', 'y.seed-8.yaml'];
    const crowd = folder('crowd', Object.fromEntries(names.map((name) => [name, FAILING])));
    writeFileSync(join(desk, crowd, 'y-1.yaml'), MONTH);
    writeFileSync(join(desk, 'outside.yaml'), FAILING);
    mkdirSync(join(desk, 'inner'));
    const told = thecal('test', crowd, '--repeat', '2', '--traces', 'crowded');
    expect(told.code).toBe(1);
    const stems = ['a-b', 'a/b', 'a/b.yml', 'a/b.yml.yaml', 'y', 'y.seed-8.yaml'];
    expect(below('crowded/crowd')).toEqual(
      stems.flatMap((stem) => [`${stem}.jsonl.gz`, `${stem}.seed-8.jsonl.gz`]).sort(),
    );
    spawnSync('node', [MAIN, 'test', '../outside.yaml', '--traces', 'up'], { cwd: join(desk, 'inner') });
    expect(below('inner/up')).toEqual(['_up/outside.jsonl.gz']);
  });

  it('writes the file of a reporter beside --json, too', () => {
    const { code, out } = thecal('test', good, '--json', '--reporter', 'junit=beside.xml');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ held: true });
    expect(readFileSync(join(desk, 'beside.xml'), 'utf8')).toContain('<testsuites name="thecal" tests="2"');
  });

  it('runs a file once, however often and by whatever paths it is named', () => {
    symlinkSync('a.yaml', join(desk, good, 'link.yaml'));
    const paths = [`${good}/a.yaml`, `./${good}/a.yaml`, join(desk, good, 'a.yaml'), `${good}/link.yaml`];
    const { cases } = JSON.parse(thecal('test', ...paths, '--json').out);
    rmSync(join(desk, good, 'link.yaml'));
    expect(cases.map(({ file }: { file: string }) => file)).toEqual(['good/a.yaml']);
  });

  it('tells of a file that cannot be read what was found, what was expected and what to do', () => {
    const lost = folder('lost', { 'a.yaml': MONTH, 'dir.yaml/b.yaml': MONTH });
    symlinkSync('nowhere', join(desk, lost, 'gone.yaml'));
    const { code, out } = thecal('test', lost);
    expect(code).toBe(3);
    expect(out).toContain('3 runs: 2 held, 1 invalid');
    expect(out).toContain('lost/gone.yaml found no such file; expected a scenario file; check the');
  });
});

describe('kept traces', () => {
  const mine = folder('kept', { 'a.yaml': MONTH, 'failing.yaml': FAILING });
  const test = (...words: readonly string[]) => thecal('test', mine, '--golden', 'golden', ...words);

  it('are missing, are kept with a reason where the scenario holds, are the same, and are changed', () => {
    expect(test('--filter', '/a').out).toContain('no trace is kept for it');
    const kept = test('--update-golden', '--because', 'the first that are kept');
    expect(kept.code).toBe(1);
    expect(kept.out).toContain('kept traces: 1 kept now');
    expect(existsSync(join(desk, 'golden/kept/failing.jsonl'))).toBe(false);
    expect(readFileSync(join(desk, 'golden/REASONS.md'), 'utf8')).toContain('- kept/a: the first that are kept\n');
    expect(test('--filter', '/a')).toMatchObject({ code: 0 });
    expect(test('--filter', '/a', '--update-golden', '--because', 'nothing has changed').out).toContain('1 same');
    expect(readFileSync(join(desk, 'golden/REASONS.md'), 'utf8')).not.toContain('nothing has changed');
    writeFileSync(join(desk, 'kept/a.yaml'), MONTH.replace('seed: 7', 'seed: 9'));
    const changed = test('--filter', '/a');
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('reproduce: npx thecal test kept/a.yaml --golden golden');
    rmSync(join(desk, 'kept/a.yaml'));
    expect(test().out).toContain('kept/a is kept, but no scenario gives it any more');
  });
});

describe('a kept trace', () => {
  const keep = (...words: readonly string[]) =>
    thecal('test', ...words, '--update-golden', '--because', 'they are compared below');

  it('is that of the file’s own seed, whatever other seeds are run beside it', () => {
    const mine = folder('seeds', { 'a.yaml': MONTH });
    expect(keep(mine, '--golden', 'g1', '--repeat', '3', '--workers', '1').out).toContain('kept traces: 1 kept now');
    expect(thecal('test', mine, '--golden', 'g1')).toMatchObject({ code: 0 });
    expect(readFileSync(join(desk, 'g1/REASONS.md'), 'utf8').match(/^- /gm)).toHaveLength(1);
  });

  it('has a scenario as long as its file is there, though it is not run', () => {
    const mine = folder('some', { 'a.yaml': MONTH, 'b.yml': MONTH, 'sub/c.yaml': MONTH });
    keep(mine, '--golden', 'g2');
    expect(thecal('test', 'some/a.yaml', '--golden', 'g2')).toMatchObject({ code: 0 });
    rmSync(join(desk, 'some/b.yml'));
    const { code, out } = thecal('test', 'some/a.yaml', '--golden', 'g2');
    expect(code).toBe(1);
    expect(out).toContain('some/b is kept, but no scenario gives it any more');
  });

  it('is the same with the line ends of another system', () => {
    const mine = folder('ends', { 'a.yaml': MONTH });
    keep(mine, '--golden', 'g3');
    const path = join(desk, 'g3/ends/a.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    expect(thecal('test', mine, '--golden', 'g3')).toMatchObject({ code: 0 });
    expect(keep(mine, '--golden', 'g3').out).toContain('kept traces: 1 same');
  });
});

describe('what cannot be done is told', () => {
  const good = folder('told', { 'a.yaml': MONTH });
  folder('twins', { 'x.yaml': MONTH, 'x.yml': MONTH });
  folder('taken', { 'told/a.jsonl/b.txt': '' });
  folder('dammed', { told: '' });
  folder('reasons', { 'REASONS.md/b.txt': '' });
  writeFileSync(join(desk, 'plain'), '');
  const keeping = ['--update-golden', '--because', 'there must be some'];
  const empty = folder('empty', {});
  it.each<[string, readonly string[], string]>([
    ['a folder that is not there', ['test', 'nowhere'], '"nowhere" does not exist'],
    ['a folder without scenarios', ['test', empty], 'no scenario file in "empty"'],
    ['a filter that leaves nothing', ['test', good, '--filter', 'tolt'], 'did you mean "told"?'],
    ['a filter that leaves nothing of a part', ['test', good, '--filter', 'tolt', '--shard', '1/2'], '"told"?'],
    ['a part that there is not', ['test', good, '--shard', '3/2'], 'i/n, with i from 1 to n'],
    ['no repetition at all', ['test', good, '--repeat', '0'], 'a whole number of 1 or more'],
    ['a reporter that there is not', ['test', good, '--reporter', 'junt'], 'did you mean "junit"?'],
    ['two reporters on one terminal', ['test', good, '--reporter', 'junit,pretty'], 'junit alone, or in a file'],
    ['a reporter without its file', ['test', good, '--reporter', 'junit='], 'a name after the equals sign'],
    ['keeping without a reason', ['test', good, '--golden', 'g', '--update-golden'], 'add --because'],
    ['keeping without a folder', ['test', good, '--update-golden', '--because', 'x'], 'add --golden FOLDER'],
    ['kept traces with another seed', ['test', good, '--golden', 'g', '--seed', '3'], 'leave --seed away'],
    ['kept traces of files elsewhere', ['test', '/dev/null', '--golden', 'g'], 'does not lie below this folder'],
    ['a reason where nothing is kept', ['test', good, '--because', 'there must be'], 'add --update-golden'],
    ['scenarios that share a kept trace', ['test', 'twins', '--golden', 'g'], '"twins/x.yaml" and "twins/x.yml"'],
    ['one whose twin is not run', ['test', 'twins/x.yml', '--golden', 'g'], 'rename one of them'],
    ['kept traces in a file', ['test', good, '--golden', 'plain'], '--golden: "plain" is a file'],
    ['keeping in a file', ['test', good, '--golden', 'plain', ...keeping], '--golden: "plain" is a file'],
    ['kept traces below a file', ['test', good, '--golden', 'dammed', ...keeping], '"dammed/told" is a file'],
    ['a folder for a kept trace', ['test', good, '--golden', 'taken'], '"taken/told/a.jsonl" is a folder'],
    ['a folder for reasons', ['test', good, '--golden', 'reasons', ...keeping], 'REASONS.md" is a folder'],
    ['traces in a file', ['test', good, '--traces', 'plain'], '--traces: "plain" is a file'],
    ['more seeds than there are', ['test', good, '--seed', '9007199254740991', '--repeat', '2'], 'a smaller seed'],
    ['two reports in one file', ['test', good, '--reporter', 'json=r,html=./r'], 'which is also --reporter json'],
    ['a report over a scenario', ['test', good, '--reporter', 'json=told/a.yaml'], 'the file that is read itself'],
    ['people beside a machine', ['test', good, '--json', '--reporter', 'pretty'], 'json alone, or in a file'],
    ['a report that cannot be written', ['test', good, '--reporter', 'json=no/where.json'], '"no/where.json"'],
  ])('%s', (_, words, told) => {
    const { code, err } = thecal(...words);
    expect(err).toContain(told);
    expect(code).toBe(2);
  });

  it('says so before it runs anything', () => {
    const { code, out } = thecal('test', good, '--reporter', 'pretty,json=no/where.json');
    expect([code, out]).toEqual([2, '']);
  });
});

describe('watching', () => {
  it('runs again what has changed, and ends when it is told to', async () => {
    const there = folder('watched', { 'a.yaml': MONTH, 'b.yaml': MONTH });
    const child = spawn('node', [MAIN, 'test', there, '--watch'], { cwd: desk });
    let said = '';
    const heard = (word: string) =>
      new Promise<void>((done) => {
        const look = () => said.includes(word) && done();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        look();
      });
    child.stdout.on('data', (text) => {
      said += String(text);
    });
    child.stderr.on('data', (text) => {
      said += String(text);
    });
    await heard('watching 2 files');
    // The watcher has said so before it is ready; a change is made until it is seen.
    const changes = setInterval(() => writeFileSync(join(desk, 'watched/b.yaml'), `${FAILING}# ${said.length}\n`), 400);
    await heard('1 run: 1 failed');
    clearInterval(changes);
    const ended = new Promise((done) => child.on('exit', done));
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(said).toContain('FAILED    watched/b.yaml');
  });
});
