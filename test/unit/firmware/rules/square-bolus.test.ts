import { describe, expect, it } from 'vitest';
import { bolusOf } from '../../../../src/firmware/rules/bolus.js';
import { historyToCome } from '../../../../src/firmware/rules/prime.js';
import {
  squareBolusOf,
  squareContinued,
  squareDose,
  squareEnd,
  squareEndToCome,
  squareFlow,
  squareGiven,
  squareInterrupted,
  squareSpent,
  squareSuspended,
} from '../../../../src/firmware/rules/square-bolus.js';
import { hours, microlitres, millilitresPerDay, minutes } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

/** 24 µL in 6 h, from 10 h on: 4 µL an hour. */
const SQUARE = squareBolusOf(microlitres(24), hours(6), h(10));
const held = squareInterrupted(SQUARE, h(12));
const again = squareContinued(held, h(12.5));

describe('a square bolus', () => {
  it('SR-011 is one even flow for its duration', () => {
    expect(SQUARE.flow).toBe(millilitresPerDay(0.096));
    for (const [at, ul] of [
      [10, 0],
      [11.5, 6],
      [13, 12],
      [14.5, 18],
      [16, 24],
      [99, 24],
    ] as const)
      expect(squareGiven(SQUARE, h(at))).toBe(microlitres(ul));
  });

  it('SR-010 stands still while it is suspended, and ends later by just that', () => {
    expect(squareEnd(SQUARE)).toBe(h(16));
    expect(held).toMatchObject({ spent: hours(2), since: null });
    if (held === null || again === null) throw new Error('no square bolus');
    expect(squareEnd(held)).toBe(null);
    expect([squareFlow(SQUARE), squareFlow(held), squareFlow(again), squareFlow(null)]).toEqual([
      SQUARE.flow,
      0,
      SQUARE.flow,
      0,
    ]);
    expect(squareGiven(held, h(12.4))).toBe(microlitres(8));
    expect(squareEnd(again)).toBe(h(16.5));
    expect([squareSuspended(SQUARE, h(13)), squareSuspended(held, h(12.4)), squareSuspended(again, h(20))]).toEqual([
      0,
      hours(0.4),
      hours(4),
    ]);
    expect(squareGiven(again, h(16.5))).toBe(microlitres(24));
    expect(squareSpent(again, h(16.5))).toBe(hours(6));
  });

  it('SR-010 that is none is neither interrupted nor continued', () => {
    expect(squareInterrupted(null, h(12))).toBe(null);
    expect(squareContinued(null, h(12))).toBe(null);
  });

  it('SR-010 keeps its rest to the millisecond over any number of interruptions', () => {
    let square = squareBolusOf(microlitres(7.000_001), minutes(97), h(0));
    let at = 0;
    for (let n = 1; n <= 20; n++) {
      at += 100_001 + n;
      square = squareInterrupted(square, at as never) ?? square;
      at += 3_333 * n;
      square = squareContinued(square, at as never) ?? square;
    }
    const end = squareEnd(square) ?? 0;
    expect(end).toBe(minutes(97) + 3_333 * 210);
    expect(squareGiven(square, (end - 1) as never)).toBeLessThan(microlitres(7.000_001));
    expect(squareGiven(square, end as never)).toBe(microlitres(7.000_001));
  });

  it('SR-013 counts what the drive was ordered to move, rounded up, and never more than was asked', () => {
    const odd = squareBolusOf(1_000_001 as never, hours(6), h(0));
    expect(squareDose(odd, 1 as never)).toBe(1);
    expect(squareDose(odd, h(6))).toBe(1_000_001);
    expect(squareDose(odd, h(9))).toBe(1_000_001);
  });

  it('SR-013 counts whole in what is to come, ending as late as the patient bolus under way makes it', () => {
    const patient = bolusOf('patient', microlitres(10), minutes(10), h(12));
    const c = memory({ bolus: patient, square: held });
    if (c.square === null || held === null) throw new Error('no square bolus');
    expect(squareEndToCome(memory({ square: held }), held, h(12.4))).toBe(h(16.4));
    expect(squareEndToCome(c, c.square, h(12))).toBe(h(16) + minutes(10));
    expect(historyToCome(c, h(12.1)).given).toEqual([
      { end: h(12) + minutes(10), volume: microlitres(10) },
      { end: h(16) + minutes(10), volume: microlitres(24) },
    ]);
    expect(historyToCome(memory({ square: SQUARE }), h(12)).given).toEqual([{ end: h(16), volume: microlitres(24) }]);
  });
});
