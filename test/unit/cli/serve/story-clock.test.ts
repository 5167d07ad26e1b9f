import { describe, expect, it } from 'vitest';
import { runningClock, standingClock } from '../../../../sim/cli/serve/story-clock.js';
import { createKernel } from '../../../../sim/clock/index.js';
import { days, type Instant, seconds } from '../../../../src/units/index.js';

const at = (ms: number): Instant => ms as Instant;

describe('a clock that stands', () => {
  it('goes as far as it is told, no further than what is heard, and ends with the story', async () => {
    const kernel = createKernel();
    const clock = standingClock(kernel, at(5_000));
    kernel.moments$.subscribe(() => clock.heard());
    kernel.schedule({ at: at(300), phase: 'controller', kind: 'x', payload: null });
    kernel.schedule({ at: at(300), phase: 'controller', kind: 'x', payload: null });
    expect([1, 2, 3, 4].map(() => clock.advance(seconds(1)))).toEqual([300, 300, 1_300, 2_300]);
    expect(clock.advance(seconds(60))).toBe(5_000);
    expect(await clock.over).toBe('end');
  });

  it('does not end while something is still to be heard at its last moment', async () => {
    const kernel = createKernel();
    const clock = standingClock(kernel, at(100));
    let isOver = false;
    clock.over.then(() => {
      isOver = true;
    });
    kernel.moments$.subscribe(() => clock.heard());
    for (const kind of ['x', 'y']) kernel.schedule({ at: at(100), phase: 'controller', kind, payload: null });
    const ends: boolean[] = [];
    for (let i = 0; i < 3; i++) {
      expect(clock.advance(seconds(1))).toBe(100);
      await Promise.resolve();
      ends.push(isOver);
    }
    expect(ends).toEqual([false, true, true]);
  });

  it('goes a day at most at once', () => {
    const clock = standingClock(createKernel(), at(days(9)));
    expect(clock.advance(days(2))).toBe(days(1));
  });

  it('does at once what is done at the present moment', () => {
    const kernel = createKernel();
    const clock = standingClock(kernel, at(5_000));
    let done = 0;
    kernel.moments$.subscribe(() => done++);
    kernel.schedule({ at: at(0), phase: 'controller', kind: 'x', payload: null });
    clock.stir();
    expect([done, kernel.now]).toEqual([1, 0]);
  });

  it('tells what broke, and does not throw it at a client', async () => {
    const kernel = createKernel();
    const clock = standingClock(kernel, at(5_000));
    kernel.moments$.subscribe(() => {
      throw new Error('broken');
    });
    kernel.schedule({ at: at(10), phase: 'plant', kind: 'x', payload: null });
    expect(clock.advance(seconds(1))).toBe(10);
    await expect(clock.over).rejects.toThrow('broken');
  });

  it('can be stopped', async () => {
    const clock = standingClock(createKernel(), at(5_000));
    clock.stop();
    expect(await clock.over).toBe('stopped');
  });
});

describe('a clock that runs', () => {
  it('comes to its end by itself, and nobody advances it', async () => {
    const kernel = createKernel();
    const clock = runningClock(kernel, at(500), 100);
    expect(clock.advance(seconds(1))).toBeNull();
    expect(await clock.over).toBe('end');
    expect(kernel.now).toBe(500);
  });

  it('can be stopped while it waits', async () => {
    const kernel = createKernel();
    const clock = runningClock(kernel, at(days(1)), 1);
    setTimeout(clock.stop, 5);
    expect(await clock.over).toBe('stopped');
    expect(kernel.now).toBeLessThan(5_000);
  });
});
