import { withChanges } from '../../base/index.js';
import type { Armed } from '../../protocol/index.js';
import type { Temperature } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { TemperatureMemory } from '../memory/temperature.js';

/** The memory of a pump in its range again. */
export const inRange = (c: FirmwareContext): TemperatureMemory =>
  withChanges(c.temperature, { high: false, low: false, over: false });
/** The memory of a pump that is warmer than it should be. */
export const warm = (c: FirmwareContext): TemperatureMemory =>
  withChanges(c.temperature, { high: true, low: false, over: false });
/** The memory of a pump that is colder than it should be. */
export const cold = (c: FirmwareContext): TemperatureMemory =>
  withChanges(c.temperature, { high: false, low: true, over: false });

/** The memory of a pump beyond the limit, with the highest level that it has passed. @requirement SR-026 */
export function beyond(c: FirmwareContext, level: Temperature): TemperatureMemory {
  const { over, peak } = c.temperature;
  const highest = over && peak !== null ? (Math.max(peak, level) as Temperature) : level;
  return withChanges(c.temperature, { high: true, low: false, over: true, peak: highest });
}

/** The next level to be told on the way up, so that the peak is known to one step; null where the sensor ends. */
function nextStep(c: FirmwareContext): Temperature | null {
  const { temperatureStep, temperatureTop } = c.config;
  const next = (c.temperature.peak ?? c.config.temperatureLimit) + temperatureStep;
  return next > temperatureTop ? null : (next as Temperature);
}

/** The levels at which the pump wants to hear of its temperature. @requirement SR-026 */
export function temperatureLevels(c: FirmwareContext): Pick<Armed, 'temperatureAbove' | 'temperatureBelow'> {
  const { config, temperature } = c;
  if (temperature.over) return { temperatureAbove: nextStep(c), temperatureBelow: config.temperatureLimitOver };
  if (temperature.high)
    return { temperatureAbove: config.temperatureLimit, temperatureBelow: config.temperatureNormal };
  if (temperature.low) return { temperatureAbove: config.temperatureLowOver, temperatureBelow: null };
  return { temperatureAbove: config.temperatureHigh, temperatureBelow: config.temperatureLow };
}
