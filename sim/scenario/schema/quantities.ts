import { ok, type Result, refuse } from '../../../src/base/index.js';
import {
  parseConcentration,
  parseDayTime,
  parseDose,
  parseDuration,
  parseField,
  parseLength,
  parseMass,
  parsePressure,
  parseTemperature,
  parseVolume,
  parseWeekTime,
  WEEKDAYS,
} from '../../../src/units/index.js';
import { door } from './shape.js';

/** Written quantities: each reads through the door of its unit. */
export const span = door('a span of time such as 48h, 30min or 10d 9h', '2h', parseDuration);
export const volume = door('a volume such as 40 mL', '40 mL', parseVolume);
export const mass = door('a dose such as 0.1 mg or 50 mcg', '0.1 mg', parseMass);
export const dose = door('a dose per day such as 3 mg/day', '3 mg/day', parseDose);
export const concentration = door('a concentration such as 20 mg/mL', '20 mg/mL', parseConcentration);
export const length = door('a length such as 80 cm', '80 cm', parseLength);
export const field = door('a magnetic field such as 1.5 T', '1.5 T', parseField);
export const pressure = door('an absolute pressure such as 200 kPa', '200 kPa', parsePressure);
export const temperature = door('a temperature such as 39.5 °C', '39.5 °C', parseTemperature);
export const dayTime = door('a time of day such as 08:00', '"08:00"', parseDayTime);
export const weekTime = door('weekday and time of the pump clock, such as Mon 08:00', 'Mon 08:00', parseWeekTime);

const NAMED_DAYS: Readonly<Record<string, readonly number[]>> = {
  weekdays: [0, 1, 2, 3, 4],
  weekend: [5, 6],
  'every-day': [0, 1, 2, 3, 4, 5, 6],
};

function parseDays(written: unknown): Result<readonly number[]> {
  const expected = `days of the week: ${WEEKDAYS.join(', ')}, weekdays, weekend or every-day`;
  const found: number[] = [];
  const words: readonly unknown[] = Array.isArray(written) ? written : [written];
  for (const word of words) {
    const index = WEEKDAYS.findIndex((day) => day.toLowerCase() === String(word).toLowerCase());
    const named = NAMED_DAYS[String(word).toLowerCase()];
    if (index < 0 && named === undefined)
      return refuse('day-unknown', `"${String(word)}"`, expected, 'write e.g. [Mon, Wed] or weekend');
    found.push(...(named ?? [index]));
  }
  if (found.length === 0) return refuse('days-empty', 'an empty list', expected, 'write e.g. [Mon, Wed] or weekend');
  const once = [...new Set(found)].sort((a, b) => a - b);
  if (once.length < found.length) return refuse('day-twice', words.join(', '), 'each day once', 'leave the second out');
  return ok(once);
}

/** Days of the week, 0 Monday … 6 Sunday, ascending. */
export const days = door('days of the week', 'weekdays', parseDays, {
  anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
});
