import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/profile/index.js';

const DAYS_PER_MONTH = 30.4375;
const { battery, pump } = PROFILES['peristaltic-40'];

/** Charge arithmetic by hand: days until the loaded voltage falls below the indicator, and from there to flat. */
function life(mlPerDay: number) {
  const strokes = (mlPerDay * 1e9) / pump.stroke.value;
  const perDay = battery.idlePerDay.value + strokes * battery.perStroke.value;
  const swing = battery.voltageFresh.value - battery.voltageFlat.value;
  const droop = battery.pulseCurrent.value * battery.internalResistance.value;
  const share = (loaded: number) => (battery.voltageFresh.value - droop - loaded) / swing;
  const daysTo = (loaded: number) => (share(loaded) * battery.capacity.value) / perDay;
  const indicator = daysTo(battery.replacementVoltage.value);
  const reserve = daysTo(battery.resetVoltage.value) - indicator;
  const end = indicator + battery.replacementToEnd.value / 86_400_000;
  return { reserve, months: Math.min(end, battery.hardEnd.value / 86_400_000) / DAYS_PER_MONTH };
}

describe('longevity', () => {
  it.each([
    [0.05, 84, 84.1],
    [0.5, 84, 84.1],
    [1, 74.5, 75.5],
    [2, 49.5, 51.5],
  ])('%d mL/day lasts %d … %d months', (flow, least, most) => {
    expect(life(flow).months).toBeGreaterThanOrEqual(least);
    expect(life(flow).months).toBeLessThanOrEqual(most);
  });

  it('standing still costs as much as 1 mL/day of strokes', () => {
    expect((1e9 / pump.stroke.value) * battery.perStroke.value).toBeCloseTo(battery.idlePerDay.value, 9);
  });

  it.each([0.15, 1, 2, 4])('SR-036 the indicator leaves the 90 days of service at %d mL/day', (flow) => {
    expect(life(flow).reserve).toBeGreaterThanOrEqual(90);
  });
});
