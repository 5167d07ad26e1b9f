import { describe, expect, it } from 'vitest';
import { ToldEvents, writeSequence } from '../../../sim/sequence/index.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import type { LogEntry } from '../../../src/protocol/index.js';
import type { Instant } from '../../../src/units/index.js';

const entry = (seq: number, at: number, detail = ''): LogEntry => ({
  seq,
  at: at as Instant,
  wall: -at,
  code: 'alarm-raised',
  about: 'occlusion',
  detail,
  value: 0,
  value2: 0,
  chain: 0,
});
const page = (t: number, ...entries: readonly LogEntry[]): TraceRecord => ({
  t: t as Instant,
  seq: t,
  kind: 'reply',
  to: 0,
  reply: { accepted: true, command: 'command.read-log', log: { first: 1, last: 9, damage: null, before: 0, entries } },
});
const alarm = (t: number, latched = false): TraceRecord => ({
  t: t as Instant,
  seq: t,
  kind: 'alarm',
  alarm: 'occlusion',
  phase: 'raised',
  priority: 'high',
  tone: 'critical',
  latched,
});

describe('what a run has told', () => {
  it('is in order of time, each entry of the pump’s own log once, and counts what nobody has read', () => {
    const told = new ToldEvents(['alarm', 'log', 'reply']);
    for (const record of [alarm(5), page(20, entry(2, 4), entry(3, 7)), page(30, entry(3, 7), entry(5, 29))])
      told.see(record);
    expect(told.events().map(({ at, event }) => `${at} ${event}`)).toEqual([
      '4 log alarm-raised occlusion',
      '5 alarm occlusion raised',
      '7 log alarm-raised occlusion',
      '20 reply read-log accepted',
      '29 log alarm-raised occlusion',
      '30 reply read-log accepted',
    ]);
    expect(told.logGaps).toBe(2);
  });

  it('is of the kinds that are wanted', () => {
    const told = new ToldEvents(['alarm']);
    for (const record of [alarm(5, true), page(20, entry(2, 4))]) told.see(record);
    expect(told.events()).toEqual([
      { at: 5, event: 'alarm occlusion raised', fields: { priority: 'high', tone: 'critical', latched: 'yes' } },
    ]);
    expect(told.logGaps).toBe(0);
  });

  it('is written so that a spreadsheet has text for text and numbers for numbers', () => {
    const told = new ToldEvents(['log']);
    told.seeLog([entry(1, 4, '=1+1'), entry(2, 5, 'a "b",\n')]);
    expect(writeSequence(told.events(), 'log', 'csv')).toBe(
      't_ms,event,seq,wall_ms,value,value2\r\n4,log alarm-raised occlusion =1+1,1,-4,0,0\r\n5,"log alarm-raised occlusion a ""b"",\n",2,-5,0,0\r\n',
    );
    expect(writeSequence(told.events(), 'log', 'jsonl').split('\n')[0]).toBe(
      '{"t_ms":4,"event":"log alarm-raised occlusion =1+1","seq":1,"wall_ms":-4,"value":0,"value2":0}',
    );
    const odd = {
      at: 4 as Instant,
      event: 'alarm occlusion raised',
      fields: { detail: '=1+1', tone: '-x', priority: ' a ', latched: "'" },
    };
    expect(writeSequence([odd], 'alarms', 'csv').split('\r\n')[1]).toBe(`4,alarm occlusion raised," a ",'-x,'','=1+1`);
  });
});
