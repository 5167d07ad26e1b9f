import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import type { MotorMemory } from '../../../../src/firmware/memory/motor.js';
import type { ReservoirMemory } from '../../../../src/firmware/memory/reservoir.js';
import {
  afterRefill,
  computedVolume,
  fluidChanges,
  forecast,
  forecastIsStale,
  heldFillBooked,
  lowLevelAllowed,
  refillAllowed,
  refillMismatches,
  reservoirDeadline,
  strokesBooked,
  withHeldFill,
} from '../../../../src/firmware/rules/reservoir-estimate.js';
import { type Instant, millilitres, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { refill } from '../../../support/orders.js';

// 0.24 mL/day are 40 strokes of 0.25 µL an hour
const train = { start: h(0), flow: millilitresPerDay(0.24), stroke: 250_000 as Volume, carry: 0 };
const pump = (reservoir: Partial<ReservoirMemory> = {}, motor: Partial<MotorMemory> = {}): FirmwareContext =>
  memory({ reservoir, motor: { train, booked: 1000, ...motor } });
type Refill = Extract<ReturnType<typeof refill>, { type: 'command.refill' }>;

describe('the computed reservoir', () => {
  it('SR-018 is the last fill less the strokes counted since', () => {
    const c = pump({ fill: millilitres(40), strokesAtFill: 600 });
    expect(strokesBooked(c, h(2))).toBe(1080);
    expect(computedVolume(c, h(2))).toBe(40_000_000_000 - 480 * 250_000);
  });

  it('SR-018 does not fall in a known stall and is never below 0', () => {
    expect(computedVolume(pump({ fill: millilitres(40) }, { booking: false }), h(9))).toBe(40e9 - 1000 * 250_000);
    expect(computedVolume(pump({ fill: 1 as Volume }), h(2))).toBe(0);
  });

  it.each([
    ['low, then empty', {}, 100, 50, h(2.5), h(7.5)],
    ['level reached exactly by a stroke', {}, 100.25, 50, (h(2.5) - 90_000) as Instant, h(7.5)],
    ['level reached by the next stroke', {}, 100.1, 50, h(2.5), h(7.5)],
    ['level reached to the picolitre already', {}, 125, 50, h(0), h(7.5)],
    ['level one picolitre below', {}, 124.999_999, 50, 90_000 as Instant, h(7.5)],
    ['already low', {}, 200, 50, h(0), h(7.5)],
    ['known to be low', { low: true }, 100, 50, null, h(7.5)],
    ['known to be empty', { low: true, empty: true }, 100, 50, null, null],
  ] as const)('SR-018 foresees %s', (_, changes, lowUl, emptyUl, low, empty) => {
    const filled = { fill: 125_000_000 as Volume, strokesAtFill: 1000, lowAt: Math.round(lowUl * 1e6) as Volume };
    const c = memory(
      { reservoir: { ...filled, ...changes }, motor: { train, booked: 1000 } },
      { emptyAt: (emptyUl * 1e6) as Volume },
    );
    expect(forecast(c, h(0))).toMatchObject({ low, empty });
  });

  it('SR-018 foresees nothing while nothing moves', () => {
    expect(forecast(pump({}, { booking: false }), h(1))).toMatchObject({ low: null, empty: null });
    expect(forecast(pump({}, { train: { ...train, flow: 0 as never } }), h(1))).toMatchObject({
      low: null,
      empty: null,
    });
  });

  it('SR-018 foresees at once what is reached already, also while nothing is booked', () => {
    const c = memory({
      reservoir: { fill: 125e6 as Volume, strokesAtFill: 1000, lowAt: 125e6 as Volume },
      motor: { train, booked: 1000, booking: false },
    });
    expect(forecast(c, h(1))).toMatchObject({ low: h(1), empty: h(1) });
  });

  it('is foreseen anew for another train or another booking', () => {
    const c = pump();
    const seen = pump({ forecast: forecast(c, h(0)) });
    expect(forecastIsStale(c)).toBe(true);
    expect(forecastIsStale(seen)).toBe(false);
    expect(forecastIsStale({ ...seen, motor: { ...seen.motor, booking: false } })).toBe(true);
    expect(forecastIsStale({ ...seen, motor: { ...seen.motor, train: { ...train, start: h(1) } } })).toBe(true);
    expect(forecastIsStale({ ...seen, motor: { ...seen.motor, train: { ...train, flow: 1 as never } } })).toBe(true);
  });

  it.each([
    ['low first', { low: false, empty: false }, 3, 5, 3],
    ['empty first', { low: false, empty: false }, 5, 3, 3],
    ['the first one when both come at once', { low: false, empty: false }, 4, 4, 4],
    ['low when empty never comes', { low: false, empty: false }, 3, null, 3],
    ['empty when it became low since the forecast', { low: true, empty: false }, 3, 5, 5],
    ['empty when low never comes', { low: false, empty: false }, null, 5, 5],
    ['nothing when it became empty since the forecast', { low: true, empty: true }, 3, 5, null],
    ['empty when it is low', { low: true, empty: false }, null, 5, 5],
    ['nothing when it is empty', { low: true, empty: true }, null, 5, null],
    ['nothing when nothing is foreseen', { low: false, empty: false }, null, null, null],
  ] as const)('wants to look at %s', (_, known, low, empty, expected) => {
    const seen = { from: h(0), flow: train.flow, booking: true };
    const at = (n: number | null) => (n === null ? null : h(n));
    const { reservoir } = pump({ ...known, forecast: { ...seen, low: at(low), empty: at(empty) } });
    expect(reservoirDeadline(reservoir)).toBe(at(expected));
    expect(reservoirDeadline({ ...reservoir, forecast: null })).toBe(null);
  });
});

describe('a refill', () => {
  const code = (changes: Partial<Refill>, c = memory()) => {
    const answer = refillAllowed(c, { ...(refill() as Refill), ...changes });
    return answer.ok ? 'yes' : answer.refusal.code;
  };
  it.each([
    ['full', 40e9, 'yes'],
    ['more than full', 40e9 + 1, 'refill-volume'],
    ['one pL', 1, 'yes'],
    ['nothing', 0, 'refill-volume'],
    ['less than nothing', -1, 'refill-volume'],
    ['half a pL', 0.5, 'refill-volume'],
    ['no number', Number.NaN, 'refill-volume'],
  ])('SR-019 SR-053 of %s: %s', (_, filled, expected) => {
    expect(code({ filled: filled as Volume })).toBe(expected);
  });

  it('with nothing withdrawn is booked', () => {
    expect(refillAllowed(memory(), { ...(refill() as Refill), withdrawn: 0 as Volume })).toEqual(ok(true));
  });

  it.each([-1, 0.5, Number.NaN])('SR-053 with %s withdrawn is refused', (withdrawn) => {
    expect(code({ withdrawn: withdrawn as Volume })).toBe('refill-volume');
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('SR-053 with a concentration of %s is refused', (n) => {
    expect(code({ concentration: n as never })).toBe('refill-concentration');
  });

  it.each([
    ['the drug it has had, in another class', 'morphine', 'comfort', 'refill-drug-class'],
    ['the drug it has had, in its class', 'morphine', 'withdrawal-risk', 'yes'],
    ['another drug, of another class', 'hydromorphone', 'comfort', 'yes'],
  ] as const)('SR-053 with %s: %s', (_, drug, drugClass, expected) => {
    expect(code({ drug, drugClass })).toBe(expected);
  });

  it('needs a pump in service', () => {
    expect(code({}, memory({ power: { implantedAt: null } }))).toBe('pump-not-running');
    expect(code({}, memory({ battery: { ended: true } }))).toBe('pump-not-running');
  });

  it('SR-020 changes the fluid by drug or by concentration', () => {
    const changed = (changes: Partial<Refill>) => fluidChanges(memory(), { ...(refill() as Refill), ...changes });
    expect(changed({})).toBe(false);
    expect(changed({ drug: 'hydromorphone' })).toBe(true);
    expect(changed({ concentration: 20_001 as never })).toBe(true);
  });

  it.each([
    [2, false],
    [2.000_000_001, true],
    [-2, false],
    [-2.000_000_001, true],
  ])('SR-019 with %d mL less than computed does not fit: %s', (less, expected) => {
    const c = pump({ fill: millilitres(20), strokesAtFill: 1080 });
    expect(refillMismatches(c, { ...(refill(40) as Refill), withdrawn: millilitres(20 - less) }, h(2))).toBe(expected);
  });

  it('SR-019 that is held keeps the old count, and is booked as of its own moment', () => {
    const c = pump({ fill: millilitres(20), strokesAtFill: 1000, low: true, empty: true });
    const held = withHeldFill(c, refill(40, { concentration: 10_000 }) as Refill, h(2));
    expect(held).toMatchObject({ fill: 20e9, strokesAtFill: 1000, concentration: 10_000, low: true, empty: true });
    expect(held.held).toEqual({ fill: 40e9, strokesAtFill: 1080 });
    const booked = heldFillBooked({ ...c, reservoir: held });
    expect(booked).toMatchObject({ fill: 40e9, strokesAtFill: 1080, low: false, empty: false, held: null });
    expect(computedVolume({ ...c, reservoir: booked }, h(3))).toBe(40e9 - 40 * 250_000);
    expect(heldFillBooked(c)).toBe(c.reservoir);
  });

  it('SR-018 begins the count anew', () => {
    const c = pump({ low: true, empty: true });
    const after = afterRefill(c, refill(30) as Refill, h(2));
    expect(after).toMatchObject({ fill: 30e9, strokesAtFill: 1080, low: false, empty: false, forecast: null });
    expect(computedVolume({ ...c, reservoir: after }, h(2))).toBe(30e9);
  });
});

it.each([
  [1e9, true],
  [1e9 - 1, false],
  [40e9 - 1, true],
  [40e9, false],
  [2e9 + 0.5, false],
  [Number.NaN, false],
])('SR-053 a low level of %d pL can be used: %s', (level, expected) => {
  const answer = lowLevelAllowed(memory(), level as Volume);
  if (expected) expect(answer).toEqual(ok(true));
  else expect(answer).toMatchObject({ ok: false, refusal: { code: 'low-alarm-range' } });
});
