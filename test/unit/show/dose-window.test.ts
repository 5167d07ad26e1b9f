import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DoseWindow } from '../../../sim/show/dose-window.js';

describe('a dose window', () => {
  it('counts what came within it, evenly between two marks', () => {
    const window = new DoseWindow();
    expect(window.add(0, 0, 10)).toBe(0);
    expect(window.add(5, 50, 10)).toBe(50);
    expect(window.add(10, 50, 10)).toBe(50);
    expect(window.add(12, 50, 10)).toBeCloseTo(30);
    expect(window.add(15, 50, 10)).toBe(0);
    expect(window.add(20, 80, 10)).toBe(30);
  });

  it('may change its length from mark to mark', () => {
    const window = new DoseWindow();
    for (const t of [0, 10, 20, 30]) window.add(t, t, 100);
    expect(window.add(40, 40, 10)).toBe(10);
    expect(window.add(40, 40, 35)).toBe(35);
  });

  it('gives an even flow its rate times the window, whatever the marks', () => {
    const marks = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 20_000 }), (moments, per) => {
        const window = new DoseWindow();
        window.add(0, 0, per);
        for (const t of moments.toSorted((a, b) => a - b))
          expect(window.add(t, 3 * t, per)).toBeCloseTo(3 * Math.min(t, per), 6);
      }),
    );
  });
});
