import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { replay, storyOf } from '../../sim/replay/index.js';
import { sha256Hex } from '../../sim/trace/index.js';
import { said } from './said.js';
import { inFolder, MONTH, story } from './stories.js';

const month = story('month.yaml', MONTH);

/** A trace of a run, and where it lies. */
async function traced(name: string, ...words: readonly string[]): Promise<string> {
  const path = inFolder(name);
  const { code, err } = await said('run', ...words, '--trace', path);
  expect([0, 5], err).toContain(code);
  return path;
}

const linesIn = (path: string): string[] => {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trimEnd().split('\n');
};

/** Lines under a hash that fits them, so that only what was changed can be told. */
function sealed(name: string, lines: readonly string[]): string {
  const before = lines.slice(0, -1);
  const end = JSON.parse(lines.at(-1) ?? '');
  end.sha256 = sha256Hex(before.map((line) => `${line}\n`).join(''));
  const path = inFolder(name);
  writeFileSync(path, `${[...before, JSON.stringify(end)].join('\n')}\n`);
  return path;
}

/** The same trace as format 1 wrote it. */
function ofFormatOne(name: string, lines: readonly string[]): string {
  const [header, ...records] = lines.map((line) => JSON.parse(line));
  const { story: _story, ...first } = { ...header, format: 1 };
  delete first.scenario.purpose;
  const last = records.at(-1);
  const { ended: _ended, events: _events, ...end } = { ...last, seq: last.seq - 1 };
  const old = [first, ...records.slice(0, -1).filter(({ kind }) => kind !== 'reach'), end];
  return sealed(
    name,
    old.map((record) => JSON.stringify(record)),
  );
}

