import type { Temperature } from '../../units/index.js';

/** What the temperature sensor has told. */
export type TemperatureMemory = {
  readonly high: boolean;
  readonly low: boolean;
  /** beyond the upper safety limit */
  readonly over: boolean;
  /** highest level that was passed the last time it was beyond the limit; null when it never was */
  readonly peak: Temperature | null;
};

/** A pump at body temperature. */
export const freshTemperature = (): TemperatureMemory => ({ high: false, low: false, over: false, peak: null });
