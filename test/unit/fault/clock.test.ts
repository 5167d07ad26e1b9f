import { describe, expect, it } from 'vitest';
import { FAULTS, type FaultParameters } from '../../../sim/fault/index.js';
import { createRandom } from '../../../sim/random/index.js';
import type { Step } from '../../../sim/scenario/index.js';
import { instantOf, MS_PER_DAY, MS_PER_HOUR } from '../../../src/units/index.js';
import { storyOf } from '../../scenario/told.js';
import { recordsOf } from '../../support/world.js';

const movesOf = (kind: string, parameters: FaultParameters) =>
  FAULTS[kind]?.plan(parameters, createRandom(1), instantOf(0)).during.map(({ after, set }) => [after, set.clock]) ??
  [];

describe('faults of the pump clock', () => {
  it.each([
    ['back', { outcome: 'jump', by: MS_PER_HOUR, way: 'back' }, -MS_PER_HOUR],
    ['forward', { outcome: 'jump', by: MS_PER_HOUR, way: 'forward' }, MS_PER_HOUR],
    [
      'over the end of its counter, whatever else is written',
      { outcome: 'rollover', by: 5, way: 'forward' },
      -(2 ** 32),
    ],
  ])('SR-047 it jumps %s', (_, parameters, by) => expect(movesOf('clock-jump', parameters)).toEqual([[0, by]]));

  it('SR-047 it drifts once a day, and loses no part of a millisecond over the days', () => {
    const moves = movesOf('clock-drift', { ppm: 7, way: 'slow', over: 365.9 * MS_PER_DAY }).slice(1);
    expect(moves).toHaveLength(365);
    expect(moves.map(([after]) => after)).toEqual(moves.map((_, n) => (n + 1) * MS_PER_DAY));
    // 604.8 ms a day
    expect(moves.slice(0, 5).map(([, by]) => by)).toEqual([-604, -605, -605, -605, -605]);
    expect(moves.reduce((sum, [, by]) => sum + (by ?? 0), 0)).toBe(-Math.floor((6_048 * 365) / 10));
    expect(movesOf('clock-drift', { ppm: 7, way: 'fast', over: MS_PER_DAY })[1]).toEqual([MS_PER_DAY, 604]);
  });

  it('SR-047 it drifts no more once the fault is cleared, and stays where it is', () => {
    const scenario = storyOf('fault/clock-rollover');
    const clear: Step = {
      index: scenario.steps.length,
      line: 0,
      when: { at: instantOf(13 * MS_PER_DAY) },
      action: { do: 'clear', fault: 'clock-drift' },
      text: 'clear clock-drift',
    };
    const steps = [...scenario.steps.slice(0, 3), { ...clear, index: 3 }];
    const moves = recordsOf({ ...scenario, steps, expectations: [] }).filter(({ kind }) => kind === 'clock');
    expect(moves.map((r) => (r.kind === 'clock' ? [r.t / MS_PER_DAY, r.what, r.by_ms] : []))).toEqual([
      [11, 'jumped', 86_400],
      [11, 'told', 86_400],
      [12, 'jumped', 86_400],
      [12, 'told', 86_400],
      [13, 'jumped', 86_400],
      [13, 'told', 86_400],
    ]);
  });
});
