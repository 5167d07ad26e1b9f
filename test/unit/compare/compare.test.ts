import { describe, expect, it } from 'vitest';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../src/units/index.js';
import { ask, type Bare, bolusDone, denied, granted } from '../report/story-records.js';
import { compared, QUIET, type Run, recordsOf } from './runs.js';

const stall = (t: number, phase: 'raised' | 'ended' = 'raised') => ({ t, alarm: 'motor-stall', phase }) as const;
const of = (more: Partial<Run>) => recordsOf({ ...QUIET, ...more });

describe('alarms of two runs', () => {
  const day = MS_PER_DAY;

  it('are paired in order, each with its offset', () => {
    const found = compared(
      of({ alarms: [stall(day), stall(day + 1000, 'ended'), stall(2 * day)] }),
      of({ alarms: [stall(day + 60_000), stall(day + 1000, 'ended'), stall(2 * day - 5_000)] }),
      { ms: 10_000 },
    );
    expect(found.alarms.pairs.map(({ word, a, b, differs }) => [word, (b ?? 0) - (a ?? 0), differs])).toEqual([
      ['motor-stall raised', 60_000, true],
      ['motor-stall ended', 0, false],
      ['motor-stall raised', -5_000, false],
    ]);
    expect([found.alarms.same, found.alarms.moved, found.differences]).toEqual([2, 1, 1]);
    expect(found.parted).toBe(day);
  });

  it.each([
    [10_000, 0],
    [9_999, 1],
  ])('differ beyond a tolerance of %i ms and not at it', (ms, differences) => {
    expect(compared(of({ alarms: [stall(day)] }), of({ alarms: [stall(day + 10_000)] }), { ms }).differences).toBe(
      differences,
    );
  });

  it('are all met when each comes a little later, however close they are', () => {
    const [a, b] = [of({ alarms: [stall(100), stall(120)] }), of({ alarms: [stall(110), stall(125)] })];
    expect([compared(a, b, { ms: 10 }).differences, compared(b, a, { ms: 10 }).differences]).toEqual([0, 0]);
  });

  it('that one has not are missing, the one in the middle and no other', () => {
    const three = [stall(day), stall(2 * day), stall(3 * day)];
    const two = [stall(day), stall(3 * day)];
    const [lost, more] = [
      compared(of({ alarms: three }), of({ alarms: two })),
      compared(of({ alarms: two }), of({ alarms: three })),
    ];
    expect(lost.alarms.pairs.filter(({ differs }) => differs)).toEqual([
      { word: 'motor-stall raised', a: 2 * day, b: null, look: '', differs: true },
    ]);
    expect([lost.alarms.onlyA, lost.alarms.onlyB]).toEqual([1, 0]);
    expect([more.alarms.onlyA, more.alarms.onlyB]).toEqual([0, 1]);
  });

  it('part at the first of several differences, whichever run has it', () => {
    const [a, b] = [
      of({ alarms: [stall(day), stall(3 * day)] }),
      of({ alarms: [stall(day + 9000), stall(3 * day - 9000)] }),
    ];
    expect([compared(a, b).parted, compared(b, a).parted]).toEqual([day, day]);
    expect(compared(of({ alarms: [] }), of({ alarms: [stall(2 * day), stall(day)].reverse() })).parted).toBe(day);
  });

  it('of another priority, or another alarm at the same moment, are not the same', () => {
    const a = of({ alarms: [stall(day)] });
    const milder = a.map((r) => (r.kind === 'alarm' ? { ...r, priority: 'medium' as const } : r));
    expect(compared(a, milder).alarms).toMatchObject({ moved: 1, same: 0 });
    expect(compared(a, milder).alarms.pairs[0]?.look).toBe('high, critical -> medium, critical');
    const other = of({ alarms: [{ ...stall(day), alarm: 'occlusion' }] });
    expect(compared(a, other).alarms).toMatchObject({ onlyA: 1, onlyB: 1 });
  });

  it('are compared one by one up to a bound, then counted, and that is told', () => {
    const many = Array.from({ length: 100_005 }, (_, i) => stall(i * 1000));
    const found = compared(of({ alarms: many }), of({ alarms: many }));
    expect(found.differences).toBe(0);
    expect(found.alarms.later).toEqual([{ word: 'motor-stall raised', from: 99_999_000, a: 6, b: 6, tooMany: false }]);
    expect(compared(of({ alarms: many }), of({ alarms: many.slice(0, -1) })).differences).toBe(1);
  });
});

