import { describe, expect, it } from 'vitest';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import type { MotorMemory } from '../../../../src/firmware/memory/motor.js';
import {
  redriven,
  stalledFrom,
  strokesToStall,
  tooLongAt,
  turningAgain,
} from '../../../../src/firmware/rules/motor.js';
import { days, type Instant, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const train = (flow: number, start = h(0)) => ({
  start,
  flow: millilitresPerDay(flow),
  stroke: 250_000 as Volume,
  carry: 0,
});
/** 0.24 mL/day are 40 strokes an hour */
const turning = (changes: Partial<MotorMemory> = {}): FirmwareContext =>
  memory({ motor: { train: train(0.24), standingSince: null, ...changes } });

describe('motor', () => {
  it('books the strokes of the old train and keeps the fraction under way', () => {
    const at = (h(1) + 45_000) as Instant;
    const after = redriven(turning(), at);
    expect(after).toMatchObject({ booked: 40, standingSince: null, stoppedTooLong: false });
    expect(after.train).toEqual({ ...train(0.15), start: at, carry: 240_000_000 * 45_000 });
  });

  it('stands since the moment it was stopped, not since an earlier order to stand', () => {
    const stopped = memory({ motor: { train: train(0.24), standingSince: null }, infusion: { running: false } });
    const after = redriven(stopped, h(2));
    expect(after.standingSince).toBe(h(2));
    expect(redriven({ ...stopped, motor: after }, h(3)).standingSince).toBe(h(2));
  });

  it.each([
    [0.15, 10],
    [0.24 * 5, 11],
    [0.24 * 4.5, 10],
    [24, 201],
  ])('SR-031 at %d mL/day a stall takes %d strokes: never sooner than 3 min', (flow, strokes) => {
    expect(strokesToStall(memory({ motor: { train: train(flow) } }))).toBe(strokes);
  });

  it('SR-031 does not book from a stall on, and SR-032 books the stroke that ends it and nothing that was missed', () => {
    const stalled = stalledFrom(turning(), h(1));
    expect(stalled).toMatchObject({ booked: 40, booking: false, stalled: true, suspected: false, standingSince: h(1) });
    const during = redriven({ ...turning(), motor: stalled }, h(2));
    expect(during).toMatchObject({ booked: 40, standingSince: h(1) });
    const again = turningAgain({ ...turning(), motor: during }, h(3));
    expect(again).toMatchObject({ booked: 41, booking: true, stalled: false, standingSince: null });
    expect(again.train.start).toBe(h(3));
  });

  it('SR-031 keeps count and standstill of a stall that is told twice', () => {
    const standing = turning({ booking: false, booked: 7, standingSince: h(1) });
    expect(stalledFrom(standing, h(2))).toMatchObject({ booked: 7, standingSince: h(1) });
  });

  it('a turn ends stall and suspicion together', () => {
    const both = turning({ stalled: true, suspected: true, booking: false });
    expect(turningAgain(both, h(1))).toMatchObject({ stalled: false, suspected: false });
  });

  it('a turn ends a mere suspicion and books nothing extra', () => {
    expect(turningAgain(turning({ suspected: true, booked: 5 }), h(1))).toMatchObject({ suspected: false, booked: 5 });
  });

  it('a standstill goes on when a turn is reported while nothing is driven', () => {
    const still = { train: train(0), standingSince: h(1), stalled: true, stoppedTooLong: true, booking: false };
    expect(turningAgain(turning(still), h(2))).toMatchObject({
      standingSince: h(1),
      stoppedTooLong: true,
      stalled: false,
    });
  });

  it.each([
    ['while it turns', turning(), null],
    ['from the standstill on', turning({ standingSince: h(5) }), h(53)],
    ['once signalled', turning({ standingSince: h(5), stoppedTooLong: true }), null],
    [
      'at the end of service',
      { ...turning({ standingSince: h(5) }), battery: { replacementSince: h(1), ended: true } },
      null,
    ],
    ['on the shelf', memory({ motor: { standingSince: h(5) }, power: { implantedAt: null } }), null],
    ['from implantation on', memory({ motor: { standingSince: h(0) }, power: { implantedAt: h(9) } }), h(57)],
  ] as const)('the moment of standing too long %s', (_, c, expected) => {
    expect(tooLongAt(c)).toBe(expected);
  });

  it('the span of standing too long is that of the family', () => {
    const c = memory({ motor: { standingSince: h(0) } }, { stoppedTooLong: days(1) });
    expect(tooLongAt(c)).toBe(h(24));
  });
});
