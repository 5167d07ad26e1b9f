import { withChanges } from '../../src/base/index.js';
import { type Armed, evenSamples, type SensorReport } from '../../src/protocol/index.js';
import type { Instant } from '../../src/units/index.js';
import { LIVE_SENSORS, type SensorPort } from '../fault/index.js';

/** What the plant is asked for: comparators whose wire carries nothing are left out. */
export function listened(armed: Armed, sensors: SensorPort): Armed {
  if (sensors === LIVE_SENSORS) return armed;
  const rotor = sensors.rotor === 'live';
  const pressure = sensors.pressure === 'live';
  const temperature = sensors.temperature === 'live';
  const heard: Armed = {
    rotorMissed: rotor ? armed.rotorMissed : null,
    rotorTurned: rotor && armed.rotorTurned,
    countDiffers: armed.countDiffers,
    pressureAbove: pressure ? armed.pressureAbove : null,
    pressureBelow: pressure ? armed.pressureBelow : null,
    batteryBelow: sensors.battery === 'live' ? armed.batteryBelow : null,
    temperatureAbove: temperature ? armed.temperatureAbove : null,
    temperatureBelow: temperature ? armed.temperatureBelow : null,
    selfTest: armed.selfTest,
  };
  const { flow } = armed;
  return flow === undefined || sensors.flow !== 'live' ? heard : withChanges(heard, { flow });
}

/** What a lying wire reports at once, whatever the plant does; null when none lies. */
export function lied(armed: Armed, sensors: SensorPort, at: Instant): SensorReport | null {
  if (armed.selfTest && sensors.selfTest !== null)
    return { type: 'sensor.self-test-failed', at, part: sensors.selfTest };
  if (sensors.pressure === 'stuck-high' && armed.pressureAbove !== null) {
    return { type: 'sensor.pressure-above', at, level: armed.pressureAbove };
  }
  if (sensors.temperature === 'stuck-high' && armed.temperatureAbove !== null) {
    return { type: 'sensor.temperature-above', at, level: armed.temperatureAbove };
  }
  const level = armed.flow?.above ?? null;
  if (sensors.flow === 'stuck-high' && level !== null) return { type: 'sensor.flow-above', at, level };
  if (sensors.battery === 'early' && armed.batteryBelow !== null) {
    return { type: 'sensor.battery-below', at, samples: evenSamples(armed.batteryBelow) };
  }
  return null;
}
