import { invariant, ok, type Result, refuse } from '../base/index.js';

declare const instant: unique symbol;
declare const duration: unique symbol;

/** A moment: whole milliseconds since the start of the run, ≥ 0. */
export type Instant = number & { readonly [instant]: true };
/** A span of time: whole milliseconds, ≥ 0. */
export type Duration = number & { readonly [duration]: true };

const whole = (value: number, what: string): number => {
  invariant(Number.isSafeInteger(value) && value >= 0, `time: ${what} must be whole milliseconds ≥ 0`, { value });
  return value;
};

/**
 * @param ms  whole milliseconds since the start of the run, ≥ 0
 * @throws {InvariantError} for anything else
 */
export const instantOf = (ms: number): Instant => whole(ms, 'a moment') as Instant;

/**
 * @param ms  whole milliseconds, ≥ 0
 * @throws {InvariantError} for anything else
 */
export const durationOf = (ms: number): Duration => whole(ms, 'a span') as Duration;

export const MS_PER_SECOND = 1_000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;
export const MS_PER_WEEK = 7 * MS_PER_DAY;

/** The first moment of every run. */
export const START = 0 as Instant;

/** @param n seconds ≥ 0; rounded to whole milliseconds */
export const seconds = (n: number): Duration => durationOf(Math.round(n * MS_PER_SECOND));
/** @param n minutes ≥ 0; rounded to whole milliseconds */
export const minutes = (n: number): Duration => durationOf(Math.round(n * MS_PER_MINUTE));
/** @param n hours ≥ 0; rounded to whole milliseconds */
export const hours = (n: number): Duration => durationOf(Math.round(n * MS_PER_HOUR));
/** @param n days ≥ 0; rounded to whole milliseconds */
export const days = (n: number): Duration => durationOf(Math.round(n * MS_PER_DAY));

/** @returns the moment `span` after `at` */
export const after = (at: Instant, span: Duration): Instant => (at + span) as Instant;
/** @returns the span from `from` to `to`; zero when `to` lies before `from` */
export const between = (from: Instant, to: Instant): Duration => Math.max(0, to - from) as Duration;
/** @returns the earlier of two moments of which either may be missing */
export const earlier = (a: Instant | null, b: Instant | null): Instant | null => {
  if (a === null) return b;
  return b === null || a <= b ? a : b;
};

const SPANS: Readonly<Record<string, number>> = {
  ms: 1,
  s: MS_PER_SECOND,
  min: MS_PER_MINUTE,
  h: MS_PER_HOUR,
  d: MS_PER_DAY,
  w: MS_PER_WEEK,
  day: MS_PER_DAY,
  days: MS_PER_DAY,
  y: 365 * MS_PER_DAY,
};
const PART = /^((?:0|[1-9]\d*)(?:\.\d+)?)\s*([a-z]+)$/;

/**
 * Reads a span of time: one or more parts such as `48h`, `10d 9h`, `30min`, `7y` (a year is 365 days).
 *
 * @param text  what was written
 * @returns span, or a refusal with the remedy; never throws
 */
export function parseDuration(text: unknown): Result<Duration> {
  const expected = 'a span of time such as 48h, 30min, 10s or 10d 9h';
  if (typeof text !== 'string' || text.trim() === '') {
    const found = typeof text === 'string' ? '""' : String(text);
    const remedy = typeof text === 'number' ? `write ${text}h, ${text}min or ${text}s` : 'write 48h, 30min or 10s';
    return refuse('duration-malformed', found, expected, remedy);
  }
  const found = `"${text}"`;
  let total = 0;
  const parts = text
    .trim()
    .toLowerCase()
    .replace(/(\d)\s+(?=[a-z])/g, '$1')
    .split(/\s+/);
  for (const part of parts) {
    const match = PART.exec(part);
    const factor = match === null ? undefined : SPANS[match[2] ?? ''];
    if (match === null || factor === undefined) {
      const bare = /^\d+(\.\d+)?$/.test(part);
      const remedy = bare
        ? `"${part}" has no unit; write ${part}h, ${part}min or ${part}s`
        : `"${part}" is not a span; units are ms, s, min, h, d, w, y`;
      return refuse('duration-malformed', found, expected, remedy);
    }
    total += Number(match[1]) * factor;
  }
  const ms = Math.round(total);
  if (!Number.isSafeInteger(ms)) return refuse('duration-out-of-range', found, 'at most 285,000 years', 'write less');
  return ok(ms as Duration);
}

/** Writes a span as people do: `10d 9h`, `41min 24s`, `250ms`; zero is `0s`. */
export function formatDuration(span: number): string {
  const parts: string[] = [];
  let rest = Math.abs(span);
  for (const [unit, size] of [
    ['d', MS_PER_DAY],
    ['h', MS_PER_HOUR],
    ['min', MS_PER_MINUTE],
    ['s', MS_PER_SECOND],
    ['ms', 1],
  ] as const) {
    const n = Math.floor(rest / size);
    if (n > 0) parts.push(`${n}${unit}`);
    rest -= n * size;
  }
  return (span < 0 ? '-' : '') + (parts.length === 0 ? '0s' : parts.join(' '));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Writes a moment as time since the start of the run: `10d 09:00:00` (whole seconds, rounded down). */
export function sinceStart(t: number): string {
  const d = Math.floor(t / MS_PER_DAY);
  const h = Math.floor((t % MS_PER_DAY) / MS_PER_HOUR);
  const m = Math.floor((t % MS_PER_HOUR) / MS_PER_MINUTE);
  const s = Math.floor((t % MS_PER_MINUTE) / MS_PER_SECOND);
  return `${d}d ${two(h)}:${two(m)}:${two(s)}`;
}
