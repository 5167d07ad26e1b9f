import { describe, expect, it } from 'vitest';
import { PROGRAMMER_SPANS, type ProgrammerOrder } from '../../../src/controller/index.js';
import type { Firmware } from '../../../src/firmware/index.js';
import type { Command } from '../../../src/protocol/index.js';
import type { DailyDose } from '../../../src/units/index.js';
import { program, simple as simpleFlow } from '../../support/orders.js';
import { ProgrammerBench } from '../../support/programmer-bench.js';
import { give, runningPump } from '../../support/pump.js';

const simple = (dose: number): ProgrammerOrder => ({
  order: 'program',
  prescription: { basal: { mode: 'simple', dose: dose as DailyDose }, patient: null, limits: [] },
});
const PRIME: ProgrammerOrder = { order: 'prime', extent: 'catheter-only' };

/** A pump with a program of 3 mg/day. */
function atWork(): Firmware {
  const pump = runningPump();
  give(pump, { ...program(simpleFlow(0.15)), at: 20_000 as never, id: 1 });
  return pump;
}
const everything = (bench: ProgrammerBench): string => JSON.stringify(bench.pump.snapshot());
const deed = (bench: ProgrammerBench) => bench.programmer.screen().deed;
const lastReport = (bench: ProgrammerBench) => bench.reports.at(-1);

