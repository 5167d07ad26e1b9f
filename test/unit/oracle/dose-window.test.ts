import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOracle, RULES } from '../../../sim/oracle/index.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const STROKE = LIMITS.stroke_pl;
const limit = (strokes: number, window = D) => ({ windows: [{ window, limit: strokes * STROKE }] });
const found = (tape: Tape) => findingsOn(tape, 'dose-window').map(({ at, requirement }) => [at, requirement]);

describe('SR-013 dose windows', () => {
  it('hold a basal that just fits, for as long as it lasts', () => {
    expect(found(new Tape().program(0, limit(24)).train(0, 30 * D, HOURLY))).toEqual([]);
    expect(judgedOn(new Tape().program(0, limit(24)).train(0, 30 * D, HOURLY), 'dose-window')).toBeGreaterThan(0);
  });

  it('catch one stroke too many, at its moment', () => {
    expect(found(new Tape().program(0, limit(23)).train(0, D, HOURLY))).toEqual([[D, 'SR-013']]);
  });

  it('catch an excess over the end of a day that no calendar day shows', () => {
    const tape = new Tape()
      .program(0, limit(30))
      .train(0, 20 * H, 0)
      .train(20 * H, 24 * H, 5 * HOURLY)
      .train(24 * H, 28 * H, 5 * HOURLY);
    // 20 strokes before midnight and 20 after it: the 31st stroke is too much
    expect(found(tape)).toEqual([[26.2 * H, 'SR-013']]);
  });

  it('look at a window that still fills', () => {
    expect(found(new Tape().program(0, limit(4)).train(0, H, 5 * HOURLY))).toEqual([[H, 'SR-013']]);
  });

  it('end where the window ends: a stroke one window old no longer counts', () => {
    const tape = (gap: number) =>
      new Tape()
        .program(0, limit(1, 10 * H))
        .train(0, H, HOURLY)
        .train(H, 10 * H + gap, 0)
        .train(10 * H + gap, 11 * H + gap, HOURLY);
    expect(found(tape(0))).toEqual([]);
    expect(found(tape(-1))).toEqual([[11 * H - 1, 'SR-013']]);
  });

  it('judge each window of a program', () => {
    const windows = [
      { window: D, limit: 24 * STROKE },
      { window: 2 * H, limit: STROKE },
    ];
    expect(found(new Tape().program(0, { windows }).train(0, 3 * H, HOURLY))).toEqual([[2 * H, 'SR-013']]);
  });

  it('holds a train that runs on over a raised limit to the lower one until then', () => {
    const raised = new Tape()
      .program(0, limit(5))
      .program(10 * H, limit(100))
      .train(0, 20 * H, HOURLY);
    expect(found(raised)).toEqual([[6 * H, 'SR-013']]);
  });

  it('hold a window that reaches back over a change to the larger of the two limits', () => {
    const lowered = (strokesAfter: number) =>
      new Tape()
        .program(0, limit(10))
        .train(0, 10 * H, HOURLY)
        .program(10 * H, limit(5))
        .train(10 * H, 24 * H, 0)
        .train(24 * H, (24 + strokesAfter) * H, HOURLY);
    expect(found(lowered(10))).toEqual([]);
    expect(found(lowered(11))).toEqual([[35 * H, 'SR-013']]);
    const raised = new Tape()
      .program(0, limit(5))
      .train(0, 5 * H, HOURLY)
      .program(5 * H, limit(9))
      .train(5 * H, 14 * H, HOURLY);
    expect(found(raised)).toEqual([[10 * H, 'SR-013']]);
  });

  it('do not count what was commanded while the window was not limited', () => {
    const tape = (strokes: number) =>
      new Tape()
        .program(0)
        .train(0, 10 * H, HOURLY)
        .program(10 * H, limit(5))
        .train(10 * H, (10 + strokes) * H, HOURLY);
    expect(found(tape(5))).toEqual([]);
    expect(found(tape(6))).toEqual([[16 * H, 'SR-013']]);
  });

  it('judge a train on both sides of a program that comes while it runs', () => {
    const tape = (more: object) =>
      new Tape()
        .program(0, limit(9))
        .program(8 * H, more)
        .train(0, 10 * H, HOURLY);
    expect(found(tape(limit(8)))).toEqual([[10 * H, 'SR-013']]);
    expect(found(tape({}))).toEqual([]);
  });

  it('leave the first prime out, but no more than its volume, and no second one', () => {
    const prime = (tape: Tape, from: number, booked: number) =>
      tape
        .tell(from, { type: 'command.prime', extent: 'full-system' })
        .train(from, from + H, 40 * HOURLY)
        .bolus('prime', from, from + H, booked);
    const once = () => prime(new Tape().program(0, limit(4)), 0, 40);
    expect(found(once().train(H, 5 * H, HOURLY))).toEqual([]);
    expect(found(once().train(H, 6 * H, HOURLY))).toEqual([[6 * H, 'SR-013']]);

    const tooMuch = prime(new Tape().program(0, limit(4)), 0, 20);
    expect(found(tooMuch)).toEqual([[0.65 * H, 'SR-013']]);

    expect(found(prime(once(), H, 40))).toEqual([[1.125 * H, 'SR-013']]);
  });

  describe('a first prime', () => {
    const ORDER = { type: 'command.prime', extent: 'full-system' };
    const line = (strokes: number) => ({ line_pl: strokes * STROKE - 1 });
    /** Basal for ten hours, then a prime of 40 strokes in an hour. */
    const late = (fills: number, most: number) =>
      new Tape({}, line(fills))
        .program(0, limit(most))
        .train(0, 10 * H, HOURLY)
        .tell(10 * H, ORDER)
        .train(10 * H, 11 * H, 40 * HOURLY)
        .bolus('prime', 10 * H, 11 * H, 40);

    it('SR-013 is dose where it goes beyond what the line still lacks', () => {
      expect(found(late(50, 10))).toEqual([]);
      expect(found(late(49, 11))).toEqual([]);
      expect(found(late(49, 10))).toEqual([[11 * H, 'SR-013']]);
      expect(found(late(30, 30))).toEqual([]);
      expect(found(late(30, 29))).toEqual([[11 * H, 'SR-013']]);
    });

    it('SR-013 is dose throughout in a line that basal has filled', () => {
      for (const fills of [10, 3]) {
        expect(found(late(fills, 50))).toEqual([]);
        expect(found(late(fills, 10))).toEqual([[10.025 * H, 'SR-013']]);
      }
    });

    it('SR-013 finds a line that strokes in a known stall have not filled, and that has one after it', () => {
      const stalled = (most: number) =>
        new Tape({}, line(46))
          .program(0, limit(most))
          .state(4 * H, 'motor', 'stalled')
          .add(8 * H, { kind: 'state', region: 'motor', from: 'stalled', to: 'turning' })
          .train(0, 10 * H, HOURLY)
          .tell(10 * H, ORDER)
          .train(10 * H, 11 * H, 40 * HOURLY)
          .bolus('prime', 10 * H, 11 * H, 40);
      // 4 strokes before the stall, 1 that ends it and 2 after it: of the 40, one lies beyond the line
      expect(found(stalled(11))).toEqual([]);
      expect(found(stalled(10))).toEqual([[11 * H, 'SR-013']]);
    });

    it('SR-013 is judged by the limit of the program under which it began', () => {
      const lowered = (most: number) =>
        new Tape({}, line(3))
          .program(0, limit(50))
          .train(0, 9 * H, HOURLY)
          .program(9 * H, limit(most))
          .train(9 * H, 10 * H, HOURLY)
          .tell(10 * H, ORDER)
          .train(10 * H, 11 * H, 40 * HOURLY)
          .bolus('prime', 10 * H, 11 * H, 40);
      expect(found(lowered(50))).toEqual([]);
      expect(found(lowered(49))).toEqual([[11 * H, 'SR-013']]);
    });
  });

  describe('what nobody ordered', () => {
    const DRIFT = { adrift: true };
    /** 4 strokes of basal, then 6 while the firmware has stalled; asked or not, then basal again. */
    const drifted = (most: number, askAt: number | null) => {
      const tape = new Tape()
        .program(0, limit(most))
        .train(0, 4 * H, HOURLY)
        .train(4 * H, 5 * H, 6 * HOURLY, DRIFT);
      if (askAt === null) return tape.train(5 * H, 30 * H, HOURLY);
      return tape
        .train(5 * H, askAt, HOURLY)
        .ask(askAt)
        .train(askAt, askAt + H, 4 * HOURLY);
    };

    it('SR-013 is judged by itself neither while it flows nor while a window holds it', () => {
      expect(found(drifted(24, null))).toEqual([]);
      expect(found(drifted(23, null))).toEqual([[29 * H, 'SR-013']]);
    });

    it('SR-013 counts where a bolus is granted after it', () => {
      expect(found(drifted(15, 6 * H))).toEqual([]);
      expect(found(drifted(14, 6 * H))).toEqual([[7 * H, 'SR-013']]);
    });
  });

  it('cut a train where the first prime ends', () => {
    const tape = new Tape().program(0, limit(2)).tell(0, { type: 'command.prime', extent: 'full-system' });
    tape.bolus('prime', 0, 3 * H, 3).train(0, 6 * H, HOURLY);
    expect(found(tape)).toEqual([[6 * H, 'SR-013']]);
  });

  it('leave a first prime out in which the run ends, from its order on', () => {
    const tape = (from: number) =>
      new Tape()
        .program(0, limit(4))
        .tell(2 * H, { type: 'command.prime', extent: 'full-system' })
        .train(from, 3 * H, 40 * HOURLY);
    expect(found(tape(2 * H))).toEqual([]);
    expect(found(tape(2 * H - 0.5 * H))).toEqual([[1.625 * H, 'SR-013']]);
  });

  it('SR-023 a release is counted against later boluses, not against the basal that goes on', () => {
    const released = (limitStrokes: number, askAt = 8 * H) =>
      new Tape()
        .program(0, limit(limitStrokes))
        .train(0, 4 * H, HOURLY)
        .add(4 * H, { kind: 'delivery', what: 'released', booked_pl: 3 * STROKE })
        .train(4 * H, askAt, HOURLY)
        .ask(askAt)
        .train(askAt, askAt + H, 0);
    // 8 strokes of basal, 3 released, 4 of the bolus
    expect(found(released(15))).toEqual([]);
    expect(found(released(14))).toEqual([[8 * H, 'SR-023']]);
    expect(found(released(30, 30 * H))).toEqual([]);
    expect(judgedOn(released(15), 'dose-window')).toBe(3);
  });

  it('says what was found and what the limit is', () => {
    const [finding] = findingsOn(new Tape().program(0, limit(23)).train(0, D, HOURLY), 'dose-window');
    expect(finding?.text).toBe('6 µL in 1d; the limit is 5.75 µL, 250000 pL less');
  });

  it('stays bounded: a bad year gives a finding a window, and history is dropped', () => {
    const tape = new Tape().program(0, limit(23));
    for (let day = 0; day < 365; day += 1) tape.train(day * D, (day + 1) * D, HOURLY);
    const oracle = createOracle();
    for (const record of tape.records) oracle.see(record);
    expect(oracle.findings().filter((f) => f.rule === 'dose-window').length).toBeLessThanOrEqual(365);
    expect(JSON.stringify(oracle.snapshot().memory['dose-window']).length).toBeLessThan(20_000);
  });
});

