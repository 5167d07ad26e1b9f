import { describe, expect, it } from 'vitest';
import { driven, HEALTHY, look, type PlantState, withPorts } from '../../../sim/plant/index.js';
import { millilitresPerDay, NO_FLOW } from '../../../src/units/index.js';
import { at, HOUR, imbalance, massOf, plant, STEADY } from './sample.js';

const PRIME = millilitresPerDay(24);
/** 140 µL, 560 strokes. */
const TUBING_SPAN = 504_000;
const SHELF = { ...HEALTHY, outletOpen: true };
const PLUG = { ...STEADY, line: { ...STEADY.line, dispersionCells: 0 } };

const purged = (start: PlantState, span = TUBING_SPAN): PlantState =>
  driven(driven(start, at(0), PRIME), at(span), NO_FLOW);
const connected = (state: PlantState, when = HOUR): PlantState => withPorts(state, at(when), HEALTHY);
const allDrug = (r: ReturnType<typeof look>): number =>
  massOf(r.inReservoir) + massOf(r.inLine) + massOf(r.delivered) + massOf(r.leaked) + massOf(r.purged);

describe.each([
  ['plug flow', PLUG],
  ['dispersion', STEADY],
])('a pump whose outlet is open, %s', (_, changes) => {
  const shelf = () => plant(changes, { outletOpen: true });
  const before = look(shelf(), at(0));

  it('SR-025 pushes what it moves into the dish, to the picolitre, and nothing of it into the body', () => {
    const end = look(purged(shelf()), at(HOUR));
    expect(end.volumes).toMatchObject({ purged: 140_000_000, delivered: 0, leaked: 0, line: 316_000_000 });
    for (const ms of [1, 1000, 300_001, TUBING_SPAN, HOUR]) {
      const now = look(purged(shelf(), Math.min(ms, TUBING_SPAN)), at(ms));
      expect(imbalance(now)).toBe(0);
      expect(allDrug(now)).toBeCloseTo(allDrug(before), 6);
      expect(now.volumes.delivered).toBe(0);
    }
  });

  it('fills the tubing and leaves the catheter without drug', () => {
    const full = connected(purged(shelf()));
    expect(look(full, at(HOUR)).tip).toEqual({});
    const { inLine, purged: dish } = look(full, at(HOUR));
    expect(massOf(inLine) + massOf(dish)).toBeCloseTo(2_800, 6);
    expect(massOf(inLine)).toBeGreaterThan(2_400);
  });

  it('SR-006 then needs the volume of the catheter for drug to come to the tip', () => {
    const full = connected(purged(shelf()));
    const primed = driven(full, at(HOUR), PRIME);
    expect(massOf(look(primed, at(HOUR + 60_000)).delivered)).toBeLessThan(0.1);
    expect(massOf(look(primed, at(HOUR + 2 * 633_600)).tip)).toBeGreaterThan(19_000);
    const dry = driven(connected(shelf()), at(HOUR), PRIME);
    const later = at(HOUR + 2 * 633_600);
    expect(massOf(look(dry, later).delivered)).toBeLessThan(massOf(look(primed, later).delivered) / 2);
    expect(look(primed, at(2 * HOUR)).volumes.purged).toBe(140_000_000);
    expect(imbalance(look(primed, at(2 * HOUR)))).toBe(0);
  });

  it('does not mind a catheter that is blocked, leaks or runs back: it lies apart', () => {
    const ports = { ...SHELF, lineOpen: 0, leakShare: 0.5, tipLoss: 1, backflow: 1_000_000 };
    const troubled = withPorts(shelf(), at(0), ports);
    const end = look(purged(troubled), at(HOUR));
    expect(end.volumes).toEqual(look(purged(shelf()), at(HOUR)).volumes);
    expect(end.pressure).toBe(look(purged(shelf()), at(HOUR)).pressure);
  });

  it('looked at often or once is the same', () => {
    let often = driven(shelf(), at(0), PRIME);
    for (let ms = 0; ms <= 400_000; ms += 40_000)
      often = withPorts(often, at(ms), { ...SHELF, gainPerDay: ms % 80_000 === 0 ? 0 : 1e-12 });
    expect(look(often, at(TUBING_SPAN)).volumes).toEqual(look(driven(shelf(), at(0), PRIME), at(TUBING_SPAN)).volumes);
  });
});

it('a pump that is connected at once has no dish', () => {
  expect(look(purged(plant()), at(HOUR)).volumes.purged).toBe(0);
  expect(look(purged(plant()), at(HOUR)).volumes.delivered).toBe(140_000_000);
});
