import { formatDuration, formatPressure, formatTemperature, formatVolume, plain } from '../../src/units/index.js';
import type { ParameterDescriptor, ParameterUnit } from '../scenario/index.js';

const WRITTEN: Readonly<Record<ParameterUnit, (value: number) => string>> = {
  duration: formatDuration,
  volume: formatVolume,
  fraction: (part) => `${plain(part * 100)} %`,
  pressure: formatPressure,
  temperature: formatTemperature,
  resistance: (ohm) => `${plain(ohm)} ohm`,
  count: String,
  word: String,
};

/** A value of a parameter as scenario files write it. */
export const writtenParameter = (unit: ParameterUnit, value: number | string): string =>
  typeof value === 'string' ? value : WRITTEN[unit](value);

/** What a parameter is when nobody writes it, as {@link writtenParameter} or in words. */
export const defaultOf = ({ unit, default: value }: Pick<ParameterDescriptor, 'unit' | 'default'>): string =>
  value === null ? 'chosen by the fault' : writtenParameter(unit, value);
