import { describe, expect, it } from 'vitest';
import { createRunReport, type RunReport } from '../../../sim/report/index.js';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../src/units/index.js';
import {
  alarm,
  ask,
  type Bare,
  bolusDone,
  dayTrain,
  denied,
  expectation,
  granted,
  header,
  numbered,
} from './story-records.js';

const closing = {
  simulatedMs: 10 * MS_PER_DAY,
  wallMs: 250,
  events: 4_321,
  seed: 7,
  scenarioHash: 'abcdef0123456789',
  reproduce: 'npx thecal run scenarios/x.yaml --seed 7',
  outOfTime: false,
};

function read(records: readonly Bare[]): RunReport {
  const report = createRunReport({ residualPl: 1_000_000_000 });
  for (const record of numbered(records)) report.sink(record);
  return report;
}
const textOf = (report: RunReport): string[] => report.lines(closing).map((l) => l.text);
const find = (lines: readonly string[], start: string): string => lines.find((l) => l.trim().startsWith(start)) ?? '';

/** Ten days: two boluses granted and one refused each day. */
function tenDays(): Bare[] {
  const records: Bare[] = [header()];
  for (let day = 0; day < 10; day++) {
    for (const hour of [1, 5, 6]) {
      const t = day * MS_PER_DAY + hour * MS_PER_HOUR;
      records.push(ask(t), hour === 6 ? denied(t, records.length) : granted(t, records.length));
      if (hour !== 6) records.push(bolusDone(t + MS_PER_MINUTE));
    }
    records.push(dayTrain(day));
  }
  return records;
}

