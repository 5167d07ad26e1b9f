import { describe, expect, it } from 'vitest';
import { type Firmware, type FirmwareInput, restoreFirmware } from '../../../src/firmware/index.js';
import { logEntries, verifyLog } from '../../../src/firmware/rules/event-log.js';
import { firstDamage, type LogEntry, type LogPage } from '../../../src/protocol/index.js';
import {
  clinicianBolus,
  flex,
  limit,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  refill,
  simple,
} from '../../support/orders.js';
import { at, give, runningPump, runTo } from '../../support/pump.js';
import { tell } from '../../support/story.js';

/** An entry in words: `accepted command.prime full-system 0 0`. */
const said = ({ code, about, detail, value, value2 }: LogEntry): string =>
  [code, about, detail, value, value2].filter((part) => part !== '' && part !== 0).join(' ');
const entries = (pump: Firmware): readonly LogEntry[] => logEntries(pump.log());
const saidBy = (pump: Firmware, from = 1): readonly string[] =>
  entries(pump)
    .filter((e) => e.seq >= from)
    .map(said);

const read = (pump: Firmware, moment: number, from: number, count = 100): LogPage | undefined => {
  const outputs = give(pump, { type: 'command.read-log', from, count, at: at(moment), id: 99 });
  return outputs.flatMap((o) => (o.type === 'reply' && o.reply.accepted && o.reply.log ? [o.reply.log] : []))[0];
};

describe('the pump’s own log', () => {
  it('SR-045 begins with the implantation', () => {
    expect(saidBy(runningPump())).toEqual(['implanted', 'state power running']);
  });

  it('SR-045 tells a story of commands, doses, flows and states in order', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15, { patient: PATIENT }))],
        ['3h', PATIENT_BOLUS],
        ['3h 5min', PATIENT_BOLUS],
        ['3h 6min', clinicianBolus(10)],
        ['4h', refill(30)],
      ],
      '4h',
    );
    expect(saidBy(pump, 3)).toEqual([
      'accepted command.program simple 150000000 1',
      'flow 150000000',
      'state infusion simple',
      'state patient-control lockout',
      'state motor turning',
      'state patient-control ready',
      'accepted command.patient-bolus',
      'flow 1590000000 50',
      'state bolus patient',
      'state patient-control lockout',
      'refused command.patient-bolus bolus-running',
      'refused command.clinician-bolus bolus-running',
      'dose patient-bolus 10000000 10000000',
      'flow 150000000 94',
      'state bolus none',
      'accepted command.refill morphine 30000000000 39000000000',
    ]);
    expect(entries(pump).find((e) => e.detail === 'bolus-running')).toMatchObject({
      at: 11_100_000,
      wall: 11_100_000 + 8 * 3_600_000,
    });
  });

  it('SR-045 notes each phase of an alarm and each reset', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', { type: 'sensor.rotor-missed', strokes: 10 }],
        ['3h', { type: 'sensor.rotor-turned' }],
        ['4h', { type: 'command.acknowledge', alarm: 'motor-stall' }],
        ['5h', { type: 'sensor.brown-out' }],
      ],
      '5h 1min',
    );
    expect(saidBy(pump).filter((text) => /^(alarm|reset|accepted command.ack)/.test(text))).toEqual([
      'alarm-raised motor-stall high',
      'alarm-escalated motor-stall high',
      'alarm-ended motor-stall latched',
      'alarm-acknowledged motor-stall high',
      'accepted command.acknowledge motor-stall',
      'reset',
      'alarm-raised low-battery-reset high',
    ]);
  });

  it('SR-001 notes a report that no state takes, and nothing else has changed', () => {
    const pump = runningPump();
    const before = JSON.stringify(pump.snapshot().context);
    const { outputs } = pump.handle({ type: 'sensor.rotor-turned', at: at(20_000) });
    expect(outputs).toEqual([]);
    expect(JSON.stringify(pump.snapshot().context)).toBe(before);
    expect(saidBy(pump).at(-1)).toBe('ignored sensor.rotor-turned');
  });

  it('SR-045 proves once a day that the pump is in operation, when it is awake anyway', () => {
    const pump = runningPump();
    const twiceADay = flex(Array.from({ length: 14 }, (_, i) => [i * 12, 0.1] as const));
    tell(pump, [['1h', program(twiceADay)]], '5d');
    const operating = entries(pump).filter((e) => e.code === 'operating');
    expect(operating).toHaveLength(4);
    for (const [i, { at: moment }] of operating.entries()) {
      if (i > 0) expect(moment - (operating[i - 1]?.at ?? 0)).toBeGreaterThanOrEqual(86_400_000);
    }
  });

  it('SR-045 sleeps through months of one flow, and tells of its operation when it is next awake', () => {
    const pump = runningPump();
    tell(pump, [['1h', program(simple(0.096))]], '30d');
    expect(entries(pump).filter((e) => e.code === 'operating')).toEqual([]);
    give(pump, { type: 'command.interrogate', at: at(31 * 86_400_000), id: 5 });
    // 0.096 mL a day are 16 strokes an hour.
    expect(saidBy(pump).at(-1)).toBe(`operating 96000000 ${16 * (31 * 24 - 1)}`);
  });

  it('SR-046 survives a reset and a restart, and goes on where it was', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', { type: 'sensor.brown-out' }],
      ],
      '3h',
    );
    const again = restoreFirmware(JSON.parse(JSON.stringify(pump.snapshot())));
    for (const each of [pump, again]) give(each, { type: 'command.stop', at: at(4 * 3_600_000), id: 7 });
    expect(again.log()).toEqual(pump.log());
    expect(entries(again)[0]).toMatchObject({ seq: 1, code: 'implanted' });
    expect(verifyLog(again.log())).toBe(null);
  });

  it('SR-046 keeps at least the newest 1,000 entries over months, and its chain holds', () => {
    const pump = runningPump();
    tell(
      pump,
      [['1h', program(flex(Array.from({ length: 84 }, (_, i) => [i * 2, 0.1 + 0.001 * i] as const)))]],
      '100d',
    );
    const { first, last } = pump.log();
    expect(last).toBeGreaterThan(1_100);
    expect(last - first + 1).toBeGreaterThanOrEqual(1_000);
    expect(last - first + 1).toBeLessThan(1_064);
    expect(entries(pump)).toHaveLength(last - first + 1);
    expect(verifyLog(pump.log())).toBe(null);
  });
});

