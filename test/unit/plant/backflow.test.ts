import { describe, expect, it } from 'vitest';
import {
  driven,
  HEALTHY,
  holdsAtMost,
  look,
  type PlantPorts,
  type PlantState,
  predict,
  ranDry,
  refilled,
  withPorts,
} from '../../../sim/plant/index.js';
import { DISARMED } from '../../../src/protocol/index.js';
import { type Flow, millilitres, type Volume } from '../../../src/units/index.js';
import { at, DAY, HOUR, imbalance, MORPHINE, massOf, plant, STEADY } from './sample.js';

const MINUTE = 60_000;
/** 0.4 mL in 90 min. */
const BACK = 6_400_000_000;
const HALF_A_ML = 500_000_000 as Flow;

const ports = (set: Partial<PlantPorts>): PlantPorts => ({ ...HEALTHY, ...set });
const PLUG = { ...STEADY, line: { ...STEADY.line, dispersionCells: 0 } };

/** A pump that has run for ten days, so that the reservoir has room, with drug up to the tip. */
const used = (figures = STEADY): PlantState =>
  withPorts(driven(plant(figures, { lineFilledWith: MORPHINE }), at(0), HALF_A_ML), at(10 * DAY), ports({}));

/** What happens next by itself; the end of the battery when nothing else does. */
const nextOf = (state: PlantState, moment: number, rotorMissed: number | null = null): string | undefined => {
  const what = predict(state, at(moment), { ...DISARMED, rotorMissed })?.what;
  return typeof what === 'object' ? what.type : what;
};

const total = (state: PlantState, moment: number): number => {
  const { delivered, leaked, inReservoir, inLine } = look(state, at(moment));
  return [delivered, leaked, inReservoir, inLine].reduce((sum, place) => sum + massOf(place), 0);
};

describe.each([
  ['dispersion', STEADY],
  ['plug flow', PLUG],
] as const)('fluid driven back, with %s', (_, figures) => {
  const begin = 10 * DAY;
  const back = () => withPorts(used(figures), at(begin), ports({ backflow: BACK }));

  it('SR-025 goes from the tip into the reservoir, to the picolitre', () => {
    const before = look(used(figures), at(begin));
    const after = look(back(), at(begin + 90 * MINUTE));
    expect(after.volumes.inflow).toBe(400_000_000);
    expect(after.usable - before.usable).toBe(400_000_000);
    expect(after.volumes).toEqual({
      ...before.volumes,
      inflow: 400_000_000,
      reservoir: before.volumes.reservoir + 400_000_000,
    });
    expect(imbalance(after)).toBe(0);
    expect(after.flow).toBe(-BACK);
    expect(after.pumped).toBe(before.pumped);
    expect(after.strokesTurned).toBeGreaterThan(before.strokesTurned);
  });

  it('keeps all drug, and thins it once the line is drawn through', () => {
    const state = back();
    for (const minutes of [1, 30, 90, 600])
      expect(total(state, begin + minutes * MINUTE)).toBeCloseTo(total(state, begin), 3);
    const strength = (minutes: number): number => {
      const { inReservoir, volumes } = look(state, at(begin + minutes * MINUTE));
      return massOf(inReservoir) / volumes.reservoir / 20e-6;
    };
    expect(strength(1)).toBeCloseTo(1, 6);
    // 0.316 mL of the 1.6 mL came out of the line, the rest is spinal fluid in 36.4 mL of drug
    expect(strength(360)).toBeCloseTo((36.4 + 0.316) / (36.4 + 1.6), 3);
    expect(look(state, at(begin + 360 * MINUTE)).tip.morphine ?? 0).toBeLessThan(1);
  });

  it('comes to the same however often it is looked at or cut', () => {
    const once = look(back(), at(begin + 5 * HOUR));
    let state = back();
    for (let m = 7; m < 300; m += 13) {
      look(state, at(begin + m * MINUTE));
      state = driven(state, at(begin + m * MINUTE), (HALF_A_ML + m) as Flow);
    }
    const often = look(state, at(begin + 5 * HOUR));
    expect(often.volumes).toEqual(once.volumes);
    expect(often.pressure).toBeCloseTo(once.pressure, 9);
    expect(massOf(often.inReservoir)).toBeCloseTo(massOf(once.inReservoir), 6);
    expect(massOf(often.inLine)).toBeCloseTo(massOf(once.inLine), 6);
  });

  it('brings the spinal fluid out again first when the pump goes on', () => {
    const state = withPorts(back(), at(begin + 90 * MINUTE), ports({}));
    const later = (hours: number) => look(state, at(begin + 90 * MINUTE + hours * HOUR));
    const given = (hours: number): number => massOf(later(hours).delivered) - massOf(later(0).delivered);
    expect(later(8).volumes.delivered - later(0).volumes.delivered).toBeGreaterThan(160_000_000);
    expect(given(8)).toBeLessThan(0.1 * 0.16 * 20_000);
    expect(given(48) - given(24)).toBeGreaterThan(0.95 * 0.5 * 20_000);
    expect(imbalance(later(48))).toBe(0);
  });
});

