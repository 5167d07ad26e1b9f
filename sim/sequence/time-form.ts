import { ok, type Result, refuse } from '../../src/base/index.js';
import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, parseDuration } from '../../src/units/index.js';
import { millisecondsOf, parseDateTime } from './date-time.js';

/** Ways in which a log writes its times. */
export const TIME_FORMS = ['date-time', 'clock', 'span', 'seconds', 'milliseconds'] as const;
/** How a log writes its times: ISO 8601, `hh:mm:ss`, `10d 9h`, or a number of seconds or milliseconds. */
export type TimeForm = (typeof TIME_FORMS)[number];

/** A time as it is written: whole milliseconds on the clock that was read, and the zone where the text says one. */
export type WrittenTime = { readonly ms: number; readonly zone: number | null };

const CLOCK = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?$/;
const NUMBER = /^(\d{1,15})(?:\.(\d{1,9}))?$/;

function parseClock(text: string): Result<WrittenTime> {
  const match = CLOCK.exec(text);
  if (match === null)
    return refuse(
      'clock-malformed',
      `"${text}"`,
      'hours, minutes and seconds such as 08:05:30',
      'write hh:mm:ss, or correct time.form',
    );
  const [, hours, minutes, seconds = '0', fraction = ''] = match;
  const ms = Number(hours) * MS_PER_HOUR + Number(minutes) * MS_PER_MINUTE + Number(seconds) * MS_PER_SECOND;
  return ok({ ms: ms + millisecondsOf(fraction), zone: null });
}

function parseNumber(text: string, form: 'seconds' | 'milliseconds'): Result<WrittenTime> {
  const [, whole, fraction = ''] = NUMBER.exec(text) ?? [];
  const scale = form === 'seconds' ? MS_PER_SECOND : 1;
  // A fraction of a second is as many digits as it is; added up in whole milliseconds it is exact.
  const part =
    form === 'seconds' ? millisecondsOf(fraction) : Math.round(Number(`0.${fraction === '' ? '0' : fraction}`));
  const ms = Number(whole) * scale + part;
  if (whole !== undefined && Number.isSafeInteger(ms)) return ok({ ms, zone: null });
  const remedy = text.includes(',')
    ? 'write a point for decimals and no separators'
    : 'write e.g. 12.5, or correct time.form';
  return refuse('number-malformed', `"${text}"`, `a number of ${form}, 0 or more`, remedy);
}

/** Reads a time in the form that a log has. @returns the time, or a refusal with the remedy; never throws */
export function parseTime(written: string, form: TimeForm): Result<WrittenTime> {
  const text = written.trim();
  switch (form) {
    case 'date-time': {
      const read = parseDateTime(text);
      return read.ok ? ok({ ms: read.value.local, zone: read.value.zone }) : read;
    }
    case 'clock':
      return parseClock(text);
    case 'span': {
      const read = parseDuration(text);
      return read.ok ? ok({ ms: read.value, zone: null }) : read;
    }
    default:
      return parseNumber(text, form);
  }
}
