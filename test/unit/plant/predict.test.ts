import { describe, expect, it } from 'vitest';
import {
  brownedOut,
  type Crossing,
  driven,
  HEALTHY,
  look,
  predict,
  recounted,
  trainReport,
  withPorts,
} from '../../../sim/plant/index.js';
import { type Armed, DISARMED } from '../../../src/protocol/index.js';
import { millilitres, millilitresPerDay, type Resistance, type Temperature } from '../../../src/units/index.js';
import { at, DAY, HOUR, plant } from './sample.js';

const RATE = millilitresPerDay(0.5);
/** 0.25 µL at 0.5 mL/day */
const STROKE_TIME = 43_200;
const running = driven(plant(), at(0), RATE);
const arm = (armed: Partial<Armed>): Armed => ({ ...DISARMED, ...armed });
const type = (crossing: Crossing | null) =>
  crossing === null ? null : crossing.what === 'ran-dry' ? 'ran-dry' : crossing.what.type;

describe('rotor comparators', () => {
  it('SR-031 tells the stroke on which so many in a row were missed', () => {
    const blocked = withPorts(running, at(DAY + 10), { ...HEALTHY, rotorBlocked: true });
    const crossing = predict(blocked, at(DAY + 10), arm({ rotorMissed: 10 }));
    expect(crossing).toEqual({
      at: DAY + 10 * STROKE_TIME,
      what: { type: 'sensor.rotor-missed', at: DAY + 10 * STROKE_TIME, strokes: 10 },
    });
    expect(predict(blocked, at(2 * DAY), arm({ rotorMissed: 10 }))?.at).toBe(2 * DAY);
  });

  it('keeps counting over a change of rate, and starts anew after a turn', () => {
    const blocked = withPorts(running, at(DAY), { ...HEALTHY, rotorBlocked: true });
    const slower = driven(blocked, at(DAY + 4 * STROKE_TIME), millilitresPerDay(0.25));
    expect(predict(slower, at(DAY + 4 * STROKE_TIME), arm({ rotorMissed: 10 }))?.at).toBe(DAY + (4 + 12) * STROKE_TIME);
    const freed = withPorts(slower, at(DAY + 5 * STROKE_TIME), HEALTHY);
    const again = withPorts(freed, at(2 * DAY), { ...HEALTHY, rotorBlocked: true });
    expect(again.missed).toBe(0);
  });

  it('tells the next stroke on which the rotor turns', () => {
    expect(predict(running, at(STROKE_TIME), arm({ rotorTurned: true }))?.at).toBe(2 * STROKE_TIME);
    expect(predict(running, at(STROKE_TIME - 1), arm({ rotorTurned: true }))?.at).toBe(STROKE_TIME);
    const blocked = withPorts(running, at(10), { ...HEALTHY, rotorBlocked: true });
    expect(type(predict(blocked, at(10), arm({ rotorTurned: true })))).not.toBe('sensor.rotor-turned');
  });
});

describe('the second stroke counter', () => {
  const broken = (counted: number) => withPorts(running, at(DAY), { ...HEALTHY, counted });
  const told = (strokes: number, after: number) => ({
    at: DAY + after * STROKE_TIME,
    what: { type: 'sensor.count-differs', at: DAY + after * STROKE_TIME, strokes },
  });

  it.each([
    [0, -20, 20],
    [50, -20, 40],
    [97, -20, 667],
    [101, 20, 2000],
    [200, 20, 20],
    [1000, 27, 3],
  ])('SR-030 that counts %i in a hundred is told at %i, after %i strokes', (counted, strokes, after) => {
    expect(predict(broken(counted), at(DAY), arm({ countDiffers: 20 }))).toEqual(told(strokes, after));
  });

  it('SR-030 that counts as it should is never told, whatever the rotor does', () => {
    const blocked = withPorts(running, at(DAY), { ...HEALTHY, rotorBlocked: true });
    for (const state of [running, blocked])
      expect(type(predict(state, at(DAY), arm({ countDiffers: 1 })))).not.toBe('sensor.count-differs');
  });

  it('SR-030 keeps its difference over a change of rate and once it is mended', () => {
    const slower = driven(broken(0), at(DAY + 15 * STROKE_TIME), millilitresPerDay(0.25));
    const mended = withPorts(slower, at(DAY + 25 * STROKE_TIME), HEALTHY);
    expect(mended.countOff).toBe(-2000);
    expect(predict(mended, at(DAY + 26 * STROKE_TIME), arm({ countDiffers: 20 }))).toEqual({
      ...told(-20, 26),
    });
    expect(predict(slower, at(DAY + 15 * STROKE_TIME), arm({ countDiffers: 20 }))).toEqual(told(-20, 25));
  });

  it('SR-030 begins at nothing again when the pump asks anew', () => {
    const late = at(DAY + 100 * STROKE_TIME);
    expect(predict(recounted(broken(0), late), late, arm({ countDiffers: 20 }))).toEqual(told(-20, 120));
    expect(recounted(running, at(DAY))).toBe(running);
  });

  it('SR-030 that stands is not told', () => {
    const still = driven(broken(0), at(DAY), millilitresPerDay(0));
    expect(type(predict(still, at(DAY), arm({ countDiffers: 20 })))).toBe('sensor.brown-out');
  });
});

