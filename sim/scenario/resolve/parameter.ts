import { ok, type Result, refuse } from '../../../src/base/index.js';
import {
  formatDuration,
  formatPressure,
  formatTemperature,
  formatVolume,
  parseDuration,
  parsePressure,
  parseResistance,
  parseTemperature,
  parseVolume,
  plain,
} from '../../../src/units/index.js';
import type { ParameterDescriptor, ParameterUnit } from '../catalogue.js';
import { meant, oneOf } from '../trouble.js';

type Value = number | string;

function parseFraction(written: unknown): Result<number> {
  if (typeof written === 'number') return ok(written);
  const percent = typeof written === 'string' ? /^\s*(-?\d+(?:\.\d+)?)\s*%\s*$/.exec(written) : null;
  if (percent !== null) return ok(Number((Number(percent[1]) / 100).toPrecision(15)));
  return refuse('fraction-malformed', `"${String(written)}"`, 'a fraction such as 0.2 or 20 %', 'write e.g. 0.2');
}

function parseCount(written: unknown): Result<number> {
  if (typeof written === 'number' && Number.isSafeInteger(written)) return ok(written);
  return refuse('count-malformed', String(written), 'a whole number', 'write e.g. 3');
}

function parseWord(written: unknown): Result<string> {
  return typeof written === 'string'
    ? ok(written)
    : refuse('word-malformed', String(written), 'a word', 'write a word');
}

const DOORS: Readonly<Record<ParameterUnit, (written: unknown) => Result<Value>>> = {
  duration: parseDuration,
  volume: parseVolume,
  fraction: parseFraction,
  pressure: parsePressure,
  temperature: parseTemperature,
  resistance: parseResistance,
  count: parseCount,
  word: parseWord,
};

const FORMATS: Readonly<Record<ParameterUnit, (value: number) => string>> = {
  duration: formatDuration,
  volume: formatVolume,
  fraction: (value) => plain(value),
  pressure: formatPressure,
  temperature: formatTemperature,
  resistance: (value) => `${plain(value)} ohm`,
  count: String,
  word: String,
};

/** Writes a parameter in its unit, as a file would. */
export const formatParameter = (descriptor: ParameterDescriptor, value: Value): string =>
  typeof value === 'string' ? value : FORMATS[descriptor.unit](value);

function rangeOf(descriptor: ParameterDescriptor): string {
  const { min, max } = descriptor;
  const low = min === undefined ? '' : formatParameter(descriptor, min);
  const high = max === undefined ? '' : formatParameter(descriptor, max);
  if (low !== '' && high !== '') return `${low} to ${high}`;
  return low === '' ? `at most ${high}` : `at least ${low}`;
}

function outside(descriptor: ParameterDescriptor, value: Value): boolean {
  if (typeof value === 'string') return false;
  return value < (descriptor.min ?? -Infinity) || value > (descriptor.max ?? Infinity);
}

/** Reads one parameter of a fault by its descriptor. @returns inner unit or word, or a refusal; never throws */
export function parseParameter(name: string, descriptor: ParameterDescriptor, written: unknown): Result<Value> {
  const read = DOORS[descriptor.unit](written);
  if (!read.ok) return read;
  const words = descriptor.words;
  if (words !== undefined && typeof read.value === 'string' && !words.includes(read.value)) {
    return refuse('word-unknown', `"${read.value}"`, `${name}: ${oneOf(words)}`, meant(read.value, words));
  }
  if (outside(descriptor, read.value)) {
    const range = rangeOf(descriptor);
    return refuse(
      'parameter-out-of-range',
      formatParameter(descriptor, read.value),
      `${name}: ${range}`,
      `write a value in the range: ${range}`,
    );
  }
  return read;
}
