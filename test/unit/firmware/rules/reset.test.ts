import { describe, expect, it } from 'vitest';
import type { FirmwareEvent } from '../../../../src/firmware/events.js';
import { cutOff } from '../../../../src/firmware/rules/motor.js';
import { overrun } from '../../../../src/firmware/rules/overrun.js';
import { endedAt } from '../../../../src/firmware/rules/reset.js';
import { millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

/** 20 strokes an hour. */
const FLOW = millilitresPerDay(0.12);
const c = memory({
  motor: { train: { start: h(1), flow: FLOW, stroke: 250_000 as Volume, carry: 0 }, booked: 7, standingSince: null },
});
const reset = (heldOff: number) => ({ type: 'sensor.watchdog-reset', at: h(5), heldOff }) as unknown as FirmwareEvent;

describe('a reset', () => {
  it.each([
    ['by the supply', { type: 'sensor.brown-out', at: h(5) } as FirmwareEvent, h(5)],
    ['by the watchdog, at once', reset(0), h(5)],
    ['by the watchdog, an hour after it had cut the drive', reset(h(1)), h(4)],
    ['that tells of a time before the last order to the drive', reset(h(4.5)), h(1)],
    ['that tells nonsense', reset(-h(1)), h(5)],
  ])('SR-029 %s ends what was under way when the drive ended', (_, event, at) => {
    expect(endedAt(c, event)).toBe(at);
  });

  it('SR-029 books the strokes up to the cut and none after it', () => {
    expect(cutOff(c, h(4))).toMatchObject({ booked: 7 + 60, standingSince: h(4), train: { start: h(4), flow: 0 } });
    const stalled = memory({ motor: { ...c.motor, booking: false, stalled: true, standingSince: h(2) } });
    expect(cutOff(stalled, h(4))).toMatchObject({ booked: 7, standingSince: h(2) });
  });
});

describe('what the drive moves past the end', () => {
  it.each([
    ['nothing before the end', h(2), h(1), 0],
    ['nothing at the end', h(2), h(2), 0],
    ['all that it ran on, rounded up', h(2), h(3), 5_000_000],
    ['nothing of what was not flowing', null, h(3), 0],
  ])('SR-013 SR-029 is %s', (_, end, at, volume) => expect(overrun(FLOW, end, at)).toBe(volume));
});