describe('a session', () => {
  it('SR-003 SR-059 links, reads, fills in, reviews, sends, has it read back, confirms and reads again', () => {
    const bench = new ProgrammerBench().connect().order(simple(3_000)).disconnect();
    expect(bench.way).toEqual([
      'away',
      'linking',
      'interrogating',
      'menu',
      'editing',
      'reviewing',
      'proposing',
      'reading-back',
      'confirming',
      'verifying',
      'told',
      'menu',
      'closing',
      'away',
    ]);
    expect(bench.given).toEqual(['interrogate', 'program', 'interrogate']);
    const [report, ...more] = bench.reports;
    expect(more).toEqual([]);
    expect(report?.deeds).toMatchObject([
      { words: 'program simple 3 mg/day', outcome: 'done', verified: true, twice: false },
    ]);
    expect(report).toMatchObject({ why: 'closed', implant: 0x0badcafe, controller: 17 });
    expect(report?.found?.therapy.program).toBeNull();
    expect(report?.left?.therapy.program?.basal).toEqual({ mode: 'simple', flow: 150_000_000 });
    expect(bench.pump.therapy(bench.now).program?.basal).toEqual({ mode: 'simple', flow: 150_000_000 });
  });

  it('gives at once what makes nothing flow, after a review, and reads again', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order({ order: 'suspend', span: null });
    expect(bench.way.slice(3)).toEqual(['menu', 'editing', 'reviewing', 'ordering', 'verifying', 'told']);
    expect(deed(bench)).toMatchObject({ outcome: 'done', verified: true, readBack: null });
  });

  it('does several things, each told of by itself', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order(simple(3_100));
    bench.press('ok').order(PRIME).press('ok').order({ order: 'resume' });
    expect(deed(bench)).toMatchObject({ words: 'resume', outcome: 'refused', refusal: { code: 'nothing-suspended' } });
    bench.disconnect();
    expect(lastReport(bench)?.deeds.map(({ words, outcome }) => `${words}: ${outcome}`)).toEqual([
      'program simple 3.1 mg/day: done',
      'prime catheter-only: done',
      'resume: refused',
    ]);
  });

  it('says nothing of an order that the pump has accepted and somebody else has undone', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect();
    let meddled = false;
    bench.onFrame = () => {
      if (meddled || bench.given.at(-1) !== 'program') return;
      meddled = true;
      give(bench.pump, { ...program(simpleFlow(0.1)), at: bench.now, id: 3 });
    };
    expect(deed(bench.order(simple(3_100)))).toMatchObject({ outcome: 'done', verified: null });
    expect(lastReport(bench.disconnect())?.deeds).toMatchObject([{ verified: null }]);
  });

  it('reads the pump again after a yes, and not after a no', () => {
    const bench = new ProgrammerBench().connect().order({ order: 'resume' });
    expect(bench.way.slice(-3)).toEqual(['reviewing', 'proposing', 'told']);
    expect(bench.given).toEqual(['interrogate']);
    const direct = new ProgrammerBench().connect().order({ order: 'cancel-bolus' });
    expect(direct.way.slice(-3)).toEqual(['reviewing', 'ordering', 'told']);
    expect(direct.given).toEqual(['interrogate', 'cancel-bolus']);
    expect(deed(direct)).toMatchObject({ outcome: 'refused', verified: null });
  });

  it('keeps each key in its report, those that led to it and those between two sessions too', () => {
    const bench = new ProgrammerBench().press('5').connect().disconnect();
    expect(lastReport(bench)?.keystrokes.map(({ key, move, fate }) => `${key} ${move} ${fate}`)).toEqual([
      '5 down passed',
      '5 up released',
      'connect down passed',
      'connect up released',
      'ok down passed',
      'ok up released',
      'disconnect down passed',
    ]);
    bench.press('7').connect().disconnect();
    expect(
      lastReport(bench)
        ?.keystrokes.slice(0, 3)
        .map(({ key, move }) => `${key} ${move}`),
    ).toEqual(['disconnect up', '7 down', '7 up']);
  });

  it('keeps so many keys and no more, the newest', () => {
    const bench = new ProgrammerBench();
    for (let i = 0; i < PROGRAMMER_SPANS.keystrokesMost / 2 + 10; i++) bench.press(i % 2 === 0 ? 'ok' : 'edit');
    const { keystrokes } = bench.programmer.memory();
    expect(keystrokes).toHaveLength(PROGRAMMER_SPANS.keystrokesMost);
    expect(keystrokes.at(-1)?.at).toBe(bench.now - 150);
  });

  it('says why there is none any more, and when the pump was read last', () => {
    const bench = new ProgrammerBench();
    expect(bench.programmer.screen()).toMatchObject({ why: null, readAt: null, status: null });
    bench.connect();
    const { readAt, why } = bench.programmer.screen();
    expect([why, bench.now - (readAt ?? 0) < 1_000]).toEqual([null, true]);
    bench.carry(false).wait(30_000);
    expect(bench.programmer.screen()).toMatchObject({ at: 'away', why: 'timed-out', readAt, linked: false });
    bench.connect();
    expect(bench.programmer.screen()).toMatchObject({ at: 'away', why: 'no-answer' });
    bench.carry(true).wait(60_000).connect();
    expect(bench.programmer.screen()).toMatchObject({ at: 'menu', why: null });
  });
});

