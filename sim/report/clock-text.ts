import {
  formatWeekTime,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  weekTimeOf,
} from '../../src/units/index.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** Writes a moment as time since the start of the run: `10d 09:00:00` (whole seconds, rounded down). */
export function sinceStart(t: number): string {
  const d = Math.floor(t / MS_PER_DAY);
  const h = Math.floor((t % MS_PER_DAY) / MS_PER_HOUR);
  const m = Math.floor((t % MS_PER_HOUR) / MS_PER_MINUTE);
  const s = Math.floor((t % MS_PER_MINUTE) / MS_PER_SECOND);
  return `${d}d ${two(h)}:${two(m)}:${two(s)}`;
}

/**
 * Writes a moment on the pump's own clock: `Thu 09:00`.
 *
 * @param startWeekMs  pump clock at the start of the run, ms since Monday midnight
 */
export const onPumpClock = (t: number, startWeekMs: number): string => formatWeekTime(weekTimeOf(startWeekMs + t));