describe('SR-013 dose windows against counting every millisecond', () => {
  const train = fc.record({
    span: fc.integer({ min: 1, max: 60 }),
    gap: fc.constantFrom(0, 0, 0, 7),
    // one stroke each 10, 13 … ms: fast, so that a millisecond matters
    flow: fc.constantFrom(0, 1, 2, 3).map((n) => n * 1_661_538_461_538 + (n === 0 ? 0 : 7)),
  });
  type Train = { span: number; gap: number; flow: number };
  const UNIT = BigInt(STROKE) * BigInt(D);

  /** Records of the trains with the carry handed on, and how many strokes are done at each millisecond. */
  function play(trains: readonly Train[], windows: object[]) {
    const tape = new Tape().program(0, { windows });
    const out = [0];
    let carry = 0n;
    let now = 0;
    let strokes = 0;
    for (const { span, gap, flow } of trains) {
      for (let i = 0; i < gap; i += 1) out.push(strokes);
      const from = now + gap;
      const start = Number(carry);
      for (let i = 0; i < span; i += 1) {
        carry += BigInt(flow);
        strokes += Number(carry / UNIT);
        carry %= UNIT;
        out.push(strokes);
      }
      now = from + span;
      tape.train(from, now, flow, { carry: start });
    }
    return { tape, out };
  }

  /** First millisecond with a new stroke and a window above the limit. */
  function counted(out: readonly number[], window: number, most: number) {
    for (let at = 1; at < out.length; at += 1) {
      const now = out[at] ?? 0;
      const inWindow = now - (out[Math.max(0, at - window)] ?? 0);
      if (now !== out[at - 1] && inWindow * STROKE > most) return at;
    }
    return null;
  }

  it('finds the same first excess', () => {
    let excesses = 0;
    let clean = 0;
    const window = fc.integer({ min: 3, max: 120 });
    const most = fc.integer({ min: 0, max: 30 * STROKE });
    fc.assert(
      fc.property(fc.array(train, { maxLength: 12 }), window, most, (trains, w, pl) => {
        const { tape, out } = play(trains, [{ window: w, limit: pl }]);
        const expected = counted(out, w, pl);
        if (expected === null) clean += 1;
        else excesses += 1;
        expect(findingsOn(tape, 'dose-window')[0]?.at ?? null).toBe(expected);
      }),
      { numRuns: 1000 },
    );
    expect(excesses).toBeGreaterThan(100);
    expect(clean).toBeGreaterThan(100);
  });
});

describe('oracle', () => {
  it('goes on from a snapshot at any record as if it had never stopped', () => {
    const tape = new Tape()
      .program(0, limit(4))
      .ask(H)
      .train(0, 3 * H, HOURLY)
      .alarm(3 * H, 'motor-stall');
    tape
      .train(3 * H, 9 * H, 5 * HOURLY, { strokes: 3 })
      .sensor(9 * H, 'brown-out')
      .train(9 * H, 10 * H, HOURLY);
    const play = (cut: number) => {
      let oracle = createOracle();
      tape.records.forEach((record: TraceRecord, i) => {
        if (i === cut) oracle = createOracle(JSON.parse(JSON.stringify(oracle.snapshot())));
        oracle.see(record);
      });
      oracle.end((10 * H) as never);
      return { findings: oracle.findings(), reach: oracle.reach() };
    };
    const unbroken = play(-1);
    expect(unbroken.findings.length).toBeGreaterThan(3);
    for (let cut = 0; cut < tape.records.length; cut += 1) expect(play(cut)).toEqual(unbroken);
  });

  it('names each rule once', () => {
    expect(new Set(RULES.map((rule) => rule.name)).size).toBe(RULES.length);
  });
});