describe('SR-003 what was read back', () => {
  const readBack = (order = simple(3_100)): ProgrammerBench =>
    new ProgrammerBench({ pump: atWork() }).connect().order(order, 'reading-back');

  it('is done once it is confirmed, and not before', () => {
    const bench = readBack();
    const before = everything(bench);
    expect([bench.at, bench.given]).toEqual(['reading-back', ['interrogate']]);
    for (const key of ['ok', 'approve', 'review', 'edit', '5', 'field:dose', 'order:stop', 'connect', 'disconnect'])
      bench.press(key);
    bench.wait(30_000);
    expect([bench.at, bench.given, everything(bench)]).toEqual(['reading-back', ['interrogate'], before]);
    bench.press('confirm').wait(2_000);
    expect([bench.at, bench.given]).toEqual(['told', ['interrogate', 'program', 'interrogate']]);
    expect(deed(bench)?.outcome).toBe('done');
  });

  it('can be confirmed to the last moment that the pump leaves for it', () => {
    const bench = readBack();
    const until = bench.programmer.memory().confirmBy ?? 0;
    bench
      .wait(until - 1_000 - bench.now)
      .press('confirm')
      .wait(2_000);
    expect(deed(bench)).toMatchObject({ outcome: 'done', verified: true });
  });

  it('is refused by the pump where the confirmation comes too late there, and told so', () => {
    const bench = readBack();
    const before = everything(bench);
    const until = bench.programmer.memory().confirmBy ?? 0;
    bench
      .wait(until - 1 - bench.now)
      .press('confirm')
      .wait(2_000);
    expect(deed(bench)).toMatchObject({ outcome: 'refused', refusal: { code: 'nothing-proposed' } });
    expect([bench.at, everything(bench)]).toEqual(['told', before]);
  });

  it('is given up after a minute, whatever else is pressed, and told so', () => {
    const bench = readBack();
    const before = everything(bench);
    const until = bench.programmer.memory().confirmBy ?? 0;
    expect(until - bench.now).toBeGreaterThan(59_000);
    while (bench.now < until - 500) bench.press('5');
    expect(bench.at).toBe('reading-back');
    bench.wait(1_000);
    expect(deed(bench)).toMatchObject({ outcome: 'not-done', refusal: { code: 'not-confirmed-in-time' } });
    bench.press('confirm').wait(5_000);
    expect([bench.at, bench.given, everything(bench)]).toEqual(['told', ['interrogate'], before]);
    expect(bench.press('ok').at).toBe('menu');
  });

  it('is not confirmed by a key that comes with the end of its minute', () => {
    const bench = readBack();
    bench.wait((bench.programmer.memory().confirmBy ?? 0) - bench.now - 1);
    const at = (bench.now + 1) as never;
    bench.take({ type: 'key.down', at, key: 'confirm' });
    expect([bench.at, deed(bench)?.refusal?.code]).toEqual(['told', 'not-confirmed-in-time']);
  });

  it.each<[string, (command: Command) => void]>([
    ['another program', (command) => Object.assign(command, program(simpleFlow(0.16)))],
    ['a program that ends', (command) => Object.assign(command, { program: { ...simpleFlow(0.155), lasts: 60_000 } })],
    ['another order', (command) => Object.assign(command, { type: 'command.prime', extent: 'full-system' })],
  ])('is never confirmed where it is %s', (_, change) => {
    const bench = new ProgrammerBench({ pump: atWork() });
    bench.onJudged = change;
    const before = JSON.stringify(bench.pump.memory().infusion.program);
    bench.connect().order(simple(3_100)).press('confirm', 'approve').wait(5_000);
    expect([bench.at, bench.given]).toEqual(['told', ['interrogate']]);
    expect(deed(bench)).toMatchObject({ outcome: 'not-done', readBack: null, refusal: { code: 'read-back-differs' } });
    expect(JSON.stringify(bench.pump.memory().infusion.program)).toBe(before);
    expect(lastReport(bench.disconnect())?.deeds).toHaveLength(1);
  });

  it('is asked about twice before it is sent where it changes much', () => {
    const bench = readBack(simple(4_000));
    expect(bench.way.slice(4)).toEqual(['editing', 'reviewing', 'doubting', 'proposing', 'reading-back']);
    expect(deed(bench)?.twice).toBe(true);
    expect(readBack(simple(3_700)).way).not.toContain('doubting');
    expect(readBack(simple(3_750)).way).toContain('doubting');
    expect(readBack(simple(2_250)).way).toContain('doubting');
    expect(readBack(simple(2_300)).way).not.toContain('doubting');
  });

  it.each(['editing', 'reviewing', 'doubting', 'reading-back'])('is given up by cancel: in %s', (state) => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect();
    const before = everything(bench);
    bench.order(simple(4_000), state);
    expect(bench.at).toBe(state);
    bench.press('cancel').wait(2_000);
    expect([bench.at, bench.given]).toEqual([state === 'reading-back' ? 'told' : 'menu', ['interrogate']]);
    bench.press('confirm', 'approve', 'ok', 'confirm', 'approve').wait(2_000);
    expect([bench.at, bench.programmer.screen().edit, everything(bench)]).toEqual(['menu', 'none', before]);
    const outcomes = lastReport(bench.disconnect())?.deeds.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(state === 'reading-back' ? ['not-done'] : []);
  });

  it('is given up by cancel while it links, and by nothing while the pump is asked', () => {
    const bench = new ProgrammerBench({ pump: atWork(), air: { inRange: false } }).press('connect').wait(1_000);
    expect([bench.at, bench.press('cancel').wait(500).at]).toEqual(['linking', 'away']);
    for (const state of ['proposing', 'confirming', 'ordering', 'verifying']) {
      const asked = new ProgrammerBench({ pump: atWork() }).connect();
      asked.onFrame = () => {
        if (asked.at === state) asked.carry(false);
      };
      asked.order(state === 'ordering' ? { order: 'stop' } : simple(3_100), state);
      expect(asked.at).toBe(state);
      asked.press('cancel').wait(3_000);
      expect(asked.at).toBe(state);
      asked.onFrame = () => {};
      asked.carry(true).wait(3_000);
      expect([state, asked.at]).toEqual([state, state === 'proposing' ? 'reading-back' : 'told']);
    }
  });
});

