import type { z } from 'zod';
import type { Refusal } from '../../../src/base/index.js';
import type { DayPattern, Prescription } from '../../../src/therapy/index.js';
import type { ClinicianOrder } from '../scenario.js';
import { days, dayTime, dose, mass, span, volume } from './quantities.js';
import { list, map, whole, word } from './shape.js';

const doseSteps = list(
  'steps of the day',
  '[{ at: "08:00", dose: 3 mg/day }]',
  map('a step of the day', '{ at: "08:00", dose: 3 mg/day }', { at: dayTime, dose }),
  1,
);

const written = map('a program', '{ mode: simple, dose: 3 mg/day }', {
  mode: word('a mode', ['simple', 'flex', 'minimum-rate']),
  dose: dose.optional(),
  steps: doseSteps.optional(),
  days: list(
    'patterns for days of the week',
    '[{ on: weekdays, steps: [{ at: "08:00", dose: 3 mg/day }] }]',
    map('a pattern', '{ on: weekdays, steps: [{ at: "08:00", dose: 3 mg/day }] }', { on: days, steps: doseSteps }),
    1,
  ).optional(),
  patient: map('what the patient may ask for', '{ dose: 0.1 mg, duration: 5min, lockout: 4h, max: 4, per: 24h }', {
    dose: mass,
    duration: span,
    lockout: span,
    max: whole('how many boluses, 1 … 1000', '4', 1, 1000),
    per: span,
  }).optional(),
  for: span.optional(),
  bridge: map('a bridge after another fluid was filled', '{ dose: 3 mg/day }', {
    dose,
    volume: volume.optional(),
  }).optional(),
  limits: list(
    'dose limits',
    '[{ dose: 4 mg, per: 24h }]',
    map('a dose limit', '{ dose: 4 mg, per: 24h }', { dose: mass, per: span }),
  ).optional(),
});

type ProgramOrder = Extract<ClinicianOrder, { order: 'program' }>;
type Written = z.output<typeof written>;
type Misplaced = { readonly key: string; readonly refusal: Omit<Refusal, 'code'> };

const NEEDS = {
  simple: { dose: 'dose: 3 mg/day' },
  flex: { steps: 'steps: [{ at: "08:00", dose: 3 mg/day }], or days' },
  'minimum-rate': {},
} as const;

/** Which of dose, steps and days have no place in the mode, or are missing from it. */
function misplaced(program: Written): Misplaced[] {
  const allowed: readonly string[] = { simple: ['dose'], flex: ['steps', 'days'], 'minimum-rate': [] }[program.mode];
  const present = (['dose', 'steps', 'days'] as const).filter((key) => program[key] !== undefined);
  const wrong: Misplaced[] = present
    .filter((key) => !allowed.includes(key))
    .map((key) => ({
      key,
      refusal: {
        found: `${key} in mode ${program.mode}`,
        expected: allowed.length === 0 ? 'no dose: the rate is the device’s own' : allowed.join(' or '),
        remedy: 'leave it out or change the mode',
      },
    }));
  for (const [key, example] of Object.entries(NEEDS[program.mode])) {
    if (!present.some((name) => allowed.includes(name))) {
      wrong.push({
        key,
        refusal: {
          found: 'nothing',
          expected: `${allowed.join(' or ')} for mode ${program.mode}`,
          remedy: `write ${example}`,
        },
      });
    }
  }
  if (program.steps !== undefined && program.days !== undefined) {
    wrong.push({
      key: 'days',
      refusal: {
        found: 'days next to steps',
        expected: 'steps for every day, or days',
        remedy: 'move the steps into a pattern of days',
      },
    });
  }
  return wrong;
}

const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];

const patternsOf = (program: Written): readonly DayPattern[] =>
  program.days?.map(({ on, steps }) => ({ days: on, steps })) ?? [{ days: ALL_DAYS, steps: program.steps ?? [] }];

function basalOf(program: Written): Prescription['basal'] {
  if (program.mode === 'simple' && program.dose !== undefined) return { mode: 'simple', dose: program.dose };
  if (program.mode === 'flex') return { mode: 'flex', patterns: patternsOf(program) };
  return { mode: 'minimum-rate' };
}

/** A program as a clinician writes it; whether a pump can do it is decided when it is composed, not here. */
export const program = written
  .superRefine((value, context) => {
    for (const { key, refusal } of misplaced(value)) {
      context.addIssue({
        code: 'custom',
        path: [key],
        params: { refusal, facts: { what: refusal.expected, example: '…' } },
      });
    }
  })
  .transform(
    (value): Pick<ProgramOrder, 'prescription' | 'bridge'> => ({
      prescription: {
        basal: basalOf(value),
        patient: value.patient ?? null,
        limits: value.limits ?? [],
        ...(value.for === undefined ? {} : { lasts: value.for }),
      },
      ...(value.bridge === undefined
        ? {}
        : { bridge: { dose: value.bridge.dose, volume: value.bridge.volume ?? null } }),
    }),
  );
