import { describe, expect, it } from 'vitest';
import type { LoggedEvent, SequenceEvent } from '../../../sim/sequence/event.js';
import { type MatchRules, matchSequence } from '../../../sim/sequence/match.js';
import { type Instant, minutes } from '../../../src/units/index.js';

const MIN = 60_000;
/** `10 alarm leak raised`: minutes and an event, with a tolerance of two minutes. */
const logged = (...lines: readonly string[]): LoggedEvent[] =>
  lines.map((text, i) => {
    const [, time = '', event = ''] = /^(\S+) (.*)$/.exec(text) ?? [];
    const tolerance = { early: minutes(2), late: minutes(2) };
    return { time: Number(time) * MIN, event, fields: {}, tolerance, line: i + 2 };
  });
const told = (...lines: readonly string[]): SequenceEvent[] =>
  logged(...lines).map(({ time, event }) => ({ at: time as Instant, event, fields: {} }));

const STRICT: MatchRules = { covers: null, order: 'strict', apart: null };

/** `line outcome event offset`, and of the whole whether it held. */
function shown(
  log: readonly LoggedEvent[],
  run: readonly SequenceEvent[],
  rules: Partial<MatchRules> = {},
  start: number | null = 0,
) {
  const match = matchSequence({ events: log, start }, run, { ...STRICT, ...rules });
  if (!match.ok) return match.refusal.code;
  const { held, events, counts } = match.value;
  expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(events.length);
  return [
    held,
    ...events.map(
      (one) => `${one.line ?? '-'} ${one.outcome} ${one.event}${one.offset === null ? '' : ` ${one.offset / MIN}`}`,
    ),
  ];
}

const [LEAK, STALL] = ['alarm reverse-flow raised', 'alarm motor-stall raised'];

describe('a match', () => {
  it('holds when every event came within its tolerance, both ends included', () => {
    expect(shown(logged(`10 ${LEAK}`, `20 ${STALL}`), told(`8 ${LEAK}`, `22 ${STALL}`))).toEqual([
      true,
      `2 met ${LEAK} -2`,
      `3 met ${STALL} 2`,
    ]);
  });

  it.each<[string, string[], string[]]>([
    ['late', ['13'], [`2 late ${LEAK} 3`]],
    ['early', ['7'], [`2 early ${LEAK} -3`]],
    ['missing', [], [`2 missing ${LEAK}`]],
    ['extra', ['10', '11'], [`2 met ${LEAK} 0`, `- extra ${LEAK}`]],
  ])('fails for one that is %s', (_, times, events) => {
    expect(shown(logged(`10 ${LEAK}`), told(...times.map((time) => `${time} ${LEAK}`)))).toEqual([false, ...events]);
  });

  it('asks for the order of the log among those that came in time, if it is told to', () => {
    const [log, run] = [logged(`10 ${LEAK}`, `11 ${STALL}`), told(`10 ${STALL}`, `11 ${LEAK}`)];
    expect(shown(log, run)).toEqual([false, `2 out-of-order ${LEAK} 1`, `3 met ${STALL} -1`]);
    expect(shown(log, run, { order: 'free' })).toEqual([true, `2 met ${LEAK} 1`, `3 met ${STALL} -1`]);
  });

  it('does not ask for an order that the log does not have: at one moment each may be first', () => {
    expect(shown(logged(`10 ${LEAK}`, `10 ${STALL}`), told(`10 ${STALL}`, `11 ${LEAK}`))[0]).toBe(true);
  });

  it('calls what is late late, and what overtook it met', () => {
    expect(shown(logged(`10 ${LEAK}`, `20 ${STALL}`), told(`20 ${STALL}`, `30 ${LEAK}`))).toEqual([
      false,
      `2 late ${LEAK} 20`,
      `3 met ${STALL} 0`,
    ]);
  });

  it('passes over what the log does not speak for', () => {
    const run = told(`10 ${LEAK}`, '11 state motor idle', `12 ${STALL}`, '13 alarm motor-stall ended');
    expect(shown(logged(`10 ${LEAK}`), run, { covers: [LEAK] })[0]).toBe(true);
    expect(shown(logged(`10 ${LEAK}`), run, { covers: [LEAK, STALL] })).toEqual([
      false,
      `2 met ${LEAK} 0`,
      `- extra ${STALL}`,
    ]);
    expect(shown(logged(`10 ${LEAK}`), run, { covers: [LEAK, 'alarm any raised'] })).toEqual([
      false,
      `2 met ${LEAK} 0`,
      `- extra ${STALL}`,
    ]);
    expect(shown(logged(`10 ${LEAK}`), run, { covers: null })).toHaveLength(4);
    expect(shown(logged(`10 ${LEAK}`), run, { covers: [LEAK, 'state'] })).toEqual([
      false,
      `2 met ${LEAK} 0`,
      '- extra state motor idle',
    ]);
  });

  it('takes the longest word that an event begins with', () => {
    const run = told('10 log alarm-raised occlusion high', '11 log alarm-raised motor-stall high');
    const log = logged('10 log alarm-raised occlusion', '11 log alarm-raised');
    expect(shown(log, run)).toEqual([true, '2 met log alarm-raised occlusion 0', '3 met log alarm-raised 0']);
    expect(
      shown(logged('11 log alarm-raised'), run, { covers: ['log alarm-raised occlusion', 'log alarm-raised'] }),
    ).toEqual([false, '- extra log alarm-raised occlusion high', '2 met log alarm-raised 0']);
    expect(shown(logged('10 log alarm-raised occ'), run, { covers: [] })).toEqual([
      false,
      '2 missing log alarm-raised occ',
    ]);
  });

  it('keeps apart what is too far apart', () => {
    expect(shown(logged(`10 ${LEAK}`), told(`90 ${LEAK}`), { apart: minutes(79) })).toEqual([
      false,
      `2 missing ${LEAK}`,
      `- extra ${LEAK}`,
    ]);
    expect(shown(logged(`10 ${LEAK}`), told(`90 ${LEAK}`), { apart: minutes(80) })).toEqual([
      false,
      `2 late ${LEAK} 80`,
    ]);
  });

  it('counts from its first event where it has no start', () => {
    const log = logged(`1000 ${LEAK}`, `1010 ${STALL}`);
    expect(shown(log, told(`3 ${STALL}`, `5 ${LEAK}`, `16 ${STALL}`), {}, null)).toEqual([
      false,
      `- extra ${STALL}`,
      `2 met ${LEAK} 0`,
      `3 met ${STALL} 1`,
    ]);
    expect(shown(log, told(`3 ${STALL}`), {}, null)).toEqual([
      false,
      `2 missing ${LEAK}`,
      `- extra ${STALL}`,
      `3 missing ${STALL}`,
    ]);
  });

  it('is refused for a log of nothing', () => {
    expect(shown([], told(`3 ${STALL}`))).toBe('sequence-empty');
  });
});
