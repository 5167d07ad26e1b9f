import { describe, expect, it } from 'vitest';
import { createOracle } from '../../../sim/oracle/index.js';
import type { Action, FaultOrder } from '../../../sim/scenario/scenario.js';
import type { DailyDose, DayTime } from '../../../src/units/index.js';
import { durationOf, MS_PER_HOUR, MS_PER_MINUTE, weekTimeOf } from '../../../src/units/index.js';
import { LiveWorld } from '../../support/live-world.js';

const fault = (kind: string, parameters: FaultOrder['parameters'] = {}, minutes: number | null = null): Action => {
  const span = minutes === null ? null : durationOf(minutes * MS_PER_MINUTE);
  return { do: 'fault', fault: { fault: kind, name: kind, parameters, span, probability: 1 } };
};
const jump = (hours: number): Action =>
  fault('clock-jump', { outcome: 'jump', by: Math.abs(hours) * MS_PER_HOUR, way: hours < 0 ? 'back' : 'forward' });
const order = (fields: object): Action => ({ do: 'direct', order: fields as never });
const step = (hour: number, dose: number) => ({ at: (hour * MS_PER_HOUR) as DayTime, dose: dose as DailyDose });
/** 0.1 mL/day from midnight, 0.2 mL/day from 06:00, 0.3 mL/day from 20:00; the clock starts on Monday at 00:00. */
const BY_THE_CLOCK = order({
  order: 'program',
  prescription: {
    basal: {
      mode: 'flex',
      patterns: [{ days: [0, 1, 2, 3, 4, 5, 6], steps: [step(0, 900), step(6, 1_800), step(20, 2_700)] }],
    },
    patient: null,
    limits: [],
  },
});

function begun() {
  const live = new LiveWorld(40);
  live.act(BY_THE_CLOCK);
  live.wait(MS_PER_HOUR);
  const from = live.records.length;
  const told = () =>
    live.records.slice(from).flatMap((r) => {
      const at = (ms: number) => ms / MS_PER_HOUR;
      if (r.kind === 'clock') return [`${at(r.t)} ${r.what} ${at(r.by_ms)}`];
      if (r.kind === 'output' && r.order.type === 'motor.drive') return [`${at(r.t)} drive ${r.order.flow / 1e9}`];
      return [];
    });
  return { live, told };
}
const findings = ({ records, now }: LiveWorld) => {
  const oracle = createOracle();
  for (const record of records) oracle.see(record);
  oracle.end(now);
  return oracle.findings().map(({ text }) => text);
};

describe('the pump clock in the world', () => {
  it('SR-047 jumps when its fault begins, and steps of the day follow it', () => {
    const { live, told } = begun();
    live.act(jump(6));
    live.wait(2 * MS_PER_HOUR);
    live.act(order({ order: 'set-clock', to: weekTimeOf(20 * MS_PER_HOUR) }));
    expect(told()).toEqual(['1 jumped 6', '1 told 6', '1 drive 0.2', '3 told 11', '3 drive 0.3']);
    expect(findings(live)).toEqual([]);
  });

  it('SR-047 SR-029 jumps unseen while the firmware stalls, and is seen when it runs again', () => {
    const { live, told } = begun();
    live.act(fault('firmware-hang', { reset: 'frees' }, 1));
    live.act(jump(9));
    live.act(jump(-3));
    expect(told()).toEqual([]);
    live.wait(MS_PER_HOUR);
    expect(told().map((line) => line.replace(/^[\d.]+ /, ''))).toEqual(['jumped 6', 'told 6', 'drive 0.2']);
    expect(findings(live)).toEqual([]);
  });

  it('SR-047 SR-029 is seen by a pump that comes up after the watchdog, which does not go on by it', () => {
    const { live, told } = begun();
    live.act(fault('firmware-hang', { reset: 'frees' }));
    live.act(jump(6));
    live.wait(MS_PER_HOUR);
    expect(told().map((line) => line.replace(/^[\d.]+ /, ''))).toEqual([
      'drive 0',
      'jumped 6',
      'told 6',
      'drive 0.006',
    ]);
    expect(findings(live)).toEqual([]);
  });
});
