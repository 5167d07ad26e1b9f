import type { Habit } from '../scenario.js';
import { moment, type WrittenMoment } from './moment.js';
import { dayTime } from './quantities.js';
import { list, map } from './shape.js';

/** A habit whose end is not yet resolved to a moment. */
export type WrittenHabit = Omit<Habit, 'until'> & { readonly until: WrittenMoment | null };

/** A patient who asks for a bolus each day. */
export const asksForBolus = map('when the patient asks each day', '{ at: ["08:00"] }', {
  at: list('times of day', '["08:00", "20:00"]', dayTime, 1),
  until: moment.optional(),
}).transform(({ at, until }): WrittenHabit => ({ habit: 'asks-for-bolus', at, until: until ?? null }));
