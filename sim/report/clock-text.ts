import { formatWeekTime, weekTimeOf } from '../../src/units/index.js';

/**
 * Writes a moment on the pump's own clock: `Thu 09:00`.
 *
 * @param startWeekMs  pump clock at the start of the run, ms since Monday midnight
 */
export const onPumpClock = (t: number, startWeekMs: number): string => formatWeekTime(weekTimeOf(startWeekMs + t));
