import { describe, expect, it } from 'vitest';
import { LIVE_SENSORS } from '../../../sim/fault/index.js';
import { lied, listened } from '../../../sim/world/sensors.js';
import { type Armed, DISARMED, evenSamples } from '../../../src/protocol/index.js';
import type { Flow, Instant, Pressure, Temperature, Volume } from '../../../src/units/index.js';

const AT = 5 as Instant;
const ALL: Armed = {
  rotorMissed: 5,
  rotorTurned: true,
  countDiffers: 20,
  pressureAbove: 35 as Pressure,
  pressureBelow: 10 as Pressure,
  batteryBelow: 2.1,
  temperatureAbove: 39 as Temperature,
  temperatureBelow: 38.5 as Temperature,
  selfTest: true,
  flow: { above: 0 as Flow, below: null, reverse: 250_000 as Volume },
};

describe('sensor wires', () => {
  it('ask the plant for every armed comparator when all are live', () => {
    expect(listened(ALL, LIVE_SENSORS)).toEqual(ALL);
    expect(listened(ALL, { ...LIVE_SENSORS })).toEqual(ALL);
  });

  it.each([
    ['rotor', 'silent', ['rotorMissed', 'rotorTurned']],
    ['pressure', 'silent', ['pressureAbove', 'pressureBelow']],
    ['pressure', 'stuck-high', ['pressureAbove', 'pressureBelow']],
    ['temperature', 'silent', ['temperatureAbove', 'temperatureBelow']],
    ['flow', 'silent', ['flow']],
    ['flow', 'stuck-high', ['flow']],
    ['battery', 'silent', ['batteryBelow']],
  ] as const)('carry nothing of the plant for %s %s', (wire, state, off) => {
    const heard = listened(ALL, { ...LIVE_SENSORS, [wire]: state });
    for (const key of Object.keys(ALL) as (keyof Armed)[]) {
      const expected = (off as readonly string[]).includes(key) ? DISARMED[key] : ALL[key];
      expect(heard[key]).toBe(expected);
    }
  });

  it.each([
    [{ pressure: 'stuck-high' }, { type: 'sensor.pressure-above', at: AT, level: 35 }],
    [{ temperature: 'stuck-high' }, { type: 'sensor.temperature-above', at: AT, level: 39 }],
    [{ battery: 'early' }, { type: 'sensor.battery-below', at: AT, samples: evenSamples(2.1) }],
    [{ flow: 'stuck-high' }, { type: 'sensor.flow-above', at: AT, level: 0 }],
    [{ flow: 'silent' }, null],
    [{ selfTest: 'rom' }, { type: 'sensor.self-test-failed', at: AT, part: 'rom' }],
    [{ rotor: 'silent' }, null],
    [{ pressure: 'silent' }, null],
  ] as const)('lie at once: %o', (set, report) => {
    expect(lied(ALL, { ...LIVE_SENSORS, ...set }, AT)).toEqual(report);
  });

  it('lie only about what is armed', () => {
    expect(
      lied(
        DISARMED,
        {
          rotor: 'live',
          pressure: 'stuck-high',
          temperature: 'stuck-high',
          flow: 'stuck-high',
          battery: 'early',
          selfTest: 'cpu',
        },
        AT,
      ),
    ).toBeNull();
  });
});
