import { ok, type Result, refuse } from '../../../base/index.js';
import type { DayTime, WeekTime } from '../../../units/index.js';
import { formatDayTime, formatWeekTime, parseDayTime, parseWeekTime, WEEKDAYS } from '../../../units/index.js';
import type { WordField } from './field.js';

/** Days as they are chosen: `Mon Tue`. */
export const daysInWords = (days: readonly number[]): string =>
  WEEKDAYS.filter((_, day) => days.includes(day)).join(' ');

/** Reads {@link daysInWords} back: 0 Monday … 6 Sunday; null for anything else. */
export function daysFrom(chosen: string): readonly number[] | null {
  const days = chosen.split(' ').map((day) => (WEEKDAYS as readonly string[]).indexOf(day));
  return days.includes(-1) || new Set(days).size !== days.length ? null : days;
}

/** A time of day and a moment of the week, as they are chosen. */
export const timeInWords = (time: DayTime): string => formatDayTime(time);
export const momentInWords = (moment: WeekTime): string => formatWeekTime(moment);

const isGood = ({ of }: WordField, chosen: string): boolean => {
  if (of === 'time of day') return parseDayTime(chosen).ok;
  if (of === 'moment of the week') return parseWeekTime(chosen).ok;
  if (of === 'days of the week') return daysFrom(chosen) !== null;
  return of === 'name of a drug' ? chosen !== '' : of.includes(chosen);
};

/** Whether a word can stand in a field. @returns the word, or why not */
export function chosenIn(field: WordField, chosen: string | undefined): Result<string> {
  const expected = typeof field.of === 'string' ? `a ${field.of}` : `one of ${field.of.join(', ')}`;
  if (chosen === undefined) return refuse('nothing-chosen', field.label, expected, 'choose it');
  return isGood(field, chosen) ? ok(chosen) : refuse('no-such-choice', `"${chosen}"`, expected, 'choose another');
}