describe('states of two runs', () => {
  const at = (t: number, from: string, to: string) => ({ t, region: 'motor', from, to });
  const a = of({
    states: [at(1000, 'idle', 'turning'), at(5000, 'turning', 'stalled'), at(9000, 'stalled', 'turning')],
  });
  const b = of({
    states: [at(1000, 'idle', 'turning'), at(7000, 'turning', 'stalled'), at(9500, 'stalled', 'turning')],
  });

  it('part at the first change that the other has not, and for how long they differ is summed', () => {
    const [motor] = compared(a, b).states;
    expect(motor).toMatchObject({ region: 'motor', parted: 5000, apart: 2500, same: 1, differences: 2 });
    expect(motor?.times).toEqual([
      { state: 'idle', a: 1000, b: 1000 },
      { state: 'stalled', a: 4000, b: 2500 },
      { state: 'turning', a: 4 * MS_PER_DAY - 5000, b: 4 * MS_PER_DAY - 3500 },
    ]);
  });

  it('are the same within the tolerance, and are told apart nevertheless', () => {
    const [motor] = compared(a, b, { ms: 2000 }).states;
    expect(motor).toMatchObject({ parted: null, apart: 2500, same: 3, differences: 0 });
  });

  it('of a region that never changes are those in which the other one began', () => {
    const [motor] = compared(of({ states: [] }), a).states;
    expect(motor?.times.find(({ state }) => state === 'idle')).toEqual({ state: 'idle', a: 4 * MS_PER_DAY, b: 1000 });
    expect(motor).toMatchObject({ parted: 1000, apart: 4 * MS_PER_DAY - 1000, differences: 3 });
  });

  it('that begin differently differ from the start', () => {
    const other = of({ states: [at(1000, 'stalled', 'turning')] });
    const [motor] = compared(of({ states: [at(1000, 'idle', 'turning')] }), other).states;
    expect(motor).toMatchObject({ parted: 0, apart: 1000 });
  });

  it('of a shorter run are compared up to its end, and the length is a difference', () => {
    const short = compared(a, recordsOf({ ...QUIET, days: 2, trains: QUIET.trains.slice(0, 2), states: [] }));
    expect(short.end.map(({ field }) => field)).toEqual(['simulated ms']);
    expect(short.states.find(({ region }) => region === 'motor')?.apart).toBe(2 * MS_PER_DAY - 1000);
  });
});