describe('SR-059 what is beyond a limit', () => {
  it.each([
    ['a hard limit of the drug', simple(10_001), 'start-dose-above-hard-limit'],
    ['the range of flows', simple(1), 'flow-below-minimum'],
    [
      'a hard daily limit by bolus',
      { order: 'bolus', dose: 30_000 as never, duration: 3_600_000 as never } as const,
      'daily-dose-above-hard-limit',
    ],
    [
      'any volume',
      { order: 'bolus', dose: 900_000_000_000 as never, duration: 3_600_000 as never } as const,
      'volume-too-large',
    ],
  ])('is refused before anything is sent: %s', (_, order, code) => {
    const bench = new ProgrammerBench().connect();
    bench.order(order);
    expect(bench.at).toBe('editing');
    expect(bench.programmer.screen().refusals.map((refusal) => refusal.code)).toEqual([code]);
    bench.press('approve', 'confirm', 'review').wait(2_000);
    expect(bench.given).toEqual(['interrogate']);
    bench.press('cancel').disconnect();
    expect(lastReport(bench)?.deeds).toEqual([]);
    expect(lastReport(bench)?.refusedBefore.map(({ refusals }) => refusals[0]?.code)).toEqual([code, code]);
  });

  it('is listed where it is soft, and kept in the report', () => {
    const bench = new ProgrammerBench().connect().order(simple(3_000), 'reviewing');
    const warned = ['morphine: first dose 3 mg/day passes the soft limit of 1 mg/day (S119)'];
    expect(bench.programmer.screen().review?.warnings).toEqual(warned);
    bench.order(simple(3_000)).disconnect();
    expect(lastReport(bench)?.deeds[0]?.warnings).toEqual(warned);
  });
});

