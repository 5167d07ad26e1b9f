import { describe, expect, it } from 'vitest';
import type { Action } from '../../../sim/scenario/scenario.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import type { DailyDose, Duration } from '../../../src/units/index.js';
import { MS_PER_HOUR, MS_PER_MINUTE } from '../../../src/units/index.js';
import { LiveWorld } from '../../support/live-world.js';

const PROGRAM: Action = {
  do: 'direct',
  order: {
    order: 'program',
    prescription: { basal: { mode: 'simple', dose: 3_000 as DailyDose }, patient: null, limits: [] },
  },
};
const scan = (span: number): Action => ({
  do: 'fault',
  fault: {
    fault: 'mri-stall',
    name: 'mri-stall',
    parameters: { recovery: 'when-read' },
    span: span as Duration,
    probability: 1,
  },
});

/** What the fault came to, an hour apart: a scan of this length at one hour, what is done at five. */
function told(span: number, then: Action | null, until = 10): readonly string[] {
  const live = new LiveWorld(40);
  live.act(PROGRAM);
  live.wait(MS_PER_HOUR);
  live.act(scan(span));
  live.wait(4 * MS_PER_HOUR);
  if (then !== null) live.act(then);
  live.wait((until - 5) * MS_PER_HOUR);
  return live.records.flatMap((r: TraceRecord) => {
    if (r.kind === 'fault') return [`${(r.t / MS_PER_HOUR).toFixed(2)} ${r.phase}`];
    if (r.kind === 'alarm' && r.phase === 'ended') return [`${(r.t / MS_PER_HOUR).toFixed(2)} turns`];
    return [];
  });
}

const HELD = ['1.00 begin', '1.75 end', '1.75 change'];

describe('a scan that leaves the pump in telemetry mode', () => {
  it('holds the rotor for good while nobody reaches the pump', () => {
    expect(told(45 * MS_PER_MINUTE, null, 200)).toEqual(HELD);
  });

  it.each<readonly [string, Action]>([
    ['is read out', { do: 'direct', order: { order: 'interrogate' } }],
    ['is ordered something by the clinic', { do: 'direct', order: { order: 'pause-audio' } }],
    ['is asked for a bolus by the patient, though it grants none', { do: 'direct', order: { order: 'request-bolus' } }],
  ])('frees it when the pump %s', (_, then) => {
    expect(told(45 * MS_PER_MINUTE, then).slice(0, 4)).toEqual([...HELD, '5.00 over']);
  });

  it('frees it of every scan that has left it so', () => {
    const live = new LiveWorld(40);
    live.act(PROGRAM);
    live.wait(MS_PER_HOUR);
    live.act(scan(45 * MS_PER_MINUTE));
    live.act(scan(50 * MS_PER_MINUTE));
    live.wait(MS_PER_HOUR);
    live.act({ do: 'direct', order: { order: 'interrogate' } });
    live.wait(MS_PER_HOUR);
    expect(live.records.flatMap((r) => (r.kind === 'fault' && r.phase === 'over' ? [r.t] : [])).length).toBe(2);
    expect(live.world.signal('flow.commanded', live.now)).toBeGreaterThan(0);
    expect(live.records.some((r) => r.kind === 'alarm' && r.phase === 'ended' && r.alarm === 'motor-stall')).toBe(true);
  });

  it('lets it turn at once where nothing was signalled at the end of the field', () => {
    expect(told(5 * MS_PER_MINUTE, null)).toEqual(['1.00 begin', '1.08 end', '1.08 over']);
  });
});
