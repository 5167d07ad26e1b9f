import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../src/base/index.js';
import { basalPeak, constantWeek, highestFlow } from '../../../src/therapy/basal-peak.js';
import { type Duration, type Flow, hours, MS_PER_WEEK, movedAtMost, type WeekTime } from '../../../src/units/index.js';

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
const week = (...steps: readonly (readonly [number, number])[]) =>
  steps.map(([hour, flow]) => ({ at: (hour * HOUR) as WeekTime, flow: flow as Flow }));

describe('basalPeak', () => {
  it.each([
    ['one step', week([0, 2400]), 24, 2400],
    ['a part of a day', week([0, 2400]), 1, 100],
    ['a peak of 6 h in a quiet week', week([0, 0], [10, 2400], [16, 0]), 24, 600],
    ['a window shorter than the peak', week([0, 0], [10, 2400], [16, 0]), 2, 200],
    ['a peak across Sunday midnight', week([2, 0], [166, 2400]), 24, 400],
    ['two peaks that no window holds whole', week([0, 0], [10, 2400], [16, 0], [35, 2400], [41, 0]), 24, 600],
    ['two peaks that one window holds', week([0, 0], [10, 2400], [16, 0], [20, 2400], [24, 0]), 24, 1000],
    ['two weeks', week([0, 2400], [84, 0]), 336, 16_800],
    ['no flow', week([0, 0]), 24, 0],
    ['a week without steps', week(), 24, 0],
    ['a week and an hour, rounded up', week([0, 1]), 169, 8],
  ])('%s', (_, steps, window, pl) => expect(basalPeak(steps, hours(window))).toBe(pl));

  it('SR-013 is never less than any window that one slides over the week by the minute', () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 167 }), fc.integer({ min: 0, max: 24_000_000_000 }));
    const steps = fc.uniqueArray(step, { minLength: 1, maxLength: 6, selector: ([hour]) => hour });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 168 }), (raw, window) => {
        const flows = week(...raw.sort(([a], [b]) => a - b));
        const peak = basalPeak(flows, hours(window));
        const at = (hour: number) => flows.findLast((s) => s.at <= hour * HOUR)?.flow ?? flows.at(-1)?.flow ?? 0;
        const perHour = Array.from({ length: 168 }, (_, hour) => at(hour));
        const sums = perHour.map((_, from) => {
          let sum = 0;
          for (let i = 0; i < window; i++) sum += (perHour[(from + i) % 168] ?? 0) / 24;
          return sum;
        });
        const highest = Math.max(...sums);
        expect(peak).toBeGreaterThanOrEqual(highest - 1);
        expect(peak).toBeLessThanOrEqual(highest + 1); // steps lie on hours, so the highest window does too
      }),
    );
  });

  it('of a constant flow is what it moves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 24_000_000_000 }),
        fc.integer({ min: 1, max: MS_PER_WEEK }),
        (flow, span) => {
          const window = hours(0) + span;
          const expected = movedAtMost(flow as Flow, window as ReturnType<typeof hours>);
          expect(basalPeak(constantWeek(flow as Flow), window as ReturnType<typeof hours>)).toBe(expected);
        },
      ),
    );
  });

  it('is rounded up to whole pL, be it for a millisecond', () => {
    expect(basalPeak(constantWeek(1 as Flow), (MS_PER_WEEK + 1) as Duration)).toBe(8);
    expect(basalPeak(constantWeek(1 as Flow), MS_PER_WEEK as Duration)).toBe(7);
  });

  it.each([0, -1, Number.NaN])('needs a window that lasts, not one of %d ms', (window) => {
    expect(() => basalPeak(constantWeek(1 as Flow), window as Duration)).toThrow(InvariantError);
  });

  it('knows the highest flow', () => {
    expect(highestFlow(week([0, 3], [DAY / HOUR, 7], [50, 5]))).toBe(7);
    expect(highestFlow(week())).toBe(0);
  });

  it('takes a constant flow as one step at the beginning of the week', () => {
    expect(constantWeek(5 as Flow)).toEqual([{ at: 0, flow: 5 }]);
  });
});