describe('SR-058 an edit', () => {
  const minute = 60_000;
  const editing = (): ProgrammerBench =>
    new ProgrammerBench({ pump: atWork() }).connect().order(simple(4_000), 'reviewing').press('edit');

  it('never reaches the pump, whatever is keyed and however long', () => {
    const bench = editing();
    const before = everything(bench);
    const keys = ['field:dose', '7', '.', '5', 'clear', 'field:mode', 'choose:flex', 'choose:simple', 'review', 'edit'];
    for (let i = 0; i < 60; i++) bench.press(keys[i % keys.length] ?? '').wait(7_000);
    expect([everything(bench), bench.given]).toEqual([before, ['interrogate']]);
    expect(bench.programmer.screen().edit).toBe('pending');
    expect(bench.reports.map(({ why }) => why)).toEqual(['timed-out']);
  });

  it('is warned of after five minutes, and dropped after ten, with a word about it', () => {
    const bench = editing();
    const before = everything(bench);
    const touched = bench.now - 150;
    const edit = (): string => `${bench.at} ${bench.programmer.screen().edit}`;
    expect(bench.wait(touched + 5 * minute - 1 - bench.now) && edit()).toBe('editing pending');
    expect(bench.wait(1) && edit()).toBe('editing warned');
    expect(bench.wait(touched + 10 * minute - 1 - bench.now) && edit()).toBe('editing warned');
    expect(bench.wait(1) && edit()).toBe('told none');
    const { draft, deed: last, refusals, review } = bench.programmer.screen();
    expect([draft, review, last, refusals.map(({ code }) => code)]).toEqual([null, null, null, ['edit-too-old']]);
    expect([everything(bench), bench.given]).toEqual([before, ['interrogate']]);
    expect(bench.press('ok').programmer.screen()).toMatchObject({ at: 'away', refusals: [] });
  });

  it.each(['reviewing', 'doubting'])('rests in %s as well', (state) => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order(simple(4_000), state);
    bench.wait(5 * minute);
    expect([bench.at, bench.programmer.screen().edit]).toEqual([state, 'warned']);
    bench.press('8');
    expect([bench.at, bench.programmer.screen().edit]).toEqual([state, 'pending']);
    bench.wait(10 * minute);
    expect([bench.at, bench.programmer.screen().edit]).toEqual(['told', 'none']);
  });

  it('is begun anew by any key: it rests from then on', () => {
    const bench = editing();
    for (let i = 0; i < 8; i++) bench.wait(4.9 * minute).press('unknown');
    expect([bench.at, bench.programmer.screen().edit]).toEqual(['editing', 'pending']);
  });

  it('outlives its session, and approving links again and reviews it anew with the pump as it is then', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order(simple(3_100), 'reviewing');
    bench.wait(3 * minute + 5_000);
    expect(bench.programmer.screen()).toMatchObject({
      at: 'reviewing',
      linked: false,
      why: 'timed-out',
      edit: 'pending',
    });
    expect(bench.reports).toHaveLength(1);
    const dose = (): unknown => bench.programmer.screen().review?.lines.find(({ what }) => what === 'basal dose');
    expect(dose()).toMatchObject({ before: '3 mg/day', after: '3.1 mg/day', percent: 3.3 });
    give(bench.pump, { ...program(simpleFlow(0.1)), at: bench.now, id: 2 });
    bench.press('approve').wait(20_000, () => bench.at === 'reviewing' && bench.programmer.screen().linked);
    expect(bench.way.slice(-3)).toEqual(['linking', 'interrogating', 'reviewing']);
    expect(dose()).toMatchObject({ before: '2 mg/day', after: '3.1 mg/day', percent: 55 });
    bench.press('approve');
    expect(bench.at).toBe('doubting');
    bench.order(simple(3_100)).disconnect();
    expect(lastReport(bench)?.deeds).toMatchObject([{ outcome: 'done', verified: true, twice: true }]);
    expect(bench.reports).toHaveLength(2);
  });

  it('comes back where linking again leads nowhere, and is dropped in the end', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order(simple(3_100), 'reviewing');
    bench
      .wait(4 * minute)
      .carry(false)
      .press('approve');
    expect(bench.at).toBe('linking');
    bench.wait(30_000);
    expect(bench.programmer.screen()).toMatchObject({ at: 'editing', why: 'no-answer', edit: 'pending' });
    expect(bench.programmer.screen().draft?.order).toBe('program');
    bench.wait(10 * minute);
    expect(bench.programmer.screen()).toMatchObject({ at: 'told', edit: 'none' });
    expect(bench.given).toEqual(['interrogate']);
  });

  it('does not rest while the pump is asked, however long that takes', () => {
    const config = { warnAfter: 1_000 as never, dropAfter: 2_000 as never };
    const bench = new ProgrammerBench({ pump: atWork(), config }).connect();
    bench.onFrame = () => {
      if (bench.at === 'proposing') bench.carry(false);
    };
    bench.order(simple(3_100), 'proposing').wait(3_000);
    expect(bench.programmer.screen()).toMatchObject({ at: 'proposing', edit: 'pending' });
    bench.onFrame = () => {};
    bench.carry(true).wait(1_000);
    expect(bench.at).toBe('reading-back');
    bench.press('confirm').wait(2_000);
    expect(deed(bench)?.outcome).toBe('done');
  });

  it('is reviewed as it stands: a digit changes nothing that nobody looks at', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order(simple(3_100), 'reviewing');
    const { draft, review } = bench.programmer.screen();
    bench.press('9', '9', 'clear', 'unit:mcg/day', 'field:dose', 'choose:flex');
    expect(bench.programmer.screen()).toMatchObject({ at: 'reviewing', draft, review, field: null });
  });

  it('that is dropped is not told as what was done before it', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order(simple(3_100));
    expect(deed(bench)?.outcome).toBe('done');
    bench
      .press('ok')
      .order(simple(3_200), 'reviewing')
      .wait(11 * minute);
    expect([bench.at, deed(bench)]).toEqual(['told', null]);
  });
});

