import { describe, expect, it } from 'vitest';
import { createOracle } from '../../../sim/oracle/index.js';
import type { Action } from '../../../sim/scenario/scenario.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import type { DailyDose, Duration } from '../../../src/units/index.js';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../src/units/index.js';
import { LiveWorld } from '../../support/live-world.js';

const PROGRAM: Action = {
  do: 'direct',
  order: {
    order: 'program',
    prescription: { basal: { mode: 'simple', dose: 3_000 as DailyDose }, patient: null, limits: [] },
  },
};
const hang = (reset: 'frees' | 'fails', span: number | null = null): Action => ({
  do: 'fault',
  fault: {
    fault: 'firmware-hang',
    name: 'firmware-hang',
    parameters: { reset },
    span: span as Duration | null,
    probability: 1,
  },
});
const CLEAR: Action = { do: 'clear', fault: 'firmware-hang' };

/** What the records say of the drive and of the stall, in words. */
function story(records: readonly TraceRecord[]): readonly string[] {
  return records.flatMap((r) => {
    if (r.kind === 'plant') return [`${r.t / 1000} ${r.event}`];
    if (r.kind === 'output' && r.order.type === 'motor.drive') return [`${r.t / 1000} drive ${r.order.flow / 1e9}`];
    if (r.kind === 'alarm' && r.phase === 'raised') return [`${r.t / 1000} ${r.alarm}`];
    if (r.kind === 'reply') return [`${r.t / 1000} answer`];
    return [];
  });
}

function stalled(reset: 'frees' | 'fails', span: number | null = null) {
  const live = new LiveWorld(40);
  live.act(PROGRAM);
  live.wait(MS_PER_HOUR);
  const from = live.records.length;
  live.act(hang(reset, span));
  return { live, told: () => story(live.records.slice(from)) };
}

const judged = ({ records, now }: LiveWorld) => {
  const oracle = createOracle();
  for (const record of records) oracle.see(record);
  oracle.end(now);
  return oracle.findings().map(({ text }) => text);
};
const flow = ({ world, now }: LiveWorld) => world.signal('flow.commanded', now);