describe('reading the log', () => {
  const pump = runningPump();
  tell(
    pump,
    [
      ['1h', program(simple(0.15, { windows: [limit(500)] }))],
      ['2h', prime()],
    ],
    '3d',
  );

  it('SR-045 gives pages that can be checked one by one', () => {
    const first = read(pump, 4 * 86_400_000, 1, 3);
    expect(first?.entries.map((e) => e.seq)).toEqual([1, 2, 3]);
    const rest = read(pump, 4 * 86_400_000, 4);
    expect(firstDamage(1, first?.before ?? -1, [...(first?.entries ?? []), ...(rest?.entries ?? [])])).toBe(null);
    expect(said(rest?.entries.at(-1) as LogEntry)).toBe('accepted command.read-log 4 100');
  });

  it('SR-053 is refused for a page that no log has, and therapy goes on', () => {
    const before = pump.states();
    for (const [i, [from, count]] of [
      [0, 1],
      [1, 0],
      [1, 101],
      [Number.NaN, 1],
    ].entries()) {
      const asked = { type: 'command.read-log', from, count, at: at(5 * 86_400_000), id: i } as FirmwareInput;
      expect(give(pump, asked)).toMatchObject([{ reply: { accepted: false, refusal: { code: 'log-page' } } }]);
    }
    expect(pump.states()).toEqual(before);
    expect(saidBy(pump).at(-1)).toBe('refused command.read-log log-page');
  });

  it('SR-046 an interrogation tells the ends of the log and whether its chain holds', () => {
    const asked = { type: 'command.interrogate', at: at(6 * 86_400_000), id: 3 } as const;
    const { last } = pump.log();
    const [reply] = give(pump, asked);
    expect(reply).toMatchObject({ reply: { status: { log: { first: 1, damage: null } } } });
    expect(reply?.type === 'reply' && reply.reply.accepted && reply.reply.status?.log?.last).toBeGreaterThan(last);
    const { log, ...snapshot } = pump.snapshot();
    const damaged = restoreFirmware({
      ...snapshot,
      log: { ...log, open: log.open.map((e, i) => (i === 1 ? { ...e, detail: 'idle' } : e)) },
    });
    runTo(damaged, 6 * 86_400_000);
    const [told] = damaged.handle({ ...asked, id: 4 }).outputs;
    expect(told).toMatchObject({ reply: { accepted: true, status: { log: { damage: { seq: 2, found: 'edited' } } } } });
  });
});