describe('temperature comparators', () => {
  const hot = withPorts(running, at(HOUR), { ...HEALTHY, bodyTemperature: 39.5 as Temperature });
  it.each([
    ['above when hot', hot, { temperatureAbove: 39 }, 'sensor.temperature-above'],
    ['above when well', running, { temperatureAbove: 39 }, 'ran-dry'],
    ['below when well', running, { temperatureBelow: 38.5 }, 'sensor.temperature-below'],
    ['below when hot', hot, { temperatureBelow: 38.5 }, 'ran-dry'],
  ])('%s', (_, state, armed, expected) => {
    expect(type(predict(state, at(HOUR), arm(armed as Partial<Armed>)))).toBe(expected);
  });
});

describe('battery comparators', () => {
  it('tells the first millisecond at which the loaded voltage is down to the level', () => {
    const stood = predict(plant(), at(0), arm({ batteryBelow: 2.5 }));
    const moment = stood?.at ?? at(0);
    expect(type(stood)).toBe('sensor.battery-below');
    expect(look(plant(), moment).voltage).toBeLessThanOrEqual(2.5);
    expect(look(plant(), at(moment - 1)).voltage).toBeGreaterThan(2.5);
    expect(moment / DAY).toBeCloseTo((0.5 * 1_200_000) / 246, 3);
  });

  it('tells a brown-out at once when a film gives way, once until the supply recovers', () => {
    const film = withPorts(running, at(DAY), { ...HEALTHY, batteryResistance: 250 as Resistance });
    expect(predict(film, at(DAY), DISARMED)).toEqual({ at: DAY, what: { type: 'sensor.brown-out', at: DAY } });
    const told = brownedOut(film);
    expect(type(predict(told, at(DAY), DISARMED))).toBe('ran-dry');
    const hot = withPorts(told, at(DAY), { ...told.ports, bodyTemperature: 38 as Temperature });
    expect(type(predict(hot, at(DAY), DISARMED))).toBe('ran-dry');
    const healed = withPorts(told, at(2 * DAY), HEALTHY);
    const worse = withPorts(healed, at(3 * DAY), film.ports);
    expect(type(predict(worse, at(3 * DAY), DISARMED))).toBe('sensor.brown-out');
  });
});

describe('predict', () => {
  it('tells the earliest, and nothing beyond `until` need be told', () => {
    const dry = predict(running, at(0), DISARMED);
    expect(type(dry)).toBe('ran-dry');
    expect((dry?.at ?? 0) / DAY).toBeCloseTo(80, 2);
    expect(type(predict(running, at(0), DISARMED, at(DAY)))).not.toBe('ran-dry');
    expect(predict(running, at(0), DISARMED, dry?.at)).toEqual(dry);
  });

  it('knows nothing to come for a pump that stands, but the end of its battery', () => {
    expect(type(predict(plant(), at(0), arm({ rotorMissed: 5, rotorTurned: true })))).toBe('sensor.brown-out');
  });
});

describe('trainReport', () => {
  it('is the difference of two looks', () => {
    const full = driven(plant(undefined, { lineFilledWith: { morphine: 20_000 } }), at(0), RATE);
    const report = trainReport(look(full, at(10 * DAY)), look(full, at(12 * DAY)));
    expect(report.strokes).toBe(4000);
    expect(report.turned).toBe(4000);
    expect(report.pumped).toBe(millilitres(1));
    expect(report.toBody).toBeCloseTo(millilitres(1), -1);
    expect(report.drug.morphine).toBeCloseTo(20_000, 3);
  });
});
