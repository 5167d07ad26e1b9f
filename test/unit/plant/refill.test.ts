import { describe, expect, it } from 'vitest';
import { driven, look, predict, ranDry, refilled } from '../../../sim/plant/index.js';
import { DISARMED } from '../../../src/protocol/index.js';
import { millilitres, millilitresPerDay, type Volume } from '../../../src/units/index.js';
import { at, DAY, imbalance, MORPHINE, massOf, plant } from './sample.js';

const refill = (withdraw: Volume | null, add: number, pocketShare = 0, composition = MORPHINE) => ({
  withdraw,
  add: millilitres(add),
  composition,
  pocketShare,
});

describe('refill', () => {
  it('takes all that is usable and leaves the residual volume, which dilutes the new fill', () => {
    const { state, withdrawn, added } = refilled(plant(), at(DAY), refill(null, 40, 0, { morphine: 10_000 }));
    expect(withdrawn).toBe(millilitres(40));
    expect(added).toBe(millilitres(40));
    expect(state.reservoirHolds.morphine).toBeCloseTo((20_000 * 1.4 + 10_000 * 40) / 41.4, 9);
    expect(imbalance(look(state, at(DAY)))).toBe(0);
  });

  it.each([
    ['less than there is', millilitres(10), millilitres(10)],
    ['more than there is', millilitres(60), millilitres(40)],
    ['nothing', millilitres(0), millilitres(0)],
  ])('withdraws %s', (_, asked, found) => {
    expect(refilled(plant(), at(0), refill(asked, 0)).withdrawn).toBe(found);
  });

  it('puts the pocket share beside the port and keeps the balance', () => {
    const { state, added, pocket } = refilled(plant(), at(0), refill(null, 40, 0.25));
    expect([added, pocket]).toEqual([millilitres(30), millilitres(10)]);
    const reading = look(state, at(0));
    expect(reading.volumes.pocket).toBe(pocket);
    expect(reading.usable).toBe(added);
    expect(imbalance(reading)).toBe(0);
  });

  it('refuses as our own bug what does not fit', () => {
    expect(() => refilled(plant(), at(0), refill(millilitres(0), 1))).toThrow(/above capacity/);
  });

  it('keeps the old fluid of the line until it has been pushed out', () => {
    const running = driven(plant({}, { lineFilledWith: MORPHINE }), at(0), millilitresPerDay(0.5));
    const { state } = refilled(running, at(DAY), refill(null, 40, 0, { baclofen: 2000 }));
    expect(look(state, at(DAY + 3_600_000)).tip.morphine).toBeCloseTo(20_000, 6);
    const later = look(state, at(10 * DAY));
    expect(later.tip.baclofen).toBeCloseTo((2000 * 40) / 41.4, 6);
    expect(Object.keys(later.delivered)).toEqual(['baclofen', 'morphine']);
  });
});

describe('the true reservoir', () => {
  const small = driven(plant({}, { fill: millilitres(1) }), at(0), millilitresPerDay(0.5));

  it('runs dry at the stroke that it cannot give, and moves nothing from then on', () => {
    const crossing = predict(small, at(0), DISARMED);
    expect(crossing?.what).toBe('ran-dry');
    const moment = crossing?.at ?? at(0);
    const before = look(small, at(moment - 1));
    expect(before.usable).toBeLessThan(250_000);
    const dry = ranDry(small, moment);
    expect(look(dry, moment).pumped).toBe(before.pumped);
    const later = look(dry, at(moment + 100 * DAY));
    expect(later.pumped).toBe(before.pumped);
    expect(later.strokesTurned).toBeGreaterThan(before.strokesTurned);
    expect(later.volumes.delivered).toBeLessThanOrEqual(later.pumped + 250_000);
    expect(predict(dry, at(moment + DAY), DISARMED)?.what).not.toBe('ran-dry');
  });

  it('is the same whether the world takes note of it or not', () => {
    const moment = predict(small, at(0), DISARMED)?.at ?? at(0);
    const told = look(ranDry(small, moment), at(moment + DAY));
    const untold = look(small, at(moment + DAY));
    expect(untold.pumped).toBe(told.pumped);
    expect(untold.strokesCommanded).toBe(told.strokesCommanded);
    expect(Math.abs(untold.volumes.delivered - told.volumes.delivered)).toBeLessThanOrEqual(1);
  });

  it('gives again after a refill', () => {
    const moment = predict(small, at(0), DISARMED)?.at ?? at(0);
    const { state } = refilled(ranDry(small, moment), at(moment + DAY), refill(null, 10));
    const reading = look(state, at(moment + 2 * DAY));
    expect(reading.pumped).toBeGreaterThan(look(state, at(moment + DAY)).pumped);
    expect(massOf(reading.inReservoir)).toBeCloseTo((20_000 * reading.volumes.reservoir) / 1e9, 6);
    expect(predict(state, at(moment + DAY), DISARMED)?.what).toBe('ran-dry');
  });
});
