import { ok, type Result, refuse } from '../../../src/base/index.js';
import { type DayTime, type Duration, parseDayTime, parseDuration } from '../../../src/units/index.js';
import { NAMED_EVENTS, type NamedEvent } from '../scenario.js';
import { meant } from '../trouble.js';
import { door } from './shape.js';

/** A moment as written: since the start of the run, on the pump clock as it stood then, or the end of the run. */
export type WrittenMoment =
  | { readonly as: 'since'; readonly span: Duration }
  | { readonly as: 'clock'; readonly day: number; readonly time: DayTime }
  | { readonly as: 'end' };

const CLOCK = /^day\s+(\d+)\s+at\s+(.+)$/i;

function parseMoment(written: unknown): Result<WrittenMoment> {
  const clock = typeof written === 'string' ? CLOCK.exec(written.trim()) : null;
  if (clock === null) {
    const since = parseDuration(written);
    if (since.ok) return ok({ as: 'since', span: since.value });
    const { found, remedy } = since.refusal;
    return refuse(
      'moment-malformed',
      found,
      'a time since the start (10d 9h) or on the pump clock (day 10 at 09:00)',
      remedy,
    );
  }
  const day = Number(clock[1]);
  const time = parseDayTime(clock[2]);
  if (!time.ok) return time;
  if (day < 1 || day > 1_000_000)
    return refuse('day-out-of-range', `day ${day}`, 'day 1 or later', 'day 1 is the day of the start');
  return ok({ as: 'clock', day, time: time.value });
}

const parseMomentOrEnd = (written: unknown): Result<WrittenMoment> =>
  written === 'end' ? ok({ as: 'end' }) : parseMoment(written);

/** `10d 9h` or `day 10 at 09:00`. */
export const moment = door<WrittenMoment>(
  'a time since the start (10d 9h) or on the pump clock (day 10 at 09:00)',
  '10d 9h',
  parseMoment,
);
/** As {@link moment}, or `end`. */
export const momentOrEnd = door<WrittenMoment>(
  'a time since the start (10d 9h), on the pump clock (day 10 at 09:00), or end',
  'end',
  parseMomentOrEnd,
);

const AFTER = /^([a-z-]+)\s*(?:\+\s*(.+))?$/;

/** `prime-complete`, `2h` (after the previous step), `prime-complete + 30min`. */
export function parseAfter(written: unknown): Result<{ readonly after: NamedEvent; readonly delay: Duration }> {
  const match = typeof written === 'string' ? AFTER.exec(written.trim()) : null;
  if (match === null) {
    const delay = parseDuration(written);
    return delay.ok ? ok({ after: 'previous', delay: delay.value }) : delay;
  }
  const event = NAMED_EVENTS.find((name) => name === match[1]);
  if (event === undefined) {
    const expected = `a span of time, or one of ${NAMED_EVENTS.join(', ')}, with + and a span if wanted`;
    return refuse('event-unknown', `"${String(written)}"`, expected, meant(match[1] ?? '', NAMED_EVENTS));
  }
  if (match[2] === undefined) return ok({ after: event, delay: 0 as Duration });
  const delay = parseDuration(match[2]);
  return delay.ok ? ok({ after: event, delay: delay.value }) : delay;
}

/** Relative to the previous step or to a named event. */
export const after = door(
  'a span after the previous step (2h) or a named event (prime-complete + 30min)',
  'prime-complete',
  parseAfter,
);
