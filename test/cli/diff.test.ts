import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { said } from './said.js';
import { inFolder, MONTH, story } from './stories.js';

const STALL = 'scenarios/fault/mri-stall.yaml';
const DELAYED = 'scenarios/fault/mri-stall-delayed.yaml';

type Events = {
  readonly items: readonly { readonly event: string; readonly offset_ms: number | null; readonly differs: boolean }[];
};
type Told = {
  readonly same: boolean;
  readonly differences: number;
  readonly first_ms: number | null;
  readonly exit_code: number;
  readonly header: readonly { readonly field: string }[];
  readonly alarms: { readonly same: number; readonly events: Events };
  readonly states: readonly { readonly region: string; readonly first_ms: number | null }[];
  readonly doses: { readonly days_that_differ: { readonly items: readonly { readonly day: number }[] } };
};
const diff = async (...args: readonly string[]): Promise<Told> =>
  JSON.parse((await said('diff', ...args, '--json')).out) as Told;

const month = story('month.yaml', MONTH);
/** The same month, its program three seconds later and its drug the same. */
const LATER = MONTH.replace('  - after: prime-complete\n', '  - after: prime-complete + 3s\n');
const more = story('more.yaml', MONTH.replace('3 mg/day', '3.03 mg/day'));

describe('diff', () => {
  const trace = inFolder('stall.jsonl.gz');
  beforeAll(async () => {
    await said('run', STALL, '--trace', trace);
  });

  it.each([
    ['a scenario and itself', STALL, STALL],
    ['a trace and the scenario it was written from', trace, STALL],
    ['the same the other way round', STALL, trace],
  ])('finds %s the same', async (_, a, b) => {
    const { code, out } = await said('diff', a, b);
    expect([code, /^SAME {2}\(tolerance 0s, of doses 0 mL\)$/m.test(out)]).toEqual([0, true]);
    expect(out).toMatch(/^ {2}motor-stall raised .* 0s$/m);
    expect(out).not.toContain('Ordered and ended differently');
  });

  it('compares a trace that goes on from a snapshot with the whole one from there on, and says so', async () => {
    const [kept, rest, fork] = [inFolder('kept.json'), inFolder('rest.jsonl'), inFolder('fork.jsonl')];
    await said('run', STALL, '--snapshot-at', `10d=${kept}`);
    await said('run', '--from', kept, '--trace', rest);
    await said('run', '--from', kept, '--set', 'steps[2].world.mri.for=20min', '--trace', fork);
    for (const pair of [
      [trace, rest],
      [rest, STALL],
    ]) {
      const { code, out } = await said('diff', ...pair);
      expect(out).toContain('compared from 10d on');
      expect(out).toMatch(/^SAME/m);
      expect(out).toMatch(/^ {2}motor-stall raised .* 0s$/m);
      expect(code).toBe(0);
    }
    expect(await diff(rest, rest)).toMatchObject({ same: true, compared_from_ms: 864_000_000 });
    const other = await said('diff', trace, fork);
    expect(other.code).toBe(1);
    expect(other.out).toMatch(/^DIFFERENT: .* the first at 10d/m);
  });

  it('compares no doses from a moment on before which the fluid was changed', async () => {
    const refill = 'scenarios/nominal/new-concentration.yaml';
    const [kept, rest] = [inFolder('refilled.json'), inFolder('refilled.jsonl')];
    await said('run', refill, '--snapshot-at', `45d=${kept}`);
    await said('run', '--from', kept, '--trace', rest);
    const { code, err } = await said('diff', refill, rest);
    expect(err).toContain('in which the fluid was changed before');
    expect(code).toBe(2);
  });

  it('tells two stories apart: what was ordered, alarms with their offsets, states, doses', async () => {
    const { code, out } = await said('diff', trace, DELAYED);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}seed +7 +21$/m);
    expect(out).toMatch(/^ {2}motor-stall ended .*\+13h 45min/m);
    expect(out).toMatch(/^ {2}motor-stall escalated +missing +10d 09:41:01 +only in B$/m);
    expect(out).toMatch(/^ {2}motor +part at 0d 00:24:12 +differ for 14h 1min 12s/m);
    expect(out).toMatch(/^ {2}given, drug +42\.265 mg +2\.25537 mg +-40\.0096 mg$/m);
    expect(out).toMatch(/^DIFFERENT: \d+ differences \(alarms 4, .*\), the first at 0d 00:24:10/m);
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(130);
  });

  it('gives the same as JSON', async () => {
    const told = await diff(STALL, DELAYED);
    expect(told).toMatchObject({ same: false, exit_code: 1, first_ms: 1_450_526 });
    expect(told.alarms.events.items.map(({ event }) => event)).toContain('motor-stall raised');
    expect(told.states.map(({ region }) => region)).toContain('infusion');
    expect(told.doses.days_that_differ.items.map(({ day }) => day)).toContain(1);
  });

  it('takes a tolerance of time', async () => {
    const later = story('later.yaml', LATER);
    const [exact, within] = [
      await diff(month, later),
      await diff(month, later, '--tolerance', '5s', '--dose-tolerance', '0.01 mL'),
    ];
    expect(exact.same).toBe(false);
    expect(within).toMatchObject({ same: true, differences: 0, exit_code: 0, first_ms: null });
  });

  it('takes a tolerance of doses: a volume or a share', async () => {
    const share = async (tolerance: string): Promise<number> =>
      (await said('diff', month, more, '--dose-tolerance', tolerance, '--tolerance', '1min')).code;
    expect([await share('0.5%'), await share('2%')]).toEqual([1, 0]);
    expect([await share('1 µL'), await share('0.1 mL')]).toEqual([1, 0]);
  });

  it('draws both on one axis, the same bytes each time', async () => {
    const [first, second] = [inFolder('first.svg'), inFolder('second.svg')];
    await said('diff', trace, DELAYED, '--svg', first);
    await said('diff', trace, DELAYED, '--svg', second);
    const svg = readFileSync(first, 'utf8');
    expect(readFileSync(second, 'utf8')).toBe(svg);
    for (const word of ['infusion  A', 'infusion  B', 'motor-stall  ≠', 'flow B', 'first difference'])
      expect(svg.replaceAll('\u00a0', ' '), word).toContain(word);
  });

  it.each([
    [['diff', STALL], 'add two runs'],
    [['diff', STALL, 'none.jsonl'], 'none.jsonl'],
    [['diff', STALL, 'scenarios/fault'], 'the folder "scenarios/fault" as B'],
    [['diff', STALL, STALL, '--tolerance', '5'], '--tolerance'],
    [['diff', STALL, STALL, '--dose-tolerance', '5'], '--dose-tolerance'],
    [['diff', STALL, STALL, '--svg', 'diff.png'], 'ends in .svg'],
    [['diff', STALL, STALL, '--svg', STALL], 'ends in .svg'],
  ])('refuses %j', async (words, told) => {
    const { code, err } = await said(...words);
    expect([code, err.includes(told)], err).toEqual([2, true]);
  });

  it('writes no picture when a trace is not whole', async () => {
    const cut = inFolder('cut.jsonl');
    await said('run', month, '--trace', cut);
    writeFileSync(cut, readFileSync(cut, 'utf8').slice(0, 5_000));
    const picture = inFolder('never.svg');
    const { code, err } = await said('diff', month, cut, '--svg', picture);
    expect([code, err.includes('cut.jsonl'), existsSync(picture)]).toEqual([3, true, false]);
  });
});
