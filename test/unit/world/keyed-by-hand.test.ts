import { describe, expect, it } from 'vitest';
import { told } from '../../support/told-story.js';
import { recordsOf } from '../../support/world.js';

const HOUR = 3_600_000;
const BOLUS = "['order:bolus', 'field:dose', 'unit:mg', 0, ., 2, 'field:duration', 'unit:min', 5, review]";
const keys = (at: string, list: string) => `at: ${at}, clinician: { keys: ${list} }`;

/** What came of the steps after the first hour: keystrokes, orders of people with their answers, and what was given up. */
function hours(...steps: readonly string[]) {
  const records = recordsOf(told('4h', ...steps)).filter(({ t }) => t >= HOUR);
  const asked = new Map<number, string>();
  return {
    strokes: records.flatMap((r) => (r.kind === 'session' ? r.report.keystrokes : [])),
    closed: records.flatMap((r) => (r.kind === 'session' ? [r.report.why] : [])),
    told: records.flatMap((r) => {
      if (r.kind === 'command' && r.aside !== true) asked.set(r.seq, r.order);
      if (r.kind === 'reply' && asked.has(r.to)) return [`${asked.get(r.to)} -> ${r.reply.accepted}`];
      return r.kind === 'refused-order' ? [`step ${r.index} -> ${r.code}`] : [];
    }),
  };
}

describe('keys that somebody presses who does not look', () => {
  it('come at the pace of a practised hand, whatever is shown', () => {
    const { strokes } = hours(keys('1h', '[connect, ok, approve]'), 'at: 2h, clinician: interrogate');
    expect(strokes.slice(0, 3)).toEqual([
      '3600000 - connect passed',
      '3600300 - ok passed',
      '3600600 - approve passed',
    ]);
  });

  it('give a bolus when they are the right ones at the right time, and the order is told in words', () => {
    const day = hours(
      keys('1h', '[connect]'),
      keys('1h 10s', BOLUS),
      keys('1h 20s', '[approve]'),
      keys('1h 30s', '[confirm]'),
      keys('1h 40s', '[ok, disconnect]'),
    );
    expect(day.told).toEqual(['clinician: bolus 200 mcg over 5min -> true']);
    expect(day.closed).toEqual(['closed']);
  });

  it('SR-003 give nothing without the yes to what was read back', () => {
    const day = hours(keys('1h', '[connect]'), keys('1h 10s', BOLUS), keys('1h 20s', '[approve]'));
    expect(day.told).toEqual([]);
  });

  it('are told of what the programmer refuses of their form, each time that it does', () => {
    const none = "['order:bolus', review, review]";
    const day = hours(keys('1h', '[connect]'), keys('1h 10s', none), keys('1h 20s', '[cancel, disconnect]'));
    // dose and duration, twice
    expect(day.told).toEqual(Array.from({ length: 4 }, () => 'step 3 -> unit-not-chosen'));
  });

  it('may be held until they are stuck, and close the panel until they are let go', () => {
    const day = hours(
      keys('1h', '[connect]'),
      keys('1h 5s', "['order:bolus', 'field:dose', 'unit:mg', { press: 2, for: 70s }]"),
      keys('1h 1min 10s', '[3]'),
      keys('1h 2min', '[4, cancel, disconnect]'),
    );
    const panel = day.strokes
      .filter((line) => / dose [\d.] /.test(line))
      .map((line) => line.split(' ').slice(2).join(' '));
    expect(panel).toEqual(['2 taken', '2 stuck', '3 stuck', '4 taken']);
  });

  it('may bounce, and are taken once', () => {
    const day = hours(
      keys('1h', '[connect]'),
      keys('1h 5s', "['order:bolus', 'field:dose', 'unit:mg', { press: 2, bounces: 3 }, 5, cancel, disconnect]"),
    );
    const panel = day.strokes
      .filter((line) => / dose \d /.test(line))
      .map((line) => line.split(' ').slice(2).join(' '));
    expect(panel).toEqual(['2 taken', '2 bounced', '2 bounced', '2 bounced', '5 taken']);
  });

  it('are a chord where two hands are at the panel', () => {
    const day = hours(
      keys('1h', '[connect]'),
      keys('1h 5s', "['order:bolus', 'field:dose', 'unit:mg', { press: 2, for: 5s }]"),
      keys('1h 8s', '[3]'),
      keys('1h 20s', '[cancel, disconnect]'),
    );
    expect(day.strokes.filter((line) => line.includes(' 3 '))).toEqual(['3608000 dose 3 chord']);
  });
});

describe('keys beside an order of the clinician', () => {
  const ORDER = 'clinician: { bolus: { dose: 0.1 mg, duration: 5min } }';

  it('leave the programmer as it is shown until the order comes, which begins anew', () => {
    const day = hours(keys('1h', '[connect]'), keys('1h 10s', BOLUS), `at: 1h 1min, ${ORDER}`);
    expect(day.told).toEqual(['clinician: bolus 100 mcg over 5min -> true']);
    const after = day.strokes.map((line) => line.split(' ')).filter(([at]) => Number(at) >= HOUR + 60_000);
    expect(after.slice(0, 2).map(([, , key]) => key)).toEqual(['cancel', 'order:bolus']);
    expect(day.closed).toEqual(['closed']);
  });

  it('make an order wait that is given while they are pressed', () => {
    const day = hours(keys('1h', '[connect, { press: 5, for: 20s }]'), `at: 1h 1s, ${ORDER}`);
    expect(day.told).toEqual(['clinician: bolus 100 mcg over 5min -> true']);
    const next = day.strokes.filter((line) => !/ connect | 5 /.test(line))[0];
    expect(next).toBe(`${HOUR + 20_600} - order:bolus passed`);
  });

  it('take the programmer from whoever has an order, which is given up', () => {
    const day = hours(`at: 1h, ${ORDER}`, keys('1h 3s', '[cancel, disconnect]'));
    expect(day.told).toEqual(['step 2 -> taken-over']);
  });

  it('say of an order that is on its way that nobody knows, and nothing of one that is done', () => {
    const found = new Set<string>();
    for (let ms = 0; ms < 12_000; ms += 25) {
      const day = hours(`at: 1h, ${ORDER}`, keys(`${HOUR + ms}ms`, '[clear]'));
      const { told: line } = day;
      found.add(line.join(', '));
      // Nobody says of an order that was done that it was not.
      if (line.some((one) => one.endsWith('-> true'))) expect(line.join()).not.toContain('taken-over');
    }
    expect([...found].sort()).toEqual([
      'clinician: bolus 100 mcg over 5min -> true',
      // The pump has answered, but its answer is still in the air.
      'clinician: bolus 100 mcg over 5min -> true, step 2 -> outcome-unknown',
      'step 2 -> outcome-unknown, clinician: bolus 100 mcg over 5min -> true',
      'step 2 -> taken-over',
      // Whoever has taken the programmer leaves the edit as it lies.
      'step 2 -> taken-over, step 3 -> edit-too-old',
    ]);
  }, 60_000);
});
