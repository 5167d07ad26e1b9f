import { describe, expect, it } from 'vitest';
import { brownedOut, cut, driven, HEALTHY, look, ranDry, toned, withPorts } from '../../../sim/plant/index.js';
import {
  millilitresPerDay,
  NO_FLOW,
  type Pressure,
  type Resistance,
  type Temperature,
} from '../../../src/units/index.js';
import { at, DAY, HOUR, imbalance, plant, STEADY } from './sample.js';

const RATE = millilitresPerDay(0.5);
const STROKE = 250_000;

describe('a pump that stands', () => {
  it('moves nothing', () => {
    const reading = look(plant(), at(30 * DAY));
    expect(reading.volumes.delivered).toBe(0);
    expect(reading.pumped).toBe(0);
    expect(reading.flow).toBe(0);
    expect(reading.pressure).toBe(1.5);
  });

  it('lets the walls of the line relax and then moves nothing more', () => {
    const running = driven(plant(), at(0), RATE);
    const stopped = driven(running, at(10 * DAY), NO_FLOW);
    const soon = look(stopped, at(10 * DAY + HOUR)).volumes.delivered;
    expect(look(stopped, at(20 * DAY)).volumes.delivered).toBe(soon);
    expect(look(stopped, at(10 * DAY)).volumes.delivered).toBeLessThan(soon);
  });
});

describe('what is no change gives the same state', () => {
  const running = driven(plant(), at(0), RATE);
  it.each([
    ['the same drive', () => driven(running, at(HOUR), RATE)],
    ['equal ports', () => withPorts(running, at(HOUR), { ...HEALTHY })],
    ['silence when silent', () => toned(running, at(HOUR), false)],
    ['an anchor at the anchor', () => cut(running, at(0))],
  ])('%s', (_, change) => {
    expect(change()).toBe(running);
  });

  it('a reported brown-out and a reported dry reservoir are reported once', () => {
    const browned = brownedOut(running);
    expect(brownedOut(browned)).toBe(browned);
    const dry = ranDry(running, at(HOUR));
    expect(ranDry(dry, at(2 * HOUR))).toBe(dry);
  });
});

describe('the stroke', () => {
  const strokes = (ports: Partial<typeof HEALTHY>, figures = STEADY, bias = 0): number => {
    const state = withPorts(plant(figures, { bias }), at(0), { ...HEALTHY, ...ports });
    const reading = look(driven(state, at(0), RATE), at(10 * DAY));
    expect(reading.strokesTurned).toBe(20_000);
    return reading.pumped / reading.strokesTurned;
  };
  it.each([
    ['nominal', strokes({}), STROKE],
    ['3 % bias', strokes({}, STEADY, 0.03), 1.03 * STROKE],
    ['2 °C of fever at +1 %/°C', strokes({ bodyTemperature: 39 as Temperature }), 1.02 * STROKE],
    ['10 m of water at −0.05 %/kPa', strokes({ ambientPressure: 201.325 as Pressure }), 0.95 * STROKE],
    ['over-delivery fault of 20 %', strokes({ gainOffset: 0.2 }), 1.2 * STROKE],
    ['a gain that cannot turn the flow around', strokes({ gainOffset: -3 }), 0],
    ['1 % a day over the middle of ten days', strokes({ gainPerDay: 0.01 }), 1.05 * STROKE],
    ['30 % per month of drift', strokes({}, { pump: { driftPerMonth: 0.3, gainPerLineKpa: 0 } }), 1.05 * STROKE],
  ])('%s', (_, found, expected) => {
    expect(found).toBeCloseTo(expected, 6);
  });

  it('takes the set of the tubing after a standstill longer than 48 h, from the restart on', () => {
    const day = (stood: number): number => {
      const stopped = driven(driven(plant(), at(0), RATE), at(DAY), NO_FLOW);
      const again = driven(stopped, at(DAY + stood), RATE);
      return look(again, at(2 * DAY + stood)).pumped - look(again, at(DAY + stood)).pumped;
    };
    expect(day(48 * HOUR)).toBe(2000 * STROKE);
    expect(day(48 * HOUR + 1)).toBe(2000 * STROKE * 1.03);
  });

  it('a rotor that was blocked longer than 48 h counts as standing', () => {
    const blocked = withPorts(driven(plant(), at(0), RATE), at(DAY), { ...HEALTHY, rotorBlocked: true });
    const free = withPorts(blocked, at(4 * DAY), HEALTHY);
    expect(free.tubingSet).toBe(true);
  });
});

describe('a blocked rotor', () => {
  const running = driven(plant(), at(0), RATE);
  const blocked = withPorts(running, at(DAY), { ...HEALTHY, rotorBlocked: true });

  it('is commanded on, does not turn, moves nothing', () => {
    const before = look(blocked, at(DAY));
    const after = look(blocked, at(3 * DAY));
    expect(after.strokesCommanded - before.strokesCommanded).toBe(4000);
    expect(after.strokesTurned).toBe(before.strokesTurned);
    expect(after.pumped).toBe(before.pumped);
    expect(after.flow).toBe(0);
  });

  it('does not make up what was missed, and loses no picolitre over many blocks', () => {
    let state = running;
    for (let i = 1; i <= 300; i++) {
      const begin = i * 7_654_321;
      state = withPorts(state, at(begin), { ...HEALTHY, rotorBlocked: true });
      state = withPorts(state, at(begin + 1_234_567), HEALTHY);
    }
    const reading = look(state, at(40 * DAY));
    expect(imbalance(reading)).toBe(0);
    expect(reading.pumped).toBe(reading.strokesTurned * STROKE);
    const stretched = (reading.pressure - 1.5) * state.build.compliance;
    expect(Math.abs(reading.volumes.line - state.build.lineVolume - stretched)).toBeLessThan(2);
  });
});

describe('the supply', () => {
  it('gives less voltage under load through a film on the battery', () => {
    const healthy = look(plant(), at(0)).voltage;
    const film = withPorts(plant(), at(0), { ...HEALTHY, batteryResistance: 100 as Resistance });
    expect(healthy - look(film, at(0)).voltage).toBeCloseTo(0.5, 12);
  });

  it('pays for standing, strokes and tones', () => {
    const base = look(plant(), at(10 * DAY)).chargeUsed;
    expect(base).toBeCloseTo(2460, 9);
    expect(look(driven(plant(), at(0), RATE), at(10 * DAY)).chargeUsed - base).toBeCloseTo(20_000 * 0.0615, 6);
    const sounded = toned(toned(plant(), at(0), true), at(2 * DAY), false);
    expect(look(sounded, at(10 * DAY)).chargeUsed - base).toBeCloseTo(100, 9);
  });
});