describe('run report', () => {
  it('SR-047 tells the time that the pump clock shows, also after it was moved', () => {
    const day = MS_PER_DAY as Bare['t'];
    const steps = [{ at: 0, flow: 1 }] as never;
    const moved: Bare = {
      kind: 'clock',
      what: 'told',
      t: day,
      by_ms: -3 * MS_PER_HOUR,
      cause: 'set',
      skipped: [],
      repeated: steps,
    };
    const jump: Bare = { kind: 'clock', what: 'jumped', t: day, by_ms: 1 };
    const lines = textOf(read([header(), ask(MS_PER_HOUR), jump, moved, ask(MS_PER_DAY + 1)]));
    const clock = (line: string) => line.trim().split(/ {2,}/).slice(1, 2);
    expect(clock(find(lines, '0d 01:00:00'))).toEqual(['Mon 09:00']);
    expect(lines.filter((l) => l.includes('clock '))).toHaveLength(2);
    expect(find(lines, '1d 00:00:00')).toMatch(/Tue 05:00 +pump +clock set 3h back; begins again: Mon 00:00/);
  });

  it('folds what repeats and says how often and when last', () => {
    const lines = textOf(read(tenDays()));
    const asks = lines.filter(
      (l) => l.includes('asks for a bolus') && l.includes('granted') && !l.includes('more like it'),
    );
    expect(asks).toHaveLength(3);
    const folded = lines.filter((l) => l.includes('more like it'));
    expect(folded[0]).toContain('9d 05:00:00  Wed 13:00   patient');
    expect(folded[0]).toContain('...and 17 more like it');
  });

  it('tells what it has told before only once after each landmark', () => {
    const records = tenDays();
    records.push(alarm(10 * MS_PER_DAY, 'raised'));
    for (let hour = 1; hour <= 4; hour++) records.push(bolusDone(10 * MS_PER_DAY + hour * MS_PER_HOUR));
    const later = textOf(read(records)).filter((l) => l.startsWith('   10d') && l.includes('patient bolus complete'));
    expect(later).toHaveLength(2);
    expect(later[1]).toContain('...and 3 more like it');
  });

  it.each([
    ['accepts', true, '15 mg', '(50 mcg)'],
    ['refuses', false, '30 mg', '(100 mcg)'],
    ['never answers', null, '30 mg', '(100 mcg)'],
  ])('weighs by the fluid of a refill only when the pump %s it', (_, accepted, given, bolus) => {
    const t = 0 as never;
    const command = {
      type: 'command.refill',
      withdrawn: 0,
      filled: 1,
      drug: 'morphine',
      concentration: 10_000,
    } as never;
    const refusal = { code: 'x', found: 'x', expected: 'x', remedy: 'x' };
    const said = { command: 'command.refill', ...(accepted ? { accepted } : { accepted, refusal, allowedAt: null }) };
    const records: Bare[] = [header(), { kind: 'command', t, by: 'clinician', command, order: 'x', warnings: [] }];
    if (accepted !== null) records.push({ kind: 'reply', t, to: 1, reply: said as never });
    const days = Array.from({ length: 10 }, (_none, day) => dayTrain(day));
    const lines = textOf(read([...records, bolusDone(MS_PER_HOUR), ...days]));
    expect(find(lines, 'given')).toContain(` ${given} `);
    expect(lines.some((line) => line.includes(`patient bolus complete: 5 µL ${bolus}`))).toBe(true);
  });

  it('sums boluses, refusals with reasons, basal and mean doses', () => {
    const lines = textOf(read(tenDays()));
    expect(find(lines, 'patient boluses:')).toBe('  patient boluses: 20 granted, 10 refused (lockout 10)');
    expect(find(lines, 'patient bolus  ')).toMatch(/patient bolus\s+20\s+0\.1 mL/);
    expect(find(lines, 'basal')).toMatch(/basal\s+1\.4 mL/);
    expect(find(lines, 'given')).toMatch(/1\.5 mL\s+30 mg\s+0\.15 mL\s+3 mg\/day/);
    expect(find(lines, 'of it morphine')).toMatch(/30\.1 mg\s+3\.01 mg\/day/);
  });

  it('shows computed and true reservoir without the residual, their gap, and an exact balance', () => {
    const lines = textOf(read(tenDays()));
    expect(find(lines, 'reservoir (usable)')).toContain('computed 38.5 mL, true 38.495 mL, gap +5 µL');
    expect(lines).toContain('           exact to the picolitre');
  });

  it('says how much is missing when the balance is off by one picolitre', () => {
    const records = tenDays();
    const train = dayTrain(10);
    if (train.kind !== 'delivery' || train.what !== 'train') throw new Error('not a train');
    records.push({ ...train, balance: { ...train.balance, leaked_pl: 1 } });
    const lines = read(records).lines(closing);
    expect(lines.find((l) => l.text.includes('MISSING'))).toEqual({ tone: 'bad', text: '           -1 pL MISSING' });
  });

  it('shows what ran back in beside what was filled', () => {
    const train = dayTrain(10);
    if (train.kind !== 'delivery' || train.what !== 'train') throw new Error('not a train');
    const { balance } = train;
    const back = { ...balance, inflow_pl: 2_000_000, reservoir_pl: balance.reservoir_pl + 2_000_000 };
    const lines = textOf(read([...tenDays(), { ...train, balance: back }]));
    expect(find(lines, 'balance: ')).toContain(' + 0.002 mL run back in = ');
    expect(lines).toContain('           exact to the picolitre');
  });

  it('lists alarms with when, how long, tone and priority', () => {
    const records = [
      header(),
      alarm(MS_PER_DAY, 'raised'),
      alarm(MS_PER_DAY + MS_PER_HOUR, 'ended', true),
      alarm(2 * MS_PER_DAY, 'acknowledged'),
    ];
    const row = find(textOf(read(records)), 'motor-stall  ');
    expect(row).toBe('  motor-stall  1d 00:00:00  1d 01:00:00  1h      critical  high      2d 00:00:00');
  });

  it('keeps a second raise of an alarm apart from the first', () => {
    const records = [header(), alarm(1_000, 'raised'), alarm(2_000, 'ended'), alarm(3_000, 'raised')];
    const { alarms } = read(records).json(closing) as { alarms: { raised_ms: number; ended_ms: number | null }[] };
    expect(alarms.map(({ raised_ms, ended_ms }) => [raised_ms, ended_ms])).toEqual([
      [1_000, 2_000],
      [3_000, null],
    ]);
  });

  it('gives each expectation its line, and fails with one of them', () => {
    const held = read([header(), expectation(30, true)]);
    const failed = read([header(), expectation(30, true), expectation(31, false)]);
    expect([held.held(), failed.held()]).toEqual([true, false]);
    expect(textOf(failed)).toContain('  FAILED  line  31  reservoir.computed: 35 mL; found 34 mL');
    expect(find(textOf(failed), 'FAILED:')).toBe('  FAILED: 1 of 2 expectations held; the oracle found nothing wrong');
  });

  it('fails with a finding of the oracle though every expectation held', () => {
    const t = 5_000 as never;
    const report = read([
      header(),
      expectation(30, true),
      { kind: 'finding', t, at: t, rule: 'no-flow', requirement: 'SR-005', text: 'flow while stopped' },
    ]);
    expect(report.held()).toBe(false);
    expect(report.json(closing)).toMatchObject({
      verdict: 'failed',
      findings: [{ rule: 'no-flow', requirement: 'SR-005', t_ms: 5_000 }],
    });
  });

  it('joins a step, its command and the answer into one line, before what they set off', () => {
    const t = 0 as never;
    const lines = textOf(
      read([
        header(),
        { kind: 'step', t, index: 0, line: 9, text: 'direct: prime full-system' },
        {
          kind: 'command',
          t,
          by: 'clinician',
          command: { type: 'command.prime', extent: 'full-system' },
          order: 'direct: prime full-system',
          warnings: ['above the soft limit'],
        },
        { kind: 'state', t, region: 'infusion', from: 'stopped', to: 'priming' },
        { kind: 'reply', t, to: 2, reply: { accepted: true, command: 'command.prime' } },
      ]),
    ).filter((l) => l.includes('0d 00:00:00'));
    expect(lines.map((l) => l.slice(29))).toEqual([
      'clinician  prime full-system -> accepted; warning: above the soft limit',
      'pump       infusion: stopped -> priming',
    ]);
  });

  it('tells an order that never reached the pump with the words of its step', () => {
    const t = 0 as never;
    const all = textOf(
      read([
        header(),
        { kind: 'step', t, index: 4, line: 9, text: 'clinician: program simple 3 g/day' },
        { kind: 'refused-order', t, index: 4, code: 'flow-above-maximum', text: 'found 150 mL/day' },
        { kind: 'refused-order', t, index: 4, code: 'dose-above-hard-limit', text: 'found 3 g/day' },
      ]),
    );
    expect(all).toContain('  orders refused before the pump: 1 (flow-above-maximum 1)');
    const lines = all.filter((l) => l.includes('0d 00:00:00'));
    expect(lines.map((l) => l.slice(29))).toEqual([
      'clinician  program simple 3 g/day -> REFUSED before the pump',
      'refused    dose-above-hard-limit: found 3 g/day',
    ]);
  });

  it('keeps a step whose effect comes later in the same moment, though a command comes between', () => {
    const t = 0 as never;
    const lines = textOf(
      read([
        header(),
        { kind: 'step', t, index: 0, line: 9, text: 'world: MRI 1.5 T for 45min' },
        ask(0),
        { kind: 'fault', t, fault: 'mri', phase: 'begin', text: 'the field holds the rotor' },
      ]),
    ).filter((l) => l.includes('0d 00:00:00'));
    expect(lines.map((l) => l.slice(29))).toEqual([
      'world    MRI 1.5 T for 45min',
      'patient  asks for a bolus -> no answer',
      'fault    mri: the field holds the rotor',
    ]);
  });

  it('tells a command that was never answered, and a step that set nothing off', () => {
    const lines = textOf(
      read([
        header(),
        { kind: 'step', t: 0 as never, index: 0, line: 9, text: 'snapshot before' },
        ask(1_000),
        ask(2_000),
      ]),
    );
    expect(lines.filter((l) => l.includes('no answer'))).toHaveLength(2);
    expect(lines.filter((l) => l.includes('snapshot before'))).toHaveLength(1);
  });

  it('keeps its memory and its length bounded, and says how much it left out', () => {
    const records: Bare[] = [header()];
    for (let i = 0; i < 5_000; i++) {
      const t = (i * MS_PER_HOUR) as never;
      records.push({ kind: 'fault', t, fault: `fault-${i}`, phase: 'begin', text: `fault ${i}` });
    }
    const report = read(records);
    const lines = textOf(report);
    expect(lines.length).toBeLessThan(300);
    expect(lines.some((l) => l.includes('4760 lines left out'))).toBe(true);
    expect(lines.some((l) => l.includes('fault 4999'))).toBe(true);
    expect(report.json(closing)).toMatchObject({ timeline_left_out: 4_760 });
  });

  it('stays within 100 columns but for the closing line', () => {
    const lines = textOf(read(tenDays()));
    expect(lines.slice(0, -1).filter((l) => l.length > 100)).toEqual([]);
  });

  it('ends with one line that names the run and repeats it', () => {
    expect(textOf(read(tenDays())).at(-1)).toBe(
      '10d simulated in 0.25 s | 3,456,000x real time | 4,321 events | seed 7 | scenario abcdef012345 | reproduce: npx thecal run scenarios/x.yaml --seed 7',
    );
  });

  it('gives no verdict when time ran out', () => {
    const report = read([header(), expectation(30, true)]);
    expect(report.json({ ...closing, outOfTime: true })).toMatchObject({ verdict: 'out-of-time' });
    expect(report.lines({ ...closing, outOfTime: true }).some((l) => l.text.startsWith('OUT OF TIME'))).toBe(true);
  });
});
