import type { Habit, WorldChange } from '../scenario.js';
import { moment, type WrittenMoment } from './moment.js';
import { dayTime, span } from './quantities.js';
import { choice, list, map, whole } from './shape.js';

type Unresolved<H> = H extends { readonly until: unknown }
  ? Omit<H, 'until'> & { readonly until: WrittenMoment | null }
  : H;

/** A habit whose end is not yet resolved to a moment. */
export type WrittenHabit = Unresolved<Habit>;

/** A patient who asks for a bolus each day. */
export const asksForBolus = map('when the patient asks each day', '{ at: ["08:00"] }', {
  at: list('times of day', '["08:00", "20:00"]', dayTime, 1),
  presses: whole('how often the button is pressed each time, 1 … 5', '2', 1, 5).optional(),
  until: moment.optional(),
}).transform(
  ({ at, presses, until }): WrittenHabit => ({
    habit: 'asks-for-bolus',
    at,
    until: until ?? null,
    ...(presses === undefined ? {} : { presses }),
  }),
);

/** A patient who asks whenever it hurts. */
const inPain = map('how often it hurts, about', '{ every: 6h }', { every: span, until: moment.optional() }).transform(
  ({ every, until }): WrittenHabit => ({ habit: 'in-pain', every, until: until ?? null }),
);

/** What a person is or does: a habit, or something in the way of the link. */
export const person = choice<WrittenHabit | Extract<WorldChange, { readonly change: 'apart' }>>(
  'what a person is or does',
  'asks-for-bolus: { at: ["08:00"] }',
  {},
  {
    'asks-for-bolus': asksForBolus,
    'in-pain': inPain,
    'forgets-to-confirm': map('a clinician who leaves the screen that asks for a yes', '{ for: 20min }', {
      for: span,
    }).transform((away) => ({ habit: 'forgets-to-confirm', span: away.for }) as const),
    'walks-away': map('a walk out of range', '{ for: 10min }', { for: span }).transform(
      (walk) => ({ change: 'apart', span: walk.for }) as const,
    ),
  },
);
