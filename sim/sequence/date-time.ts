import { ok, type Result, refuse } from '../../src/base/index.js';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../src/units/index.js';

/** A date-time as it is written, and its zone if it has one. */
export type DateTime = {
  /** whole milliseconds since 1970-01-01 00:00 on the clock that was read */
  readonly local: number;
  /** how far that clock is ahead of UTC, ms; null when the text does not say */
  readonly zone: number | null;
};

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?$/;
const ZONE = /^([+-])(\d\d):?(\d\d)?$/;
const EXPECTED = 'an ISO 8601 date-time such as 2026-03-02T08:00:00, 2026-03-02 08:00 or 2026-03-02T08:00:00+01:00';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** Days from 1970-01-01 to a day of the Gregorian calendar, counted from the first of March of year 0. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const century = Math.floor(y / 100);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - century + Math.floor(century / 4) + dayOfYear - 719_468;
}

/** Milliseconds of a fraction of a second, rounded to the nearest. */
export const millisecondsOf = (digits: string): number =>
  Math.round(Number(`0.${digits === '' ? '0' : digits}`) * MS_PER_SECOND);

/** Reads `Z`, `+01:00`, `+0100` or `+01`. @returns how far it is ahead of UTC, ms, or a refusal */
export function parseZone(text: unknown): Result<number> {
  const written = typeof text === 'string' ? text.trim() : '';
  if (/^(z|utc)$/i.test(written)) return ok(0);
  const [, sign, hours = '', minutes = '00'] = ZONE.exec(written) ?? [];
  const span = Number(hours) * MS_PER_HOUR + Number(minutes) * MS_PER_MINUTE;
  if (sign !== undefined && Number(minutes) < 60 && span <= 14 * MS_PER_HOUR)
    return ok((sign === '-' ? -1 : 1) * span + 0);
  const remedy = 'write how far the clock is ahead of UTC; a change to summer time goes into time.changes';
  return refuse('zone-malformed', written === '' ? 'no text' : `"${written}"`, 'a zone such as Z or +01:00', remedy);
}

/**
 * Reads an ISO 8601 date-time, with or without seconds, fraction and zone; a blank may stand in place of the T.
 *
 * @returns the moment, or a refusal for anything else, also for a day that the calendar does not have; never throws
 */
export function parseDateTime(text: unknown): Result<DateTime> {
  const written = typeof text === 'string' ? text.trim() : String(text);
  const match = DATE_TIME.exec(written);
  if (match === null) {
    const slashed = /^\d{1,4}[./]\d{1,2}[./]\d{1,4}/.test(written);
    const remedy = slashed
      ? 'export dates as year-month-day: which of the others is the month cannot be told'
      : 'write e.g. 2026-03-02T08:00:00';
    return refuse('date-time-malformed', `"${written}"`, EXPECTED, remedy);
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const sound = month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
  if (!sound) return refuse('date-unknown', `"${written}"`, 'a day that the calendar has', 'correct the date');
  if (hour > 23 || minute > 59 || second > 59)
    return refuse('time-of-day-unknown', `"${written}"`, 'a time from 00:00:00 to 23:59:59', 'correct the time');
  const local =
    dayNumber(year, month, day) * MS_PER_DAY +
    hour * MS_PER_HOUR +
    minute * MS_PER_MINUTE +
    second * MS_PER_SECOND +
    millisecondsOf(match[7] ?? '');
  const zone = match[8] === undefined ? null : parseZone(match[8]);
  if (zone !== null && !zone.ok) return zone;
  return ok({ local, zone: zone === null ? null : zone.value });
}
