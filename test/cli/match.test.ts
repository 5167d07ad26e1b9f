import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/tree.js';
import { json, said } from './said.js';
import { inFolder, MONTH, story } from './stories.js';

const LOG = 'scenarios/logs/ward-kink.csv';
const MAP = 'scenarios/logs/ward-kink.map.yaml';
const RUN = 'scenarios/fault/occlusion-and-release.yaml';

const written = (name: string, text: string | Uint8Array): string => {
  const path = inFolder(name);
  writeFileSync(path, text);
  return path;
};
const matched = (log: string, ...flags: readonly string[]) => said('match', log, RUN, '--map', MAP, ...flags);
/** The example with some of its text put in place of other. */
const logWith = (name: string, from: string, to: string): string => {
  expect(textOf(LOG)).toContain(from);
  return written(name, textOf(LOG).replace(from, to));
};
const counts = async (log: string, ...flags: readonly string[]) =>
  (await json('match', log, RUN, '--map', MAP, ...flags)).counts;
const NONE = { met: 0, late: 0, early: 0, 'out-of-order': 0, missing: 0, extra: 0 };

describe('match', () => {
  it('holds for the example, and says of each event when it came', async () => {
    const { code, out, err } = await matched(LOG);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/5 {2}3d 00:20:02 {2}3d 00:19:53\.512 {2}-8s 488ms {2}met {6}alarm occlusion-suspected raised/);
    expect(out).toContain('2 lines of the log left out by the map, 2 ignored.');
    expect(out).toMatch(/HELD {2}5 met\n$/);
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it.each([
    ['4h', 'early'],
    ['7h', 'late'],
  ])('fails when the line opens after %s: %s', async (span, outcome) => {
    const flags = ['--set', `steps[2].fault.for=${span}`];
    expect((await matched(LOG, ...flags)).code).toBe(1);
    expect(await counts(LOG, ...flags)).toEqual({ ...NONE, met: 4, [outcome]: 1 });
  });

  it('does not decide what a run that was cut off does not show, and finds what has failed before', async () => {
    const cut = async (span: string, ...more: readonly string[]) => {
      const trace = inFolder(`cut-${span}.jsonl`);
      await said('run', RUN, '--timeout', span, '--trace', trace, ...more);
      return trace;
    };
    const [early, late] = [await cut('73h'), await cut('4d')];
    for (const trace of [early, late]) {
      const { code, out } = await said('match', LOG, trace, '--map', MAP);
      expect([code, out.includes('The run was cut off at ')]).toEqual([5, true]);
    }
    const other = await cut('95h', '--set', 'steps[2].fault.for=4h');
    expect((await said('match', LOG, other, '--map', MAP)).code).toBe(1);
    const { code, err } = await said('export', early);
    expect([code, err]).toEqual([0, expect.stringContaining('was cut off at 3d 1h; what would have come')]);
  });

  it('finds what is missing, what is extra, and what is in another order', async () => {
    const line = '2026-03-05 09:10:20;Pump 7;Alarm;Catheter blocked;"unattended, upgraded";\n';
    expect(await counts(logWith('less.csv', line, ''))).toEqual({ ...NONE, met: 4, extra: 1 });
    expect(await counts(logWith('more.csv', line, line + line))).toEqual({ ...NONE, met: 5, missing: 1 });
    const swapped = logWith(
      'swapped.csv',
      '08:40:21;Pump 7;Alarm;Catheter blocked;active',
      '08:41:00;Pump 7;Alarm;Catheter blocked;active',
    );
    // The pump ends the first alarm in the moment in which it raises the second: at one moment either may be first.
    expect((await matched(swapped)).err).toContain('"2026-03-05 08:40:21" after "2026-03-05 08:41:00"');
  });

  it('tells each difference as JSON, with the line of the log and its fields', async () => {
    const told = await json('match', LOG, RUN, '--map', MAP, '--set', 'steps[2].fault.for=4h');
    expect(told).toMatchObject({ held: false, exit_code: 1, log: LOG, run: RUN });
    expect((told.events as object[]).at(-1)).toEqual({
      outcome: 'early',
      event: 'alarm occlusion ended',
      line: 10,
      expected_ms: 280_841_000,
      found_ms: 273_635_455,
      offset_ms: -7_205_545,
      tolerance_ms: { early: 60_000, late: 60_000 },
      fields: { class: 'Alarm', 'seen-by': 'nurse B' },
    });
  });

  it('holds to another tolerance where it is told one, but for events with their own', async () => {
    expect(await counts(LOG, '--tolerance', '6s')).toEqual({ ...NONE, met: 4, early: 1 });
    expect(await counts(LOG, '--tolerance', '1s')).toEqual({ ...NONE, met: 1, early: 4 });
  });

  it('reads a trace as it reads a scenario, whatever its name', async () => {
    for (const name of ['kink.jsonl', 'kink.jsonl.gz', 'kink.trace']) {
      const trace = inFolder(name);
      await said('run', RUN, '--trace', trace);
      const { code, out } = await said('match', LOG, trace, '--map', MAP);
      expect([name, code, out.endsWith('HELD  5 met\n')]).toEqual([name, 0, true]);
    }
    const { code, err } = await said('match', LOG, inFolder('kink.trace'), '--map', MAP, '--seed', '3');
    expect({ code, said: err.includes('--seed with the trace') }).toEqual({ code: 2, said: true });
  });

  it('is not met by nothing', async () => {
    const empty = written('empty.csv', `${textOf(LOG).split('\n')[0]}\n`);
    const { code, err } = await matched(empty);
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining('a log of nothing is met by everything') });
  });

  it('a map with mistakes is told with each line, nothing is run', async () => {
    const map = written(
      'bad.map.yaml',
      textOf(MAP).replace('occlusion ended', 'oclusion ended').replace('tolerance: 1min', 'tolerence: 1min'),
    );
    const { code, err } = await said('match', LOG, RUN, '--map', map);
    expect(code).toBe(3);
    expect(err).toContain('bad.map.yaml:12:29  events.Catheter blocked cleared  found "oclusion"');
    expect(err).toContain('did you mean "tolerance"?');
    expect(
      (JSON.parse((await said('match', LOG, RUN, '--map', map, '--json')).err) as { error: { issues: unknown[] } })
        .error.issues,
    ).toHaveLength(2);
  });

  it.each<[string, () => string, number, RegExp]>([
    ['is not there', () => inFolder('none.csv'), 2, /does not exist/],
    ['is a folder', () => 'scenarios', 2, /is a directory/],
    ['does not say what it is', () => written('log.txt', 'x'), 2, /a name that ends in \.csv or \.jsonl/],
    ['is too long', () => written('long.csv', new Uint8Array(33_554_433)), 2, /33554433 bytes/],
    [
      'is no UTF-8',
      () => written('latin.csv', Buffer.from('Logged at;Device\nJos\xe9;x', 'latin1')),
      3,
      /latin\.csv:2 {2}found bytes that are not UTF-8/,
    ],
    [
      'is UTF-16',
      () => written('wide.csv', Buffer.from(textOf(LOG), 'utf16le')),
      3,
      /wide\.csv:1 {2}found a NUL character/,
    ],
    ['needs a map', () => LOG, 3, /say with --map/],
  ])('a log that %s', async (_, log, exit, told) => {
    const map = told.source.includes('--map') ? [] : ['--map', MAP];
    const { code, err } = await said('match', log(), RUN, ...map);
    expect({ code, err }).toEqual({ code: exit, err: expect.stringMatching(told) });
  });

  it('tells the differences of a long log first, and how many more there are', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) => `{"t_ms":${i},"event":"state motor idle"}\n`).join('');
    const { code, out } = await said('match', written('many.jsonl', many), RUN);
    expect(code).toBe(1);
    expect(out).toMatch(/\.\.\. \d+ more, which --json has \.\.\./);
    expect(out).toMatch(/missing, \d+ extra\n$/);
    expect(out.split('\n').length).toBeLessThan(300);
  });
});