describe('the watchdog', () => {
  it('SR-029 lets a drive run on for 90 s and not a millisecond longer', () => {
    const { live } = stalled('fails');
    live.wait(89_999);
    expect(flow(live)).toBeGreaterThan(0);
    live.wait(1);
    expect(flow(live)).toBe(0);
  });

  it('SR-029 cuts the drive, sounds a tone and resets the pump into its safe state', () => {
    const { live, told } = stalled('frees');
    live.wait(MS_PER_HOUR);
    expect(told()).toEqual([
      '3600 loop-stalled',
      '3690 watchdog-cut',
      '3690 hardware-tone',
      '3690 loop-runs',
      '3690 drive 0',
      '3690 watchdog-reset',
      '3700 drive 0.006',
    ]);
    expect(live.world.states()).toMatchObject({ power: 'safe', infusion: 'minimum-rate' });
    expect(judged(live)).toEqual([]);
  });

  it('SR-029 needs nothing of a firmware that does not come back, however long', () => {
    const { live, told } = stalled('fails');
    live.wait(30 * MS_PER_DAY);
    expect(told()).toEqual(['3600 loop-stalled', '3690 watchdog-cut', '3690 hardware-tone']);
    expect(flow(live)).toBe(0);
    const before = live.world.reading(live.now).chargeUsed;
    live.wait(MS_PER_DAY);
    expect(live.world.reading(live.now).chargeUsed - before).toBeCloseTo(246 + 50, 6);
    expect(judged(live)).toEqual([]);
  });

  it('SR-029 brings a firmware that can run again into its safe state, with books that know when the drive was cut', () => {
    const { live, told } = stalled('fails');
    live.wait(30 * MS_PER_DAY);
    live.act(CLEAR);
    expect(told().slice(3)).toEqual([
      '2595600 loop-runs',
      '2595600 drive 0',
      '2595600 watchdog-reset',
      '2595600 pump-stopped',
    ]);
    live.act(PROGRAM);
    live.wait(MS_PER_DAY);
    const { world, now } = live;
    expect(world.signal('reservoir.computed', now)).toBe(
      40_000_000_000 - world.reading(now).strokesCommanded * 250_000,
    );
    expect(judged(live)).toEqual([]);
  });

  it.each([89_999, 90_000])('SR-029 does nothing when the loop runs again after %i ms', (span) => {
    const { live, told } = stalled('fails', span);
    live.wait(MS_PER_DAY);
    expect(told()).toEqual(['3600 loop-stalled', `${3600 + span / 1000} loop-runs`]);
    expect(live.world.states()).toMatchObject({ power: 'running', infusion: 'simple' });
    expect(judged(live)).toEqual([]);
  });

  it('SR-029 bites once for one stall, and again for the next', () => {
    const { live, told } = stalled('frees');
    live.wait(MS_PER_HOUR);
    live.act({
      do: 'fault',
      fault: { fault: 'heat', name: 'heat', parameters: { temperature: 38 }, span: null, probability: 1 },
    });
    live.wait(MS_PER_HOUR);
    live.act(CLEAR);
    live.act(hang('frees'));
    live.wait(MS_PER_HOUR);
    expect(told().filter((said) => said.endsWith('watchdog-cut'))).toEqual(['3690 watchdog-cut', '10890 watchdog-cut']);
  });

  it('SR-029 bites again for a stall that comes while the fault of the one before has no end', () => {
    const { live, told } = stalled('frees');
    live.wait(MS_PER_HOUR);
    live.act(PROGRAM);
    live.act(hang('frees'));
    live.wait(MS_PER_HOUR);
    expect(told().filter((said) => said.endsWith('watchdog-cut'))).toEqual(['3690 watchdog-cut', '7290 watchdog-cut']);
    live.act(PROGRAM);
    live.act(hang('frees', 60_000));
    live.wait(MS_PER_HOUR);
    expect(told().at(-1)).toBe('10860 loop-runs');
    expect(live.world.states()).toMatchObject({ power: 'running' });
    live.act(CLEAR);
    expect(told().at(-1)).toBe('10860 loop-runs');
    expect(judged(live)).toEqual([]);
  });
});

describe('a firmware that has stalled', () => {
  it('SR-029 answers nobody', () => {
    const { live } = stalled('fails');
    expect(live.act(PROGRAM)).toBeNull();
    expect(live.act({ do: 'direct', order: { order: 'stop' } } as Action)).toBeNull();
    expect(flow(live)).toBeGreaterThan(0);
  });

  it('neither grants nor refuses a patient', () => {
    const { live } = stalled('fails');
    expect(live.act({ do: 'direct', order: { order: 'request-bolus' } } as Action)).toBeNull();
    const counted = (['boluses.granted', 'boluses.refused'] as const).map((name) => live.world.signal(name, live.now));
    expect(counted).toEqual([0, 0]);
    live.act(CLEAR);
    expect(live.act({ do: 'direct', order: { order: 'request-bolus' } } as Action)).toMatchObject({ accepted: false });
    expect(live.world.signal('boluses.refused', live.now)).toBe(1);
  });

  it('SR-028 SR-029 finds the bits that have flipped meanwhile when it runs again', () => {
    const { live, told } = stalled('fails');
    const parameters = { part: 'infusion', cell: 1, bit: 51, copy: 'first' };
    live.act({ do: 'fault', fault: { fault: 'memory-upset', name: 'flip', parameters, span: null, probability: 1 } });
    live.wait(MS_PER_MINUTE);
    live.act(CLEAR);
    expect(told()).toContain('3660 memory-error-critical');
  });

  it('SR-016 does what was due meanwhile as soon as it runs again, and nothing is made up', () => {
    const live = new LiveWorld(40);
    live.act(PROGRAM);
    live.act({ do: 'direct', order: { order: 'suspend', span: MS_PER_HOUR as Duration } });
    live.wait(MS_PER_HOUR - 30_000);
    live.act(hang('frees', 60_000));
    live.wait(59_999);
    expect(flow(live)).toBe(0);
    live.wait(1);
    expect(flow(live)).toBeGreaterThan(0);
    expect(judged(live)).toEqual([]);
  });
});