describe('the record of a patient', () => {
  const bolus: ProgrammerOrder = { order: 'bolus', dose: 6_000 as never, duration: 3_600_000 as never };
  const cutWhen = (bench: ProgrammerBench, enough: () => boolean): ProgrammerBench => {
    bench.onFrame = () => {
      if (enough()) bench.carry(false);
    };
    return bench.order(bolus).wait(30_000, () => bench.at === 'told');
  };
  const boluses = (bench: ProgrammerBench): number => bench.programmer.memory().record.boluses.length;

  it('counts a bolus that was given', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect().order(bolus);
    expect([deed(bench)?.outcome, boluses(bench)]).toEqual(['done', 1]);
  });

  it('counts a bolus that may have been given until it is seen that it was not', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect();
    cutWhen(bench, () => bench.at === 'confirming');
    expect([deed(bench)?.outcome, boluses(bench), bench.given.includes('clinician-bolus')]).toEqual([
      'unknown',
      1,
      false,
    ]);
    bench.onFrame = () => {};
    bench.carry(true).press('ok').wait(60_000).connect();
    // Two readings cannot show that a bolus was not given.
    expect([deed(bench)?.outcome, boluses(bench)]).toEqual(['unknown', 1]);
  });

  it('counts it once where it was given, though its answer was lost', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect();
    cutWhen(bench, () => bench.given.includes('clinician-bolus'));
    expect([deed(bench)?.outcome, boluses(bench)]).toEqual(['unknown', 1]);
    bench.onFrame = () => {};
    bench.carry(true).press('ok').wait(60_000).connect();
    expect([deed(bench)?.outcome, boluses(bench)]).toEqual(['done', 1]);
    expect(lastReport(bench)?.left).toBeNull();
    expect(lastReport(bench.disconnect())?.deeds).toMatchObject([{ outcome: 'done' }]);
    // What is settled is settled: nobody is told of it again.
    bench.connect();
    expect([deed(bench), boluses(bench)]).toEqual([null, 1]);
    expect(lastReport(bench.disconnect())?.deeds).toEqual([]);
  });

  it('counts no bolus that the pump has refused', () => {
    const bench = new ProgrammerBench({ pump: atWork() }).connect();
    bench.onFrame = () => {
      if (bench.at === 'confirming' && bench.given.length === 1)
        give(bench.pump, { type: 'command.stop', at: bench.now, id: 4 });
    };
    bench.order(bolus);
    expect([deed(bench)?.outcome, boluses(bench), bench.at]).toEqual(['refused', 0, 'told']);
  });

  it('counts no program that may not have been taken: limits of the first dose still hold', () => {
    const bench = new ProgrammerBench().connect();
    bench.onFrame = () => {
      if (bench.at === 'confirming') bench.carry(false);
    };
    bench.order(simple(3_000)).wait(30_000, () => bench.at === 'told');
    expect([deed(bench)?.outcome, bench.programmer.memory().record.programmed]).toEqual(['unknown', false]);
    bench.onFrame = () => {};
    bench.carry(true).press('ok').wait(60_000).connect();
    expect([deed(bench)?.outcome, bench.programmer.memory().record.programmed]).toEqual(['not-done', false]);
  });
});
