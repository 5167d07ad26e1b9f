import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  days,
  type Flow,
  hours,
  instantOf,
  microlitres,
  millilitresPerDay,
  retimed,
  START,
  standingTrain,
  strokesBy,
} from '../../../src/units/index.js';

const STROKE = microlitres(0.25);
const train = (flow: Flow) => retimed(standingTrain(START, STROKE), START, flow);

describe('strokes of the drive', () => {
  it.each([0.006, 0.048, 0.15, 1, 24])('SR-004 give %d mL/day to within one stroke over 72 h', (mlPerDay) => {
    const { count } = strokesBy(train(millilitresPerDay(mlPerDay)), instantOf(hours(72)));
    const asked = 3 * millilitresPerDay(mlPerDay);
    expect(asked - count * STROKE).toBeGreaterThanOrEqual(0);
    expect(asked - count * STROKE).toBeLessThan(STROKE);
  });

  it('SR-005 are neither lost nor added at a change of flow', () => {
    const flow = fc.integer({ min: 0, max: 24_000_000_000 });
    const moments = fc.array(fc.tuple(fc.integer({ min: 1, max: days(3) }), flow), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(flow, moments, (first, changes) => {
        let at = 0;
        let now = train(first as Flow);
        let strokes = 0;
        let moved = 0n;
        for (const [span, next] of changes) {
          strokes += strokesBy(now, instantOf(at + span)).count;
          moved += BigInt(now.flow) * BigInt(span);
          at += span;
          now = retimed(now, instantOf(at), next as Flow);
        }
        expect(BigInt(strokes)).toBe(moved / (86_400_000n * BigInt(STROKE)));
      }),
    );
  });
});
