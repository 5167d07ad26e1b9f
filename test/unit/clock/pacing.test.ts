import { interval } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createKernel, type Entry, type Kernel, pace, schedulerOn, type WallClock } from '../../../sim/clock/index.js';
import type { Instant } from '../../../src/units/index.js';

const t = (ms: number): Instant => ms as Instant;

/** A wall clock that only moves when somebody sleeps; `late` makes every sleep longer than asked. */
const fakeWall = (late = 0): WallClock & { readonly slept: number[] } => {
  let now = 1_000;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms + late;
    },
  };
};

const world = (): { kernel: Kernel; entries: Entry[] } => {
  const kernel = createKernel();
  const entries: Entry[] = [];
  kernel.moments$.subscribe((entry) => {
    entries.push(entry);
    if (entry.kind === 'chain') kernel.schedule({ ...entry, at: t(entry.at + 137) });
  });
  kernel.schedule({ at: t(0), phase: 'plant', kind: 'chain', payload: 1 });
  for (const at of [500, 500, 2_000, 9_000]) kernel.schedule({ at: t(at), phase: 'sensor', kind: 'once', payload: at });
  return { kernel, entries };
};

const unpaced = (() => {
  const { kernel, entries } = world();
  kernel.runUntil(t(10_000));
  return entries;
})();

describe('pace', () => {
  it.each([
    ['free', 'free' as const, 0],
    ['real time', 1, 0],
    ['×60', 60, 0],
    ['×0.25', 0.25, 0],
    ['×7 with a late wall clock', 7, 333],
  ])('%s gives the entries of an unpaced run', async (_name, speed, late) => {
    const { kernel, entries } = world();
    await pace(kernel, { until: t(10_000), speed, wall: fakeWall(late) }).done;
    expect(entries).toEqual(unpaced);
    expect(kernel.now).toBe(10_000);
  });

  it.each([1, 4, 0.5])('×%s takes the real time it should', async (speed) => {
    const { kernel } = world();
    const wall = fakeWall();
    const before = wall.now();
    await pace(kernel, { until: t(10_000), speed, wall }).done;
    const took = wall.now() - before;
    expect(took).toBeGreaterThanOrEqual(10_000 / speed);
    expect(took).toBeLessThanOrEqual(10_000 / speed + 50);
  });

  it('emits all of a crowded last moment', async () => {
    const kernel = createKernel();
    const entry = { at: t(5), phase: 'plant', kind: 'tick', payload: null } as const;
    for (let i = 0; i < 10_000; i++) kernel.schedule(entry);
    let seen = 0;
    kernel.moments$.subscribe(() => seen++);
    await pace(kernel, { until: t(5), speed: 1, wall: fakeWall() }).done;
    expect(seen).toBe(10_000);
  });

  it('emits at its real time, to the millisecond, never before', async () => {
    const { kernel } = world();
    const wall = fakeWall();
    const start = wall.now();
    kernel.moments$.subscribe((entry) => {
      const late = wall.now() - start - entry.at / 3;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(1);
    });
    await pace(kernel, { until: t(5_000), speed: 3, wall }).done;
    expect(wall.slept.every((ms) => ms <= 40)).toBe(true);
  });

  it('breathes within a long free run', async () => {
    const kernel = createKernel();
    for (let at = 0; at < 20_000; at++) kernel.schedule({ at: t(at), phase: 'plant', kind: 'tick', payload: null });
    const wall = fakeWall();
    await pace(kernel, { until: t(20_000), speed: 'free', wall }).done;
    expect(wall.slept.length).toBeGreaterThanOrEqual(4);
    expect(wall.slept.every((ms) => ms === 0)).toBe(true);
  });

  it('pauses, steps and resumes without changing the entries', async () => {
    const { kernel, entries } = world();
    const pacer = pace(kernel, { until: t(10_000), speed: 'free', wall: fakeWall() });
    pacer.pause();
    await Promise.resolve();
    expect(entries).toEqual([]);
    const stepped = Array.from({ length: 5 }, () => pacer.stepOnce());
    expect(stepped).toEqual(unpaced.slice(0, 5));
    expect(kernel.now).toBe(unpaced[4]?.at);
    pacer.resume();
    await pacer.done;
    expect(entries).toEqual(unpaced);
  });

  it('ends when it is stepped through, also over closures', async () => {
    const { kernel, entries } = world();
    const ticks: number[] = [];
    interval(100, schedulerOn(kernel)).subscribe(() => ticks.push(kernel.now));
    const pacer = pace(kernel, { until: t(10_000), speed: 'free', wall: fakeWall() });
    let steps = 0;
    while (pacer.stepOnce() !== null) steps++;
    expect(steps).toBe(unpaced.length);
    expect(entries).toEqual(unpaced);
    expect(ticks).toHaveLength(100);
    expect(pacer.stepOnce()).toBeNull();
    await pacer.done;
    expect(kernel.now).toBe(10_000);
  });

  it('does not catch up the time of a pause', async () => {
    const { kernel } = world();
    let now = 0;
    const waiting: (() => void)[] = [];
    const wall: WallClock = {
      now: () => now,
      sleep: () => new Promise((resolve) => waiting.push(resolve)),
    };
    const turn = async (ms: number): Promise<void> => {
      now += ms;
      waiting.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    };
    const pacer = pace(kernel, { until: t(10_000), speed: 1, wall });
    await turn(0);
    await turn(40);
    expect(kernel.now).toBe(40);
    pacer.pause();
    await turn(60_000);
    expect(kernel.now).toBe(40);
    pacer.resume();
    await turn(0);
    await turn(25);
    expect(kernel.now).toBe(65);
    pacer.stop();
    await turn(40);
    await pacer.done;
    expect(kernel.now).toBe(65);
  });

  it('ends at a halt', async () => {
    const { kernel } = world();
    kernel.moments$.subscribe((entry) => {
      if (entry.at === 500) kernel.halt();
    });
    await pace(kernel, { until: t(10_000), speed: 'free', wall: fakeWall() }).done;
    expect(kernel.now).toBe(500);
  });

  it('rejects with what a handler threw', async () => {
    const { kernel } = world();
    kernel.moments$.subscribe((entry) => {
      if (entry.at === 500) throw new RangeError('handler is broken');
    });
    const pacer = pace(kernel, { until: t(10_000), speed: 'free', wall: fakeWall() });
    await expect(pacer.done).rejects.toThrow(RangeError);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('turns down a speed of %s', (speed) => {
    expect(() => pace(createKernel(), { until: t(1), speed, wall: fakeWall() })).toThrow(/speed must be above zero/);
  });
});
