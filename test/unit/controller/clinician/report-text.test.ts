import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportInWords } from '../../../../src/controller/clinician/report-text.js';
import type { ProgrammerOrder, SessionReport } from '../../../../src/controller/index.js';
import { PATIENT, program, simple } from '../../../support/orders.js';
import { ProgrammerBench } from '../../../support/programmer-bench.js';
import { give, runningPump } from '../../../support/pump.js';

const simply = (dose: number): ProgrammerOrder => ({
  order: 'program',
  prescription: { basal: { mode: 'simple', dose: dose as never }, patient: null, limits: [] },
});

/** A session of everything that a report can tell. */
function session(): ProgrammerBench {
  const pump = runningPump();
  give(pump, { ...program(simple(0.15, { patient: PATIENT })), at: 20_000 as never, id: 1 });
  const bench = new ProgrammerBench({ pump }).connect().order(simply(4_000)).press('ok');
  bench.order({ order: 'resume' }).press('ok').order(simply(1)).press('cancel');
  bench.order({ order: 'suspend', span: null }, 'reviewing').press('cancel');
  bench.order({ order: 'prime', extent: 'catheter-only' }, 'reading-back').press('cancel', 'ok');
  return bench.order({ order: 'read-log', newest: 4 });
}
const told = (bench: ProgrammerBench): string => {
  const report = bench.reports.at(-1);
  if (report === undefined) throw new Error('no report');
  return reportInWords(report);
};

describe('a report in words', () => {
  it('tells what was found, what was done to it and how that is known, what was left, log and keys', () => {
    expect(told(session().disconnect())).toMatchInlineSnapshot(`
      "session of programmer 17 with implant 0badcafe
      asked for at 1min, it stood at 1min 112ms, over at 1min 16s 130ms: closed
      found: basal; program simple 3 mg/day, patient boluses of 200 mcg; 40 mL of morphine at 20 mg/mL;
        alarms: none
      1. program simple 4 mg/day, at 1min 4s 336ms, asked about twice
         mode: simple -> simple
         basal dose: 3 mg/day -> 4 mg/day (+33.3 %)
         patient boluses: allowed -> none
         patient bolus: 200 mcg -> none
         over: 10min -> none
         lockout: 1h -> none
         most boluses: 4 -> none
         within: 1d -> none
         warned: morphine: first dose 4 mg/day passes the soft limit of 1 mg/day (S119)
         read back under f6bc5b24
         done; seen in the pump
      2. resume, at 1min 5s 336ms
         refused by the pump: found a pump at 0.2 mL/day; expected a suspended therapy; program the pump
           instead
      3. prime catheter-only, at 1min 13s 586ms
         read back under fbf7dfa6
         not done
      refused before the pump heard of it
         at 1min 10s 336ms flow-below-minimum: found basal: 0.00005 mL/day; expected 0.048 mL/day to 24
           mL/day (peristaltic-40-sensing); use a weaker concentration or a higher dose
      left: basal; program simple 4 mg/day; 40 mL of morphine at 20 mg/mL; alarms: none
      log of the pump: 4 entries, number 9 to 12
      keys: 54 passed, 11 taken
      "
    `);
  });

  it('tells of a loss, and of what was found out after it', () => {
    const bench = session().press('ok');
    bench.onFrame = () => {
      if (bench.given.at(-1) === 'suspend') bench.carry(false);
    };
    bench.order({ order: 'suspend', span: null }).wait(30_000, () => bench.at === 'told');
    expect(
      told(bench)
        .split('\n')
        .filter((line) => /^(4|left|asked)| nobody/.test(line)),
    ).toMatchInlineSnapshot(`
      [
        "asked for at 1min, it stood at 1min 112ms, over at 1min 27s 86ms: lost",
        "4. suspend, at 1min 17s 86ms",
        "   nobody knows whether it was done",
        "left: not read since the last order",
      ]
    `);
    bench.onFrame = () => {};
    bench.carry(true).wait(60_000).press('ok').connect().disconnect();
    expect(told(bench)).toMatchInlineSnapshot(`
      "session of programmer 17 with implant 0badcafe
      asked for at 2min 27s 786ms, it stood at 2min 27s 898ms, over at 2min 28s 335ms: closed
      found: suspended; program simple 4 mg/day; 40 mL of morphine at 20 mg/mL; alarms: none
      1. suspend, at 1min 17s 86ms
         done; seen in the pump
      left: suspended; program simple 4 mg/day; 40 mL of morphine at 20 mg/mL; alarms: none
      log of the pump: not read
      keys: 4 passed
      "
    `);
  });

  it('tells of a pump that was never reached', () => {
    const bench = new ProgrammerBench({ air: { inRange: false } }).connect();
    expect(told(bench)).toMatchInlineSnapshot(`
      "session of programmer 17 with implant 0badcafe
      asked for at 1min, it never stood, over at 1min 10s: no-answer
      found: the pump was not read
      no orders
      left: the pump was not read
      log of the pump: not read
      keys: 1 passed
      "
    `);
  });

  const REPORT = session().disconnect().reports[0] as SessionReport;
  const [done] = REPORT.deeds;
  const withDeed = (changes: object): string[] =>
    reportInWords({ ...REPORT, deeds: [{ ...done, ...changes } as never] }).split('\n');

  it.each([
    [{ outcome: 'done', verified: true }, 'done; seen in the pump'],
    [{ outcome: 'done', verified: null }, 'done; no reading shows it'],
    [{ outcome: 'done', verified: false }, 'accepted, but the pump was NOT seen to do it'],
    [{ outcome: 'not-done', verified: null }, 'not done'],
    [{ outcome: 'not-done', verified: false }, 'not done; the pump was seen to have gone on as before'],
    [{ outcome: 'unknown', verified: null }, 'nobody knows whether it was done'],
  ])('says of an order what became of it: %j', (changes, words) => {
    expect(withDeed(changes)).toContain(`   ${words}`);
  });

  it('is ASCII of at most 100 columns, whatever stands in it', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(texts, texts, texts, (words, warning, why) => {
        const lines = [{ what: words, before: warning, after: why, percent: -12.5 }];
        const text = reportInWords({
          ...REPORT,
          why,
          deeds: [{ ...done, words, warnings: [warning], lines } as never],
        });
        for (const line of text.split('\n')) {
          expect(line).toMatch(/^[ -~]*$/);
          expect(line.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('spells what keyboards of old do not know', () => {
    expect(withDeed({ words: '5 µL at ≥ 3 °C – 7 …\nnext' }).join(' ')).toContain('5 uL at >= 3 C - 7 ...?next');
  });
});
