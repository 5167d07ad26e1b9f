import { describe, expect, it } from 'vitest';
import { driven, HEALTHY, look, type Reading, refilled, withPorts } from '../../../sim/plant/index.js';
import { type Flow, millilitres } from '../../../src/units/index.js';
import { at, DAY, imbalance, massOf, plant } from './sample.js';

/** Everything but what the syringe took. */
const drug = (r: Reading): number => massOf(r.inReservoir) + massOf(r.inLine) + massOf(r.delivered) + massOf(r.leaked);

describe('a stroke larger than the pump head', () => {
  const FLOW = 60_000_000 as Flow;
  const strong = () => driven(withPorts(plant(), at(0), { ...HEALTHY, gainOffset: 5 }), at(0), FLOW);

  it.each([0.1, 0.5, 0.9, 0.999, 1, 7.5, 100.9])('keeps every microgram after %d strokes', (strokes) => {
    const state = strong();
    const reading = look(state, at(Math.floor((strokes * DAY) / 240)));
    expect(imbalance(reading)).toBe(0);
    const filled = drug(look(state, at(0)));
    expect(Math.abs(drug(reading) - filled)).toBeLessThan(1e-9 * filled);
  });

  it('keeps it also when the fluid is changed while the stroke is under way', () => {
    const state = strong();
    const moment = at(Math.floor((50.95 * DAY) / 240));
    const before = look(state, moment);
    const fill = { withdraw: null, add: millilitres(20), composition: { morphine: 5_000 }, pocketShare: 0 };
    const changed = refilled(state, moment, fill).state;
    const taken = (massOf(before.inReservoir) * before.usable) / before.volumes.reservoir;
    const expected = drug(before) - taken + 5_000 * 20;
    for (const later of [0, 1_000, 60_000, DAY]) {
      const reading = look(changed, at(moment + later));
      expect(imbalance(reading)).toBe(0);
      expect(Math.abs(drug(reading) - expected)).toBeLessThan(1e-9 * expected);
    }
  });
});
