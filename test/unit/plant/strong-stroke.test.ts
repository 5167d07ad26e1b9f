import { describe, expect, it } from 'vitest';
import { driven, HEALTHY, look, type Reading, refilled, withPorts } from '../../../sim/plant/index.js';
import { type Flow, type Length, millilitres, type Resistance } from '../../../src/units/index.js';
import { at, DAY, HOUR, imbalance, massOf, plant, STEADY } from './sample.js';

/** Everything but what the syringe took. */
const drug = (r: Reading, name = 'morphine'): number =>
  [r.inReservoir, r.inLine, r.delivered, r.leaked].reduce((sum, masses) => sum + massOf(masses, name), 0);

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

describe.each([
  ['dispersion', STEADY],
  ['plug flow', { ...STEADY, line: { tipPressure: 1.5, dispersionCells: 0 } }],
] as const)('a stroke that shrinks while it is under way, with %s', (_, figures) => {
  /** One stroke of 0.25 µL an hour. */
  const SLOW = 6_000_000 as Flow;
  const GROWS = 3 * HOUR + 11 * 60_000;
  const SHRINKS = GROWS + 45 * 60_000;
  const begin = () => plant(figures, { catheterLength: 110 as Length });
  const shrunk = () => {
    const strong = withPorts(driven(begin(), at(0), SLOW), at(GROWS), { ...HEALTHY, gainOffset: 3.6 });
    return withPorts(strong, at(SHRINKS), HEALTHY);
  };
  const filled = drug(look(begin(), at(0)));

  const headOf = ({ build }: ReturnType<typeof begin>, reading: Reading): number =>
    reading.volumes.line - build.lineVolume + build.head;

  it('lets out no more than the pump head held, and keeps every microgram from then on', () => {
    const state = shrunk();
    let delivered = 0;
    for (let hours = 0; hours < 40; hours++) {
      const reading = look(state, at(SHRINKS + hours * HOUR));
      expect(imbalance(reading)).toBe(0);
      expect(Math.abs(drug(reading) - filled)).toBeLessThan(1e-9 * filled);
      expect(headOf(state, reading)).toBeGreaterThanOrEqual(0);
      expect(reading.volumes.delivered).toBeGreaterThan(delivered);
      delivered = reading.volumes.delivered;
    }
    expect(headOf(state, look(state, at(SHRINKS + DAY)))).toBe(0);
  });

  it('holds none of a new drug in its line at a refill that comes before the head is full again', () => {
    const state = shrunk();
    const moment = at(SHRINKS + 10 * HOUR);
    const before = look(state, moment);
    const fill = { withdraw: null, add: millilitres(20), composition: { fentanyl: 5_000 }, pocketShare: 0 };
    const changed = refilled(state, moment, fill).state;
    expect(massOf(look(changed, moment).inLine, 'fentanyl')).toBe(0);
    const taken = (massOf(before.inReservoir) * before.usable) / before.volumes.reservoir;
    for (const later of [0, HOUR / 2, 7 * HOUR, 90 * DAY]) {
      const reading = look(changed, at(moment + later));
      expect(imbalance(reading)).toBe(0);
      expect(Math.abs(drug(reading) - filled + taken)).toBeLessThan(1e-9 * filled);
      expect(Math.abs(drug(reading, 'fentanyl') - 100_000)).toBeLessThan(1e-4);
    }
  });

  it('makes up what ran ahead of the strokes once the next change counts the line anew', () => {
    const moment = at(SHRINKS + 10 * HOUR);
    const changed = withPorts(shrunk(), moment, { ...HEALTHY, batteryResistance: 1 as Resistance });
    const { delivered } = look(changed, moment).volumes;
    expect(look(changed, at(moment + HOUR)).volumes.delivered).toBe(delivered);
    const later = look(changed, at(moment + 3 * DAY));
    expect(later.volumes.delivered).toBeGreaterThan(delivered);
    expect(Math.abs(later.volumes.line - changed.build.lineVolume)).toBeLessThan(changed.build.stroke);
    expect(Math.abs(drug(later) - filled)).toBeLessThan(1e-9 * filled);
  });
});
