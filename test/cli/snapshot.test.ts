import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../sim/trace/index.js';
import { said } from './said.js';
import { inFolder, MONTH, story } from './stories.js';

const month = story('month.yaml', `${MONTH}  - at: 20d\n    active: []\n`);
const day = (n: number): string => inFolder(`day-${n}.json`);
const tail = (path: string, count: number): readonly string[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-count - 1, -1);

await said(
  'run',
  month,
  '--trace',
  inFolder('whole.jsonl'),
  '--snapshot-at',
  `10d=${day(10)}`,
  '--snapshot-at',
  `20d=${day(20)}`,
);

describe('run --snapshot-at and --from', () => {
  it.each([10, 20])('goes on at day %d as if the run had never been broken', async (n) => {
    const { code, out } = await said('run', '--from', day(n), '--trace', inFolder('rest.jsonl'));
    expect(code).toBe(0);
    expect(out).toContain(`goes on at ${n}d from ${day(n)}; what was before is not told here`);
    expect(out).toContain(`reproduce: npx thecal run --from ${day(n)} --seed 7`);
    const lines = readFileSync(inFolder('rest.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(4);
    expect(tail(inFolder('rest.jsonl'), lines.length - 2)).toEqual(tail(inFolder('whole.jsonl'), lines.length - 2));
    expect(await said('replay', inFolder('rest.jsonl'))).toMatchObject({ code: 0 });
  });

  it('gives no doses per day, since a delivery that was under way is told whole', async () => {
    const { out } = await said('run', '--from', day(20));
    expect(out).toMatch(/asked of the drive +4\.\d+ mL\n/);
    expect((await said('run', month)).out).toMatch(/asked of the drive +4\.\d+ mL +0\.1\d+ mL\n/);
  });

  it('writes a snapshot of a run that goes on, equal to that of the whole run', async () => {
    await said('run', '--from', day(10), '--snapshot-at', `20d=${inFolder('again.json')}`);
    expect(readFileSync(inFolder('again.json'), 'utf8')).toBe(readFileSync(day(20), 'utf8'));
  });

  it('forks with another end, another expectation, another seed or another file', async () => {
    const longer = await said('run', '--from', day(10), '--set', 'until=40d', '--trace', inFolder('fork.jsonl'));
    expect(longer).toMatchObject({ code: 0 });
    expect(longer.out).toContain('another story from there on');
    expect(longer.out).toContain('40d simulated');
    expect((await said('replay', inFolder('fork.jsonl'))).err).toContain('run it again from its snapshot, with --from');
    const asked = await said('run', '--from', day(10), '--set', 'expect[0].state.infusion=suspended');
    expect(asked.code).toBe(1);
    expect(asked.out).toContain('judged from 10d on: expectations at line 16');
    expect(await said('run', '--from', day(10), '--seed', '99')).toMatchObject({ code: 0 });
    const file = story('edited.yaml', readFileSync(month, 'utf8').replace('until: 30d', 'until: 31d'));
    expect((await said('run', file, '--from', day(10))).out).toContain('31d simulated');
  });
});

describe('a snapshot of a fork', () => {
  it('hands on that its story was changed, so that no trace of it is replayed as if it were one story', async () => {
    await said('run', '--from', day(10), '--seed', '99', '--snapshot-at', `20d=${inFolder('forked.json')}`);
    const { out } = await said('run', '--from', inFolder('forked.json'), '--trace', inFolder('second.jsonl'));
    expect(out).toContain('its story was changed before that');
    const { code, err } = await said('replay', inFolder('second.jsonl'));
    expect(err).toContain('run it again from its snapshot, with --from');
    expect(code).toBe(2);
  });
});

describe('the seed of a fork', () => {
  const other = story('other-seed.yaml', readFileSync(month, 'utf8').replace('seed: 7', 'seed: 5'));
  it.each<[string, readonly string[], number]>([
    ['stays when nothing is said', [], 12],
    ['stays when the file is that of the run', [month], 12],
    ['stays when something else is set', ['--set', 'until=31d'], 12],
    ['is that of --set', ['--set', 'seed=5'], 5],
    ['is that of --set, also when the file writes the same', ['--set', 'seed=7'], 7],
    ['is that of a file that writes another', [other], 5],
    ['is that of --seed', ['--set', 'seed=5', '--seed', '6'], 6],
  ])('%s', async (_, words, seed) => {
    await said('run', month, '--seed', '12', '--snapshot-at', `10d=${inFolder('twelve.json')}`);
    const { out } = await said('run', ...words, '--from', inFolder('twelve.json'));
    expect(out).toContain(`seed ${seed} |`);
    expect(out.includes('another story from there on')).toBe(words.length > 0 && words[0] !== month);
  });
});

describe('what cannot be gone on with is told', () => {
  const change = (name: string, from: string, to: string): string => {
    const path = inFolder(name);
    writeFileSync(path, readFileSync(day(10), 'utf8').replace(from, to));
    return path;
  };

  it.each<[string, () => readonly string[], number, string]>([
    ['another past', () => ['--from', day(10), '--set', 'implant.fill=30 mL'], 2, 'another implant'],
    ['another first step', () => ['--from', day(10), '--set', 'steps[0].at=6min'], 2, 'another step 1, line 11'],
    ['a mistake in what is set', () => ['--from', day(10), '--set', 'untill=40d'], 3, 'did you mean "until"?'],
    ['drugs of its own', () => ['--from', day(10), '--formulary', 'x.yaml'], 2, 'the snapshot has them'],
    ['a snapshot that is missing', () => ['--from', inFolder('none.json')], 2, 'does not exist'],
    ['a file that is none', () => ['--from', month], 3, 'no JSON object'],
    [
      'one of another version',
      () => ['--from', change('old.json', '"thecal":"0.1.0"', '"thecal":"0.0.1"')],
      3,
      'thecal 0.0.1',
    ],
    ['a time that is none', () => [month, '--snapshot-at', 'x=y.json'], 2, 'a time since the start'],
    ['a time without a file', () => [month, '--snapshot-at', '10d'], 2, 'an equals sign and a file'],
    ['a time after the end', () => [month, '--snapshot-at', `31d=${day(31)}`], 2, 'up to 30d'],
    [
      'a time before the snapshot',
      () => ['--from', day(10), '--snapshot-at', `9d=${day(9)}`],
      2,
      'a time within the run',
    ],
    [
      'a time limit before the snapshot',
      () => ['--from', day(10), '--timeout', '9d'],
      2,
      'a time after the snapshot, 10d',
    ],
    [
      'a time limit at the snapshot',
      () => ['--from', day(10), '--timeout', '10d'],
      2,
      'a time after the snapshot, 10d',
    ],
    ['a snapshot over the scenario', () => [month, '--snapshot-at', `9d=${month}`], 2, 'the file that is read itself'],
    ['nothing to run', () => [], 2, 'add the file'],
  ])('%s', async (_, words, exit, told) => {
    const { code, err } = await said('run', ...words());
    expect(err).toContain(told);
    expect(code).toBe(exit);
  });

  const without = (key: 'header' | 'run', inner: string) => (content: Record<string, Record<string, unknown>>) => ({
    ...content,
    [key]: { ...content[key], [inner]: undefined },
  });
  it.each<[string, (content: Record<string, Record<string, unknown>>) => unknown, string]>([
    ['nothing', () => null, 'no JSON object'],
    ['a list', () => [], 'no JSON object'],
    ['no header', (content) => ({ ...content, header: {} }), 'without header.seed'],
    ['no story', without('header', 'story'), 'without header.story.text'],
    ['no run', ({ header }) => ({ header }), 'without run'],
    ['no world', without('run', 'world'), 'without run.world'],
    ['a run that is none', (content) => ({ ...content, run: [] }), 'run is of the sort array'],
    ['no judge', without('run', 'judge'), 'without run.judge.watches'],
  ])('a content of somebody else, with %s, under a hash that fits it', async (_, change, told) => {
    const kept = JSON.parse(readFileSync(day(10), 'utf8')) as Record<string, unknown>;
    const content = JSON.stringify(change(JSON.parse(String(kept.content))));
    writeFileSync(inFolder('own.json'), JSON.stringify({ ...kept, content, sha256: sha256Hex(content) }));
    const { code, err } = await said('run', '--from', inFolder('own.json'));
    expect(err).toContain(told);
    expect(err).not.toContain('trace');
    expect(code).toBe(3);
  });

  it('a content that does not fit its hash', async () => {
    const text = readFileSync(day(10), 'utf8');
    const at = text.indexOf('\\"now\\":') + 8;
    writeFileSync(inFolder('bent.json'), `${text.slice(0, at)}9${text.slice(at + 1)}`);
    const { code, err } = await said('run', '--from', inFolder('bent.json'));
    expect(err).toContain('does not fit its SHA-256');
    expect(code).toBe(3);
  });
});
