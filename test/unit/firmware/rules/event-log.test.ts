import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import type { FirmwareOutput } from '../../../../src/firmware/index.js';
import { type EventLog, freshLog } from '../../../../src/firmware/memory/event-log.js';
import { Recorder } from '../../../../src/firmware/recorder.js';
import { answeredFromLog, logPage, readLogAllowed, verifyLog } from '../../../../src/firmware/rules/event-log.js';
import { firstDamage, LOG_PAGE_MAX, type LogEntry } from '../../../../src/protocol/index.js';
import { at } from '../../../support/pump.js';

const logOf = (n: number, capacity = 64): EventLog => {
  const recorder = new Recorder(freshLog(), capacity);
  for (let i = 1; i <= n; i++) recorder.write(at(i), i, 'state', 'motor', 'idle', 0, 0);
  return recorder.log();
};
/** The same log with its entries in one block, changed. */
const changed = (log: EventLog, change: (entries: LogEntry[]) => LogEntry[]): EventLog => ({
  ...log,
  blocks: [change([...log.blocks.flat(), ...log.open])],
  open: [],
});
const read = (from: number, count: number) => ({ type: 'command.read-log' as const, from, count });

describe.each([10, 200])('a log into which %d entries were written', (n) => {
  const log = logOf(n);
  const kept = log.last - log.first + 1;
  const places = [0, 1, Math.floor(kept / 2), kept - 1];

  it('SR-046 is sound, also in one piece', () => {
    expect(verifyLog(log)).toBe(null);
    expect(verifyLog(changed(log, (entries) => entries))).toBe(null);
  });

  it.each(places)('SR-046 shows that entry %d of it was edited', (i) => {
    const damaged = changed(log, (entries) => entries.map((e, k) => (k === i ? { ...e, detail: 'turning' } : e)));
    expect(verifyLog(damaged)).toEqual({ seq: log.first + i, found: 'edited' });
  });

  it.each(places)('SR-046 shows that entry %d of it is missing, the newest and the oldest too', (i) => {
    const damaged = changed(log, (entries) => entries.filter((_, k) => k !== i));
    expect(verifyLog(damaged)).toEqual({ seq: log.first + i, found: 'missing' });
  });

  it('SR-046 shows what was swapped, put in, or lost with its ends', () => {
    const swapped = changed(log, ([a, b, ...rest]) => [b as LogEntry, a as LogEntry, ...rest]);
    expect(verifyLog(swapped)).toEqual({ seq: log.first, found: 'out of order' });
    const longer = changed(log, (entries) => [...entries, entries.at(-1) as LogEntry]);
    expect(verifyLog(longer)?.seq).toBe(log.last + 1);
    expect(verifyLog({ ...log, last: log.last + 1 })).toEqual({ seq: log.last + 1, found: 'missing' });
    expect(verifyLog({ ...log, last: log.last - 1 })).toEqual({ seq: log.last, found: 'edited' });
    expect(verifyLog({ ...log, chain: log.chain + 1 })).toEqual({ seq: log.last, found: 'edited' });
    expect(verifyLog({ ...log, first: log.first + 1 })?.seq).toBe(log.first + 1);
    expect(verifyLog({ ...log, blocks: [], open: [] })).toEqual({ seq: log.first, found: 'missing' });
  });
});

describe('a page of the log', () => {
  const log = logOf(200);

  it.each([
    [1, 5, 65, 69],
    [65, 3, 65, 67],
    [100, 100, 100, 199],
    [199, 100, 199, 200],
    [200, 1, 200, 200],
  ])('from %d on, %d entries at most: from %d to %d', (from, count, first, last) => {
    const page = logPage(logOf(200, 128), read(from, count));
    expect(page).toMatchObject({ first: 65, last: 200, damage: null });
    expect(page.entries.map((e) => e.seq)).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
    expect(firstDamage(first, page.before, page.entries)).toBe(null);
  });

  it('is empty beyond the newest', () => {
    expect(logPage(log, read(201, 10)).entries).toEqual([]);
    expect(logPage(freshLog(), read(1, 10))).toEqual({ first: 1, last: 0, damage: null, before: 0, entries: [] });
  });

  it('SR-046 says where the whole log is damaged, and breaks on nothing', () => {
    const damaged = changed(log, (entries) => entries.map((e, k) => (k === 3 ? (null as never) : e)));
    expect(logPage(damaged, read(1, 4))).toMatchObject({ damage: { seq: log.first + 3, found: 'edited' } });
    expect(logPage(damaged, read(1, 100)).entries).toHaveLength(log.last - log.first + 1);
  });

  it.each([
    [1, 1, true],
    [1, LOG_PAGE_MAX, true],
    [2 ** 53 - 1, 1, true],
    [0, 1, false],
    [-1, 1, false],
    [1.5, 1, false],
    [Number.NaN, 1, false],
    [1, 0, false],
    [1, 1.5, false],
    [1, LOG_PAGE_MAX + 1, false],
    [1, Number.POSITIVE_INFINITY, false],
  ])('SR-053 from %d on, %d of them: allowed is %s', (from, count, allowed) => {
    const answer = readLogAllowed(read(from, count));
    if (allowed) expect(answer).toEqual(ok(true));
    else expect(answer).toMatchObject({ ok: false, refusal: { code: 'log-page' } });
  });

  it('of a short log begins where it is asked to, and says what came before', () => {
    const short = logOf(5);
    for (const from of [1, 2, 3, 4, 5, 6]) {
      const page = logPage(short, read(from, 10));
      expect(page.entries.map((e) => e.seq)).toEqual([1, 2, 3, 4, 5].slice(from - 1));
      expect(page.before).toBe(from === 1 ? short.before : short.open[from - 2]?.chain);
    }
  });
});

describe('SR-045 an answer from the log', () => {
  const log = logOf(5);
  const recorder = { log: () => log };
  const input = (type: string) => ({ ...read(1, 2), type, at: at(0), id: 1 }) as never;
  const reply = (more: object) => ({ type: 'reply', at: at(0), to: 1, reply: more }) as FirmwareOutput;
  const tone = { type: 'tone.sound', at: at(0) } as never;
  const yes = (more: object = {}) => reply({ accepted: true, command: 'command.read-log', ...more });
  const no = reply({ accepted: false, command: 'command.read-log', refusal: {} });

  it('is not looked for by who asks for something else', () => {
    const outputs = [yes({ status: {} })];
    const untouched = { log: (): EventLog => expect.unreachable('the log is not to be read') };
    expect(answeredFromLog(outputs, input('command.stop'), untouched)).toBe(outputs);
  });

  it('has the page that was asked for', () => {
    const page = logPage(log, read(1, 2));
    expect(answeredFromLog([tone, yes()], input('command.read-log'), recorder)).toEqual([tone, yes({ log: page })]);
  });

  it('has the ends of the log and its soundness for who interrogates', () => {
    const told = yes({ status: { flow: 1, log: { first: 1, last: 5, damage: null } } });
    expect(answeredFromLog([tone, yes({ status: { flow: 1 } })], input('command.interrogate'), recorder)).toEqual([
      tone,
      told,
    ]);
  });

  it.each([
    ['a refusal', 'command.read-log', no],
    ['a refused interrogation', 'command.interrogate', no],
    ['an answer without a status', 'command.interrogate', yes()],
  ])('leaves %s as it is', (_, type, output) => {
    expect(answeredFromLog([output], input(type), recorder)).toEqual([output]);
  });
});