describe('replay', () => {
  it('finds a run different that goes on where what was recorded has ended', async () => {
    const lines = linesIn(await traced('short.jsonl', month));
    const [header, end] = [JSON.parse(lines[0] ?? ''), JSON.parse(lines.at(-1) ?? '')];
    const told = storyOf(header, null, null);
    if (!told.ok) throw new Error(told.refusal.found);
    async function* batches() {
      yield lines.slice(0, -1);
    }
    const recorded = { header, end, format: header.format, lines: batches() };
    const found = await replay(told.value, recorded, { firmware: null, otherProfile: false, context: 1 });
    expect(found).toMatchObject({
      shared: lines.length - 1,
      difference: { recorded: null, replayed: { kind: 'end' } },
    });
  });

  it.each(['plain.jsonl', 'packed.jsonl.gz'])('finds %s the same, by its own story and seed', async (name) => {
    const path = await traced(name, month, '--seed', '12');
    const { code, out } = await said('replay', path);
    expect(code).toBe(0);
    expect(out).toContain('A quiet month, seed 12');
    expect(out).toContain(`SAME: ${linesIn(path).length} records`);
  });

  it('needs neither the file nor its flags: settings, drugs of its own and the end come from the trace', async () => {
    const formulary = story(
      'own.yaml',
      'drugs:\n  - name: testicaine\n    class: comfort\n    unit: mg\n    source: ASSUMED\n    note: made up\n    limits: { daily_max: { hard: 9 mg/day } }\n',
    );
    const path = await traced(
      'own.jsonl',
      story('gone.yaml', MONTH),
      ...['--formulary', formulary, '--set', 'drug.name=testicaine', '--set', 'until=40d', '--timeout', '35d'],
    );
    writeFileSync(formulary, '');
    writeFileSync(inFolder('gone.yaml'), '');
    expect(linesIn(path)[0]).toContain('testicaine');
    expect(await said('replay', path)).toMatchObject({ code: 0 });
  });

  it('stops where a run was stopped by the clock on the wall', async () => {
    const path = await traced(
      'stopped.jsonl',
      'scenarios/lesson/patient-with-pain.yaml',
      '--wall-timeout',
      '0s',
      '--set',
      'until=900d',
    );
    const end = JSON.parse(linesIn(path).at(-1) ?? '');
    expect(end).toMatchObject({ ended: 'out-of-time' });
    expect(end.t).toBeLessThan(900 * 86_400_000);
    expect(await said('replay', path)).toMatchObject({ code: 0 });
  });

  it('stops where a run was stopped after some simulated time', async () => {
    const path = await traced('cut.jsonl', month, '--timeout', '10d 9h');
    expect(JSON.parse(linesIn(path)[0] ?? '')).toMatchObject({ options: { until_ms: 30 * 86_400_000 } });
    expect(JSON.parse(linesIn(path).at(-1) ?? '')).toMatchObject({
      ended: 'out-of-time',
      t: (10 * 24 + 9) * 3_600_000,
    });
    expect(await said('replay', path)).toMatchObject({ code: 0 });
  });

  it('shows the first record that differs, the states on both sides and the inputs that led there', async () => {
    const lines = linesIn(await traced('month.jsonl', month));
    const at = lines.findIndex((line) => line.includes('"region":"infusion"') && line.includes('"to":"priming"'));
    const changed = sealed('changed.jsonl', lines.with(at, (lines[at] ?? '').replace('"priming"', '"suspended"')));
    const { code, out } = await said('replay', changed);
    expect(code).toBe(1);
    expect(out).toContain(`DIFFERENT from record ${at + 1} on, at 0d 00:05:06 (pump clock Mon 08:05)`);
    expect(out).toMatch(/recorded {2}0d 00:05:06 {2}state: infusion: stopped -> suspended\n {2}replayed .*-> priming/);
    expect(out).toMatch(/region {4}recorded {3}replayed\n {2}infusion {2}suspended {2}priming/);
    expect(out).toMatch(/Inputs that led there\n.*step: clinician: prime full-system/s);
    expect(out).toMatch(/to {5}"suspended" {2}"priming"/);
    const { difference } = JSON.parse((await said('replay', changed, '--json', '--context', '1')).out);
    expect(difference).toMatchObject({ index: at + 1, recorded: { to: 'suspended' }, replayed: { to: 'priming' } });
    expect([difference.before.length, difference.afterRecorded.length, difference.afterReplayed.length]).toEqual([
      1, 1, 1,
    ]);
  });

  it.each<[string, (lines: readonly string[]) => readonly string[], string]>([
    ['a record that is missing', (lines) => lines.toSpliced(20, 1), 'DIFFERENT from record 21'],
    [
      'a record too many',
      (lines) =>
        lines
          .toSpliced(-1, 0, JSON.stringify({ ...JSON.parse(lines.at(-2) ?? ''), seq: 9e6 }), JSON.stringify({}))
          .toSpliced(-2, 1),
      'DIFFERENT from record',
    ],
  ])('finds %s', async (name, change, told) => {
    const lines = linesIn(await traced('whole.jsonl', month));
    const changed = change(lines).map((line, i, all) =>
      i === all.length - 1 ? JSON.stringify({ ...JSON.parse(line), seq: 1e7 }) : line,
    );
    const { code, out } = await said('replay', sealed(`${name}.jsonl`, changed));
    expect(out).toContain(told);
    expect(code).toBe(1);
  });

  it('is not disturbed by another version of thecal, and says so', async () => {
    const lines = linesIn(await traced('older.jsonl', month));
    const older = sealed(
      'older-sealed.jsonl',
      lines.with(0, (lines[0] ?? '').replace(/"thecal":"[^"]*"/, '"thecal":"0.0.9"')),
    );
    const { code, out } = await said('replay', older);
    expect(code).toBe(0);
    expect(out).toContain('recorded by thecal 0.0.9; replayed by');
  });
});

describe('replay against something else', () => {
  it('refuses a family that cannot have the story, with what it is that it cannot have', async () => {
    const path = await traced('large.jsonl', 'scenarios/fault/mri-stall.yaml');
    const { code, err } = await said('replay', path, '--against', 'peristaltic-20');
    expect(code).toBe(2);
    expect(err).toContain('a story that peristaltic-20 cannot have (implant.fill: found 40 mL');
  });

  it.each([
    [
      'throws',
      'export const bootFirmware = () => { throw new Error("no such part"); };',
      'broke in the replay (no such part)',
    ],
    ['is no firmware', 'export const bootFirmware = () => ({});', 'broke in the replay ('],
  ])('blames a build that %s, and not the simulator', async (_, text, told) => {
    const build = story('wrong.mjs', `${text} export const restoreFirmware = bootFirmware;`);
    const { code, err } = await said('replay', await traced('any-more.jsonl', month), '--against', build);
    expect([code, err]).toEqual([2, expect.stringContaining(told)]);
  });

  const build = (name: string, text: string): string => {
    const path = inFolder(name);
    writeFileSync(path, text.replaceAll('FIRMWARE', pathToFileURL(resolve('dist/src/firmware/index.js')).href));
    return path;
  };

  it('finds this firmware the same as itself, and one that is patient with a stall different', async () => {
    const path = await traced('stall.jsonl', 'scenarios/fault/mri-stall.yaml');
    expect(await said('replay', path, '--against', 'dist/src/index.js')).toMatchObject({ code: 0 });
    const patient = build(
      'patient.mjs',
      `import { bootFirmware as boot } from 'FIRMWARE';
       export { restoreFirmware } from 'FIRMWARE';
       export const bootFirmware = (config, fill, reach) => boot({ ...config, stallStrokes: config.stallStrokes + 5 }, fill, reach);`,
    );
    const { code, out } = await said('replay', path, '--against', patient);
    expect(code).toBe(1);
    expect(out).toMatch(/order\.armed\.rotorMissed {2}10 +15/);
  });

  it('tells what another device family does otherwise, and does not take its header for it', async () => {
    const path = await traced('family.jsonl', month);
    const { code, out } = await said('replay', path, '--against', 'peristaltic-40');
    expect(code).toBe(1);
    expect(out).toContain('replayed against profile peristaltic-40');
    expect(out).toMatch(/order\.armed\.pressureAbove {2}\d+ +null/);
  });

  it.each([
    ['a word that is neither', 'peristaltic-30', 'did you mean "peristaltic-20"?'],
    ['a module without a firmware', 'dist/sim/clock/index.js', 'which exports no firmware'],
  ])('refuses %s', async (_, word, told) => {
    const { code, err } = await said('replay', await traced('any.jsonl', month), '--against', word);
    expect(err).toContain(told);
    expect(code).toBe(2);
  });
});

describe('a trace that cannot be replayed as it is', () => {
  it('is told when it is none: a scenario, or nothing at all', async () => {
    expect((await said('replay', month)).err).toMatch(
      /which is a scenario\n.*expected {2}a trace\n.* --trace run\.jsonl"/,
    );
    expect((await said('replay', 'nothing.jsonl')).err).toContain('"nothing.jsonl", which does not exist');
  });

  it('of format 1 asks for its scenario, and is the same with it', async () => {
    const old = ofFormatOne('format-1.jsonl', linesIn(await traced('now.jsonl', month)));
    const asked = await said('replay', old);
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('add --scenario FILE');
    expect(await said('replay', old, '--scenario', month)).toMatchObject({ code: 0 });
  });

  it('is not replayed with another scenario than its own', async () => {
    const old = ofFormatOne('format-1.jsonl', linesIn(await traced('now.jsonl', month)));
    const other = story('other.yaml', MONTH.replace('3 mg/day', '2 mg/day'));
    const { code, err } = await said('replay', old, '--scenario', other);
    expect(err).toContain('"A quiet month"');
    expect(code).toBe(2);
  });

  it('whose story was changed is told, although its hash fits', async () => {
    const lines = linesIn(await traced('forged.jsonl', month));
    const forged = sealed('forged-sealed.jsonl', lines.with(0, (lines[0] ?? '').replace('3 mg/day', '2 mg/day')));
    const { code, err } = await said('replay', forged);
    expect(err).toContain('the trace was changed');
    expect(code).toBe(2);
  });

  it.each<[string, (text: string) => string, number, string]>([
    ['cut', (text) => text.slice(0, 5_000), 3, 'the file was cut off'],
    ['edited', (text) => text.replace('"priming"', '"primed"'), 3, 'a line was changed'],
    ['of a format to come', (text) => text.replace('"format":2', '"format":9'), 3, 'format 2 or 1'],
    ['no trace at all', () => MONTH, 3, 'one JSON object'],
  ])('%s is told with its line', async (name, change, exit, told) => {
    const whole = await traced('to-change.jsonl', month);
    const path = inFolder(`${name}.jsonl`);
    writeFileSync(path, change(readFileSync(whole, 'utf8')));
    const { code, err } = await said('replay', path);
    expect(err).toContain(told);
    expect(code).toBe(exit);
  });

  it('is missing', async () => {
    expect(await said('replay', inFolder('nowhere.jsonl'))).toMatchObject({ code: 2 });
    const { code, err } = await said('replay');
    expect(err).toContain('add a trace, as thecal run FILE --trace run.jsonl writes one');
    expect(code).toBe(2);
  });
});
