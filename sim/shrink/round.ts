import {
  formatDuration,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  parseDuration,
} from '../../src/units/index.js';

const NUMBER = /\d+(?:\.\d+)?/g;

const significant = (digits: string): number => {
  const bare = digits.replace('.', '').replace(/^0+/, '');
  return (digits.includes('.') ? bare : bare.replace(/0+$/, '')).length;
};

/** How far a value is from round: its numbers, and the digits in them that are no mere zeros. `10d` is 2, `12h 30min` is 5. */
export function roughness(value: unknown): number {
  if (typeof value !== 'string' && typeof value !== 'number') return 0;
  let total = 0;
  for (const [digits] of String(value).matchAll(NUMBER)) total += 1 + significant(digits);
  return total;
}

/** The span that a value is, ms; null when it is none. */
export function spanOf(value: unknown): number | null {
  const read = typeof value === 'string' ? parseDuration(value) : null;
  return read?.ok === true ? read.value : null;
}

const LADDER: readonly number[] = [
  0,
  ...[1, 10, 30].map((n) => n * MS_PER_SECOND),
  ...[1, 2, 5, 10, 20, 30].map((n) => n * MS_PER_MINUTE),
  ...[1, 2, 4, 8].map((n) => n * MS_PER_HOUR),
  ...[1, 2, 4, 7, 10, 20, 30, 60, 100, 200, 400, 1000, 2000].map((n) => n * MS_PER_DAY),
];

/** What spans are rounded to, coarsest first. */
const GRAINS: readonly number[] = [
  10 * MS_PER_DAY,
  MS_PER_DAY,
  MS_PER_HOUR,
  10 * MS_PER_MINUTE,
  5 * MS_PER_MINUTE,
  MS_PER_MINUTE,
  10 * MS_PER_SECOND,
  MS_PER_SECOND,
];

const roundest = (a: number, b: number): number => roughness(formatDuration(a)) - roughness(formatDuration(b)) || a - b;

/**
 * Spans that are shorter or rounder than this one, the roundest first.
 *
 * Longer ones only to the next round value that is not far: at most half as long again.
 *
 * @param span  ms, ≥ 0
 */
export function simplerSpans(span: number): readonly number[] {
  const near = GRAINS.filter((grain) => grain <= span / 2).flatMap((grain) => [
    Math.floor(span / grain) * grain,
    Math.ceil(span / grain) * grain,
  ]);
  const shorter = LADDER.filter((step) => step < span);
  return [...new Set([...shorter, ...near])].filter((one) => one !== span).sort(roundest);
}

/**
 * The first round moment after something has happened: whole minutes in the first hours, whole hours in the first days, then whole days.
 *
 * @param at  ms, ≥ 0
 */
export function justAfter(at: number): number {
  const grain = at < 2 * MS_PER_HOUR ? MS_PER_MINUTE : at < 2 * MS_PER_DAY ? MS_PER_HOUR : MS_PER_DAY;
  return Math.max(MS_PER_MINUTE, Math.ceil((at + 1) / grain) * grain);
}

const QUANTITY = /^(-?\d+(?:\.\d+)?)(\s*[^\d\s].*)?$/;
const TIME_OF_DAY = /^(.*)\b(\d\d):(\d\d)$/;

function rounderTime(text: string): readonly string[] {
  const [, before = '', hour = ''] = TIME_OF_DAY.exec(text) ?? [];
  return hour === '' ? [] : [`${before}00:00`, `${before}${hour}:00`].filter((time) => time !== text);
}

/** A number with fewer digits, near it; none when it has one already. */
function rounderNumbers(text: string): readonly string[] {
  const value = Number(text);
  return [1, 2]
    .filter((digits) => digits < significant(text.replace('-', '')))
    .flatMap((digits) => {
      const near = Number(value.toPrecision(digits));
      const step = Math.abs(near - value) * 2;
      const other = Number((near > value ? value - step : value + step).toPrecision(digits));
      return [near, other].map(String);
    })
    .filter((written) => /^-?\d+(\.\d+)?$/.test(written));
}

/** A number, a quantity or a time of day written rounder, in the unit that it has; nothing for anything else. */
export function rounderValues(value: unknown): readonly (string | number)[] {
  if (typeof value === 'number') return rounderNumbers(String(value)).map(Number);
  if (typeof value !== 'string') return [];
  const [, number, unit = ''] = QUANTITY.exec(value) ?? [];
  if (number === undefined) return rounderTime(value);
  return rounderTime(value).length > 0 ? rounderTime(value) : rounderNumbers(number).map((near) => `${near}${unit}`);
}
