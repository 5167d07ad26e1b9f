import { ok, type Result, refuse } from '../base/index.js';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_WEEK } from './time.js';

/** Days of the week in the order of the pump clock, Monday first. */
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

declare const weekTime: unique symbol;
declare const dayTime: unique symbol;
/** Time on the pump's own clock within a week: whole milliseconds since Monday 00:00, 0 … 604,799,999. */
export type WeekTime = number & { readonly [weekTime]: true };
/** Time of day: whole milliseconds since midnight, 0 … 86,399,999. */
export type DayTime = number & { readonly [dayTime]: true };

/** Folds any whole number of milliseconds since a Monday midnight into the week. */
export const weekTimeOf = (ms: number): WeekTime => (((ms % MS_PER_WEEK) + MS_PER_WEEK) % MS_PER_WEEK) as WeekTime;
/** @returns 0 (Monday) … 6 (Sunday) */
export const weekdayIndex = (time: WeekTime): number => Math.floor(time / MS_PER_DAY);
/** @returns the time of day of a week time */
export const dayTimeOf = (time: WeekTime): DayTime => (time % MS_PER_DAY) as DayTime;

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * Reads a time of day such as `08:00`.
 *
 * @returns time of day, or a refusal; never throws
 */
export function parseDayTime(text: unknown): Result<DayTime> {
  const match = typeof text === 'string' ? CLOCK.exec(text.trim()) : null;
  if (match === null) {
    return refuse('time-of-day-malformed', `"${String(text)}"`, 'a time of day from 00:00 to 23:59', 'write "08:00"');
  }
  return ok((Number(match[1]) * MS_PER_HOUR + Number(match[2]) * MS_PER_MINUTE) as DayTime);
}

/**
 * Reads a moment of the week such as `Mon 08:00`.
 *
 * @returns week time, or a refusal; never throws
 */
export function parseWeekTime(text: unknown): Result<WeekTime> {
  const expected = 'a weekday and a time of day';
  const [day = '', clock = ''] = typeof text === 'string' ? text.trim().split(/\s+/) : [];
  const index = WEEKDAYS.findIndex((name) => name.toLowerCase() === day.slice(0, 3).toLowerCase());
  if (index < 0) {
    return refuse(
      'weekday-unknown',
      `"${String(text)}"`,
      expected,
      'write e.g. Mon 08:00 (Mon, Tue, Wed, Thu, Fri, Sat, Sun)',
    );
  }
  const time = parseDayTime(clock);
  if (!time.ok) return time;
  return ok((index * MS_PER_DAY + time.value) as WeekTime);
}

/** Writes a time of day as `08:00`. */
export function formatDayTime(time: DayTime): string {
  const h = Math.floor(time / MS_PER_HOUR);
  const m = Math.floor((time % MS_PER_HOUR) / MS_PER_MINUTE);
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}

/** Writes a week time as `Mon 08:00`. */
export const formatWeekTime = (time: WeekTime): string =>
  `${WEEKDAYS[weekdayIndex(time)] ?? 'Mon'} ${formatDayTime(dayTimeOf(time))}`;
