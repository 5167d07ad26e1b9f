import { describe, expect, it } from 'vitest';
import { driven, HEALTHY, look, predict, withPorts } from '../../../sim/plant/index.js';
import { DISARMED } from '../../../src/protocol/index.js';
import { millilitres, millilitresPerDay, NO_FLOW, type Pressure } from '../../../src/units/index.js';
import { at, DAY, HOUR, imbalance, plant } from './sample.js';

const MINUTE = 60_000;
const armed = { ...DISARMED, pressureAbove: 69 as Pressure };
const figures = { pump: { driftPerMonth: 0, gainPerLineKpa: 0 }, line: { tipPressure: 0, resistance: 2 } };
const running = (ml: number) => driven(plant(figures), at(0), millilitresPerDay(ml));
const blocked = (ml: number) => withPorts(running(ml), at(DAY), { ...HEALTHY, lineOpen: 0 });

describe('line pressure', () => {
  it('stands at tip pressure + flow · resistance in the steady state', () => {
    const state = driven(
      plant({ ...figures, line: { tipPressure: 1.5, resistance: 2 } }),
      at(0),
      millilitresPerDay(0.48),
    );
    expect(look(state, at(DAY)).pressure).toBeCloseTo(1.5 + 0.96, 9);
  });

  it('SR-022 reaches 69 kPa about 41.4 min after a full occlusion at 0.48 mL/day', () => {
    const crossing = predict(blocked(0.48), at(DAY), armed);
    const minutes = ((crossing?.at ?? 0) - DAY) / MINUTE;
    expect(minutes).toBeGreaterThan(40.5);
    expect(minutes).toBeLessThan(41.4);
    expect(minutes).toBeCloseTo((((69 - 0.96) * 0.0002) / 0.48) * 24 * 60, 3);
  });

  it.each([
    [0.15, 3 * HOUR],
    [1, 30 * MINUTE],
    [24, 3 * MINUTE],
  ])('at %d mL/day the time to the alarm is stored volume / flow', (ml, about) => {
    const time = (predict(blocked(ml), at(DAY), armed)?.at ?? 0) - DAY;
    const start = Math.min(69, 2 * ml);
    expect(time).toBeCloseTo((((69 - start) * 0.0002) / ml) * DAY, -1);
    expect(time).toBeLessThan(about);
  });

  it('lets nothing out while blocked, and gives C·ΔP when it clears', () => {
    const block = blocked(0.48);
    const before = look(block, at(DAY)).volumes.delivered;
    const end = at(DAY + 40 * MINUTE);
    expect(look(block, end).volumes.delivered).toBe(before);
    const held = driven(block, end, NO_FLOW);
    const pressure = look(held, end).pressure;
    const cleared = withPorts(held, at(DAY + HOUR), HEALTHY);
    const released = look(cleared, at(DAY + 3 * HOUR)).volumes.delivered - before;
    expect(released / 1e9).toBeCloseTo(0.0002 * pressure, 8);
    expect(imbalance(look(cleared, at(DAY + 3 * HOUR)))).toBe(0);
    const below = predict(cleared, at(DAY + HOUR), { ...DISARMED, pressureBelow: 10 as Pressure });
    const tau = 2 * 0.0002 * DAY;
    expect((below?.at ?? 0) - DAY - HOUR).toBe(Math.ceil(tau * Math.log(pressure / 10)));
  });

  it.each([
    ['a clear line never reaches the level', 1, null],
    ['a kink to 1 % does', 0.01, 'sensor.pressure-above'],
    ['a kink to 10 % does not', 0.1, null],
  ])('%s', (_, lineOpen, expected) => {
    const state = withPorts(running(0.48), at(DAY), { ...HEALTHY, lineOpen });
    const crossing = predict(state, at(DAY), { ...armed, batteryBelow: null });
    const what = crossing === null || crossing.what === 'ran-dry' ? null : crossing.what.type;
    expect(what === 'sensor.brown-out' ? null : what).toBe(expected);
  });

  it('a roller pump gives less and less against a blocked line', () => {
    const soft = plant({ pump: { driftPerMonth: 0, gainPerLineKpa: -0.0005 }, line: { tipPressure: 1.5 } });
    const state = withPorts(driven(soft, at(0), millilitresPerDay(0.15)), at(DAY), { ...HEALTHY, lineOpen: 0 });
    const pressure = look(state, at(60 * DAY)).pressure;
    expect(pressure).toBeGreaterThan(1500);
    expect(pressure).toBeLessThan(2100);
  });
});

describe('a slow drift', () => {
  it('is followed until the steady pressure reaches the level, half a year later', () => {
    const state = withPorts(running(0.05), at(0), { ...HEALTHY, lineOpen: 0.004, gainPerDay: 0.01 });
    const crossing = predict(state, at(0), armed);
    expect(crossing?.what).toMatchObject({ type: 'sensor.pressure-above' });
    expect((crossing?.at ?? 0) / DAY).toBeGreaterThan(174);
    expect((crossing?.at ?? 0) / DAY).toBeLessThan(178);
  });
});

describe('leak at the connector', () => {
  it.each([
    [0, 0],
    [0.3, 0.3],
    [1, 1],
  ])('share %d is lost', (leakShare, lost) => {
    const state = withPorts(running(1), at(0), { ...HEALTHY, leakShare });
    const { volumes } = look(state, at(10 * DAY));
    expect(volumes.leaked / (volumes.leaked + volumes.delivered)).toBeCloseTo(lost, 9);
    expect(volumes.leaked + volumes.delivered).toBeGreaterThan(millilitres(9.9));
  });
});
