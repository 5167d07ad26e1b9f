import { interval, map, take } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { pace, schedulerOn, type WallClock } from '../../../sim/clock/index.js';
import { canonical, type TraceRecord } from '../../../sim/trace/index.js';
import { createWorld, type World } from '../../../sim/world/index.js';
import { PROFILES } from '../../../src/profile/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';
import { hours, type Instant, MS_PER_DAY, MS_PER_HOUR, minutes } from '../../../src/units/index.js';
import { scanDay } from './scan-day.js';

const UNTIL = MS_PER_DAY as Instant;
const made = (sinks: ((record: TraceRecord) => void)[] = []): World =>
  createWorld(scanDay, { profile: PROFILES['peristaltic-40-sensing'], formulary: BUILT_IN_FORMULARY, sinks });

/** A wall clock that never waits: sleeping moves it. */
function fakeWall(): WallClock {
  let now = 0;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
}

describe('the outward face of a world', () => {
  it('tells alarms, states and telemetry as streams of the same records that the trace holds', () => {
    const world = made();
    const seen = { trace: 0, alarms: [] as string[], motor: [] as string[], telemetry: [] as number[] };
    world.trace$.subscribe(() => seen.trace++);
    world.alarms$.subscribe((r) => seen.alarms.push(`${r.alarm} ${r.phase}`));
    world.state$.subscribe((r) => r.region === 'motor' && seen.motor.push(`${r.from} > ${r.to}`));
    world.telemetry$.subscribe((r) => seen.telemetry.push(r.computed_pl));
    world.kernel.runUntil(UNTIL);
    world.closeTrain();
    expect(seen.alarms).toEqual(['motor-stall raised', 'motor-stall escalated', 'motor-stall ended']);
    expect(seen.motor).toEqual([
      'idle > turning',
      'turning > stall-suspected',
      'stall-suspected > stalled',
      'stalled > turning',
    ]);
    expect(seen.telemetry).toHaveLength(3);
    expect(seen.telemetry).toEqual([...seen.telemetry].sort((a, b) => b - a));
    expect(seen.trace).toBeGreaterThan(seen.alarms.length + seen.motor.length);
  });

  it('lets an observer use RxJS on simulated time without changing a record', () => {
    const plain: string[] = [];
    const watched: string[] = [];
    made([(r) => plain.push(canonical(r))]).kernel.runUntil(UNTIL);
    const world = made([(r) => watched.push(canonical(r))]);
    const pressures: number[] = [];
    interval(MS_PER_HOUR, schedulerOn(world.kernel))
      .pipe(
        take(20),
        map(() => world.signal('pressure', world.kernel.now)),
      )
      .subscribe((p) => pressures.push(p));
    world.kernel.runUntil(UNTIL);
    expect(pressures).toHaveLength(20);
    expect(watched).toEqual(plain);
  });

  it.each([
    ['as fast as it can', 'free' as const],
    ['a thousand times real time', 1_000],
    ['a day in a second', 86_400],
  ])('makes the same records paced %s', async (_name, speed) => {
    const free: string[] = [];
    const paced: string[] = [];
    made([(r) => free.push(canonical(r))]).kernel.runUntil(UNTIL);
    const world = made([(r) => paced.push(canonical(r))]);
    await pace(world.kernel, { until: UNTIL, speed, wall: fakeWall() }).done;
    expect(paced).toEqual(free);
  });

  it('goes on from a snapshot with the states and signals it had', () => {
    const world = made();
    world.kernel.runUntil((hours(10) + minutes(5)) as number as Instant);
    const { firmware, telemetry } = world.snapshot();
    expect({ ...firmware.states, telemetry: telemetry.state }).toEqual(world.states());
    expect(world.reading(world.kernel.now).strokesTurned).toBeLessThan(
      world.reading(world.kernel.now).strokesCommanded,
    );
  });
});
