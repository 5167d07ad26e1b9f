import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSample, emptyWindow } from '../../../../sim/scenario/judge/window.js';

type Sample = readonly [at: number, total: number];

function told(window: number, samples: readonly Sample[]): Map<number, number[]> {
  const memory = emptyWindow();
  const points = new Map<number, number[]>();
  for (const [at, total] of samples) {
    addSample(memory, window, at, total, (_, to) => points.set(to.at, [...(points.get(to.at) ?? []), to.sum]));
  }
  return points;
}

describe('the sum in a sliding window', () => {
  it('is told at each sample and one window after each', () => {
    const points = told(10, [
      [0, 0],
      [5, 50],
      [30, 50],
    ]);
    expect([...points]).toEqual([
      [5, [50]],
      [10, [50]],
      [15, [0]],
      [30, [0]],
    ]);
  });

  it('holds a jump from its moment until one window later', () => {
    const points = told(10, [
      [5, 0],
      [5, 7],
      [20, 7],
    ]);
    expect([...points]).toEqual([
      [5, [0, 7]],
      [10, [7]],
      [15, [7, 0]],
      [20, [0]],
    ]);
  });

  it('hides no moment: least and greatest of all whole moments are among those told', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 30 }), (rises, window) => {
        const samples: [number, number][] = [[0, 0]];
        for (const [wait, rise] of rises) {
          const [at, total] = samples.at(-1) ?? [0, 0];
          samples.push([at + wait, total + rise]);
        }
        const total = (at: number): number => {
          if (at <= 0) return 0;
          const i = samples.findIndex(([t]) => t >= at);
          const [t0, v0] = samples[i - 1] ?? [0, 0];
          const [t1, v1] = samples[i] ?? [0, 0];
          return v0 + ((v1 - v0) * (at - t0)) / (t1 - t0);
        };
        const end = samples.at(-1)?.[0] ?? 0;
        const all = Array.from({ length: end }, (_, i) => total(i + 1) - total(i + 1 - window));
        const points = [...told(window, samples).values()].flat();
        expect(Math.max(...points)).toBeCloseTo(Math.max(...all), 9);
        expect(Math.min(...points, all[0] ?? 0)).toBeCloseTo(Math.min(...all), 9);
      }),
    );
  });

  it('does not keep what has left the window', () => {
    const memory = emptyWindow();
    for (let at = 1; at <= 50_000; at++) addSample(memory, 100, at, at, () => {});
    expect(memory.times.length).toBeLessThan(5000);
    expect(memory.last).toEqual({ at: 50_000, sum: 100 });
  });
});