describe('export', () => {
  it('writes what match reads, to stdout or to a file, as CSV or JSON Lines', async () => {
    const { out } = await said('export', RUN);
    expect(out.split('\r\n').slice(0, 2)).toEqual([
      't_ms,event,priority,tone,latched,detail',
      '260393512,alarm occlusion-suspected raised,medium,non-critical,,',
    ]);
    for (const name of ['own.csv', 'own.jsonl']) {
      const own = inFolder(name);
      expect((await said('export', RUN, '--out', own)).out).toBe(`5 events written to ${own}\n`);
      expect((await said('match', own, RUN)).out).toContain('HELD  5 met');
      expect((await said('match', own, RUN, '--set', 'steps[2].fault.for=4h')).code).toBe(1);
      expect((await said('match', own, RUN, '--set', 'steps[2].fault.for=6h 1s', '--tolerance', '1min')).code).toBe(0);
    }
    expect(readFileSync(inFolder('own.jsonl'), 'utf8')).toContain(
      '{"t_ms":261615263,"event":"alarm occlusion raised",',
    );
  });

  it('writes the pump’s own log, all of it from a scenario, what was read from a trace', async () => {
    const file = 'scenarios/nominal/reading-the-log.yaml';
    const own = inFolder('log.csv');
    await said('export', file, '--what', 'log', '--out', own);
    expect(readFileSync(own, 'utf8')).toContain('\r\n0,log implanted,1,28800000,0,0\r\n');
    expect((await said('match', own, file)).code).toBe(0);
    const trace = inFolder('read.jsonl');
    await said('run', file, '--trace', trace);
    const { code, out, err } = await said('export', trace, '--what', 'log');
    expect([code, out.split('\r\n').length > 20]).toEqual([0, true]);
    expect(err).toMatch(/^(thecal: \d+ entries|$)/);
    await said('run', RUN, '--trace', trace);
    expect(await said('export', trace, '--what', 'log')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nobody reads'),
    });
  });

  it('writes a head for a run without alarms, which is met by nothing', async () => {
    const own = inFolder('quiet.csv');
    await said('export', story('quiet.yaml', MONTH), '--out', own);
    expect(readFileSync(own, 'utf8')).toBe('t_ms,event,priority,tone,latched,detail\r\n');
    expect((await said('match', own, inFolder('quiet.yaml'))).code).toBe(3);
  });

  it.each([
    [['--what', 'alarm'], 'did you mean "alarms"?'],
    [['--format', 'cvs'], 'did you mean "csv"?'],
    [['--out', RUN], 'which is the file that is read itself'],
  ])('%j is refused', async (flags, told) => {
    expect(await said('export', RUN, ...flags)).toMatchObject({ code: 2, err: expect.stringContaining(told) });
  });
});