describe('fluid driven back', () => {
  it('does not pass a blocked line', () => {
    const state = withPorts(used(), at(10 * DAY), ports({ backflow: BACK, lineOpen: 0 }));
    expect(look(state, at(11 * DAY)).volumes.inflow).toBe(0);
  });

  it('stops where the reservoir is full, also when it has been crushed', () => {
    const { usable } = look(used(), at(10 * DAY));
    const full = withPorts(used(), at(10 * DAY), ports({ backflow: BACK }));
    expect(look(full, at(20 * DAY)).usable).toBe(millilitres(40));
    expect(look(full, at(20 * DAY)).flow).toBe(0);
    const crushed = withPorts(used(), at(10 * DAY), ports({ backflow: BACK, fillLimit: 0.5 }));
    expect(look(crushed, at(20 * DAY)).usable).toBe(usable);
    const forward = withPorts(full, at(20 * DAY), ports({}));
    expect(look(forward, at(21 * DAY)).usable).toBeLessThan(millilitres(40));
    expect(imbalance(look(forward, at(21 * DAY)))).toBe(0);
  });

  it('lets a dry pump give again, and run dry again', () => {
    const empty = driven(plant(STEADY, { fill: millilitres(1) }), at(0), HALF_A_ML);
    const dry = ranDry(empty, at(2 * DAY + HOUR));
    const wet = withPorts(withPorts(dry, at(3 * DAY), ports({ backflow: BACK })), at(3 * DAY + 90 * MINUTE), ports({}));
    expect(look(wet, at(3 * DAY + 90 * MINUTE)).usable).toBe(400_000_000);
    const next = predict(wet, at(3 * DAY + 90 * MINUTE), DISARMED);
    expect(next?.what).toBe('ran-dry');
    expect(look(wet, next?.at ?? at(0)).usable).toBeLessThan(250_000);
    expect(nextOf(dry, 3 * DAY)).toBe('sensor.brown-out');
  });

  it('is not told of as a stall: the rotor turns', () => {
    const state = withPorts(used(), at(10 * DAY), ports({ backflow: BACK }));
    expect(nextOf(state, 10 * DAY, 1)).toBe('sensor.brown-out');
  });
});

describe('a tip that does not lie where it should', () => {
  it('SR-025 loses its share of volume and drug there, and nothing elsewhere', () => {
    const sound = look(used(), at(20 * DAY));
    const lost = withPorts(used(), at(10 * DAY), ports({ tipLoss: 0.25 }));
    const before = look(lost, at(10 * DAY));
    const after = look(lost, at(20 * DAY));
    expect(imbalance(after)).toBe(0);
    expect(after.usable).toBe(sound.usable);
    const passed = sound.volumes.delivered - before.volumes.delivered;
    expect(after.volumes.leaked).toBeGreaterThan(0.25 * passed - 2);
    expect(after.volumes.leaked).toBeLessThan(0.25 * passed + 2);
    expect(massOf(after.leaked) / massOf(sound.delivered)).toBeCloseTo(0.125, 5);
    expect(massOf(after.leaked) + massOf(after.delivered)).toBeCloseTo(massOf(sound.delivered), 6);
  });

  it('takes its share of what has come past a leak', () => {
    const state = withPorts(used(), at(10 * DAY), ports({ tipLoss: 0.5, leakShare: 0.5 }));
    const [before, after] = [look(state, at(10 * DAY)), look(state, at(30 * DAY))];
    const share = (after.volumes.delivered - before.volumes.delivered) / (after.volumes.leaked - before.volumes.leaked);
    expect(share).toBeCloseTo(1 / 3, 6);
    expect(imbalance(after)).toBe(0);
  });
});

describe('a crushed reservoir', () => {
  const fill = (state: PlantState, ml: number) =>
    refilled(state, at(10 * DAY), {
      withdraw: null,
      add: millilitres(ml),
      composition: MORPHINE,
      pocketShare: 0,
    }).state;

  it('takes its share and no more', () => {
    const crushed = withPorts(used(), at(10 * DAY), ports({ fillLimit: 0.675 }));
    expect(holdsAtMost(crushed)).toBe(millilitres(27));
    expect(look(fill(crushed, 27), at(10 * DAY)).usable).toBe(millilitres(27));
    expect(() => fill(crushed, 27.001)).toThrow('above capacity');
  });

  it('keeps what it held, and what is drawn out makes no room above the limit', () => {
    const crushed = withPorts(used(), at(10 * DAY), ports({ fillLimit: 0.5 }));
    const usable = look(crushed, at(10 * DAY)).usable;
    expect(usable).toBeGreaterThan(holdsAtMost(crushed));
    const some = { withdraw: millilitres(1), add: 0 as Volume, composition: MORPHINE, pocketShare: 0 };
    expect(refilled(crushed, at(10 * DAY), some).state.usable).toBe(usable - millilitres(1));
  });
});