describe('doses of two runs', () => {
  const less = (strokes: number, day: number) =>
    of({ trains: QUIET.trains.map((train, i) => (i === day ? { ...train, strokes } : train)) });
  const quiet = of({});
  const allow = (pl: number, share = 0) => ({ dose: { pl, share } });

  it('are compared in total and by days', () => {
    const { doses } = compared(quiet, less(59, 2));
    expect(doses.days.map(({ day }) => day)).toEqual([3]);
    expect(doses.days[0]?.figures.map(({ name, a, b }) => [name, a, b])).toEqual([
      ['given', 150_000_000, 147_500_000],
      ['given, drug', 3000, 2950],
      ['to the body', 150_000_000, 147_500_000],
      ['morphine to the body', 3000, 2950],
    ]);
    expect(doses.totals.find(({ name }) => name === 'given')).toMatchObject({
      a: 600_000_000,
      b: 597_500_000,
      differs: true,
    });
  });

  it.each([
    ['a volume', allow(2_500_000), 0],
    ['too small a volume', allow(2_499_999), 1],
    ['a share', allow(0, 0.02), 0],
    ['too small a share', allow(0, 0.01), 1],
  ])('are the same within %s', (_, tolerance, days) => {
    expect(compared(quiet, less(59, 2), tolerance).doses.days).toHaveLength(days);
    expect(compared(less(59, 2), quiet, tolerance).doses.days).toHaveLength(days);
  });

  it('of another fluid differ although the volumes do not', () => {
    const weaker = quiet.map((r) =>
      r.kind === 'delivery' && r.what === 'train' ? { ...r, to_body_ug: { morphine: r.strokes * 40 } } : r,
    );
    expect(compared(quiet, weaker, allow(2_500_000)).doses.days).toHaveLength(4);
    // 600 µg a day: 30 µL of the stronger fluid, 37.5 µL of the weaker one.
    expect(compared(quiet, weaker, allow(31_000_000)).doses.days).toHaveLength(0);
    expect(compared(quiet, weaker, allow(29_000_000)).doses.days).toHaveLength(4);
    const other = quiet.map((r) =>
      r.kind === 'delivery' && r.what === 'train' ? { ...r, to_body_ug: { baclofen: r.strokes * 50 } } : r,
    );
    expect(compared(quiet, other, allow(0, 0.5)).doses.days).toHaveLength(4);
  });

  it('may fall into the day before or after as far as the tolerance of time goes', () => {
    const bolus = (from: number) =>
      of({ trains: [...QUIET.trains, { from, t: from + MS_PER_MINUTE, strokes: 20 }].sort((x, y) => x.t - y.t) });
    const [before, after] = [bolus(2 * MS_PER_DAY - 5 * MS_PER_MINUTE), bolus(2 * MS_PER_DAY + 5 * MS_PER_MINUTE)];
    expect(compared(before, after).doses.days.map(({ day }) => day)).toEqual([2, 3]);
    expect(compared(before, after, { ms: 10 * MS_PER_MINUTE }).doses.differences).toBe(0);
    // A bolus in the middle of a day cannot have moved out of it.
    const noon = bolus(2 * MS_PER_DAY + 12 * MS_PER_HOUR);
    expect(compared(quiet, noon, { ms: 10 * MS_PER_MINUTE }).doses.days.map(({ day }) => day)).toEqual([3]);
  });

  it('a first day holds what is left out of it: nothing can fall before the start', () => {
    const early = of({ trains: [{ from: 0, t: 60_000, strokes: 20 }, ...QUIET.trains] });
    expect(compared(quiet, early, { ms: MS_PER_HOUR }).doses.days.map(({ day }) => day)).toEqual([1]);
  });

  it('lose at the end what comes too late, as far as the tolerance of time goes', () => {
    const late = 10 * MS_PER_MINUTE;
    const trains = QUIET.trains.map(({ from, t, strokes }) => ({ from: from + late, t: t + late, strokes }));
    const cut = of({
      trains: trains.map((train) =>
        train.t > 4 * MS_PER_DAY ? { ...train, t: 4 * MS_PER_DAY, strokes: 59.5834 } : train,
      ),
    });
    const whole = of({});
    expect(compared(whole, cut, { ms: late }).doses.differences).toBe(0);
    expect(compared(whole, cut, { ms: late / 2 }).doses.differences).toBeGreaterThan(0);
  });

  it('count boluses, what was granted and what was refused and why', () => {
    const asked = (replies: readonly (readonly [ask: Bare, reply: Bare])[]) => recordsOf(QUIET, replies.flat());
    const yes = asked([[ask(1000), granted(1001, 1)]]);
    const no = asked([[ask(1000), denied(1001, 1)]]);
    const told = compared(yes, no).doses.counts.filter(({ differs }) => differs);
    expect(told.map(({ name, a, b }) => [name, a, b])).toEqual([
      ['patient bolus granted', 1, 0],
      ['patient bolus refused: lockout', 0, 1],
    ]);
    const done = compared(quiet, recordsOf(QUIET, [bolusDone(MS_PER_DAY)])).doses;
    expect(done.counts.filter(({ differs }) => differs).map(({ name }) => name)).toEqual(['patient-bolus']);
  });

  it('tell the reservoir and the balance at the end', () => {
    const leaking = quiet.map((r) =>
      r.kind === 'delivery' && r.what === 'train'
        ? { ...r, computed_pl: 1, balance: { ...r.balance, leaked_pl: 7 } }
        : r,
    );
    const differing = compared(quiet, leaking).doses.totals.filter(({ differs }) => differs);
    expect(differing.map(({ name }) => name)).toEqual(['reservoir, computed', 'balance: leaked']);
  });
});

describe('headers of two runs', () => {
  const a = recordsOf(QUIET);
  const changed = a.map((r) =>
    r.kind === 'header'
      ? {
          ...r,
          seed: 8,
          options: { ...r.options, catheter_cm: 90 },
          story: { text: 'version: 1\ntitle: X', settings: ['a=b'] },
        }
      : r,
  );

  it('are told field by field, and are no difference of what became of the runs', () => {
    const found = compared(a, changed);
    expect(found.header).toEqual([
      { field: 'seed', a: '7', b: '8' },
      { field: 'settings', a: 'nothing', b: '["a=b"]' },
      { field: 'options.catheter_cm', a: '80', b: '90' },
      { field: 'story', a: 'none', b: 'told' },
    ]);
    expect(found.differences).toBe(0);
  });

  it('tell the first line in which two stories differ', () => {
    const later = changed.map((r) =>
      r.kind === 'header' ? { ...r, story: { text: 'version: 1\ntitle: Y', settings: ['a=b'] } } : r,
    );
    expect(compared(changed, later).header).toEqual([{ field: 'story, from line 2 on', a: 'title: X', b: 'title: Y' }]);
  });

  it('leave out limits of another profile, and tell those of the same', () => {
    const limits = (profile: string) =>
      a.map((r) => (r.kind === 'header' ? { ...r, profile, limits: { ...r.limits, occlusion_kpa: 1 } } : r));
    expect(compared(a, limits('x')).header.map(({ field }) => field)).toEqual(['profile']);
    expect(compared(a, limits('peristaltic-40-sensing')).header.map(({ field }) => field)).toEqual([
      'limits.occlusion_kpa',
    ]);
  });

  it('a verdict that is another one is a difference', () => {
    const failed = a.map((r) => (r.kind === 'end' ? { ...r, verdict: 'failed' as const } : r));
    expect(compared(a, failed)).toMatchObject({ differences: 1, end: [{ field: 'verdict', a: 'held', b: 'failed' }] });
  });
});
