import { dayTimeOf, formatDayTime, formatDuration, type Instant, MS_PER_DAY } from '../../../src/units/index.js';
import type { WrittenMoment } from '../schema/moment.js';
import { note, type Path } from '../trouble.js';
import type { Context } from './context.js';

/** Milliseconds since the start of the run; day 1 is the day of the start, its time the pump clock as it stood then. */
const sinceStart = (written: WrittenMoment, context: Context): number | null => {
  if (written.as === 'since') return written.span;
  if (written.as === 'end') return context.until;
  return (written.day - 1) * MS_PER_DAY + written.time - dayTimeOf(context.start);
};

/**
 * A written moment as an instant of the run.
 *
 * @returns null when it lies outside the run (a trouble was noted) or the end is not known
 */
export function resolveMoment(written: WrittenMoment, path: Path, context: Context): Instant | null {
  const at = sinceStart(written, context);
  if (at === null) return null;
  if (at < 0) {
    const clock = formatDayTime(dayTimeOf(context.start));
    note(context.troubles, path, {
      found: 'a moment before the start',
      expected: `day 1 at ${clock} or later`,
      remedy: `the run starts on day 1 at ${clock}`,
    });
    return null;
  }
  if (context.until !== null && at > context.until) {
    const end = formatDuration(context.until);
    note(context.troubles, path, {
      found: `${formatDuration(at)} after the start`,
      expected: `a moment up to the end of the run, ${end}`,
      remedy: 'move it forward or make `until` longer',
    });
    return null;
  }
  return at as Instant;
}
