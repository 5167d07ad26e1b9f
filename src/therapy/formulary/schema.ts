import { z } from 'zod';
import type { Result } from '../../base/index.js';
import type { Figure } from '../../profile/index.js';
import { canonicalUnit, parseConcentration, parseDose } from '../../units/index.js';
import type { Drug, Limit } from './drug.js';

/** Where the limits of a user's own drug come from unless the file says more. */
const OWN = 'own formulary';

/** What a limit has to be written like: a quantity read at the door of its unit. */
const quantity = <T extends number>(door: (text: unknown) => Result<T>) =>
  z.unknown().transform((text, context): { value: T; text: string } => {
    const answer = door(text);
    if (answer.ok) return { value: answer.value, text: String(text).trim() };
    context.addIssue({ code: 'custom', params: { refusal: answer.refusal } });
    return z.NEVER;
  });

const limit = <T extends number>(door: (text: unknown) => Result<T>) =>
  z
    .strictObject({ soft: quantity(door).optional(), hard: quantity(door).optional() })
    .superRefine(({ soft, hard }, context) => {
      if (soft === undefined || hard === undefined || soft.value <= hard.value) return;
      const refusal = {
        code: 'hard-below-soft',
        found: hard.text,
        expected: `at least the soft limit, ${soft.text}`,
        remedy: 'raise the hard limit or lower the soft one',
      };
      context.addIssue({ code: 'custom', path: ['hard'], params: { refusal } });
    });

/** `mcg`, `µg` and `ug` are one unit. */
const unit = z.preprocess(
  (written) => (typeof written === 'string' && canonicalUnit(written) === 'µg' ? 'mcg' : written),
  z.enum(['mg', 'mcg']),
);

const drugSchema = z.strictObject({
  name: z.string().trim().min(1),
  class: z.enum(['withdrawal-risk', 'comfort']),
  unit,
  limits: z
    .strictObject({
      start_dose_max: limit(parseDose).optional(),
      daily_max: limit(parseDose).optional(),
      concentration_max: limit(parseConcentration).optional(),
    })
    .optional(),
  source: z.string().trim().min(1).optional(),
  note: z.string().optional(),
});

/** A user's formulary file, as data: `drugs` with limits written as text, e.g. `daily_max: { hard: 15 mg/day }`. */
export const formularySchema = z.strictObject({ drugs: z.array(drugSchema).min(1) });

type WrittenLimit<T> = { soft?: { value: T; text: string } | undefined; hard?: { value: T; text: string } | undefined };

/** A written drug in the shape of the built-in ones; without a source its figures are assumptions of the file's author. */
export function drugOf(written: z.infer<typeof drugSchema>): Drug {
  const { source, limits = {} } = written;
  const figure = <T extends number>(at: { value: T; text: string }): Figure<T> => ({
    ...at,
    status: source === undefined ? 'assumed' : 'sourced',
    source: source ?? OWN,
  });
  const taken = <T extends number>(at: WrittenLimit<T> | undefined): Limit<T> => ({
    ...(at?.soft === undefined ? {} : { soft: figure(at.soft) }),
    ...(at?.hard === undefined ? {} : { hard: figure(at.hard) }),
  });
  return {
    name: written.name.toLowerCase(),
    class: written.class,
    unit: written.unit,
    limits: {
      startDoseMax: taken(limits.start_dose_max),
      dailyMax: taken(limits.daily_max),
      concentrationMax: taken(limits.concentration_max),
    },
    note: written.note ?? '',
  };
}
