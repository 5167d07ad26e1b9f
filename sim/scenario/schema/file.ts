import { z } from 'zod';
import { expectation } from './expectation.js';
import { lesson } from './lesson.js';
import { concentration, length, span, volume, weekTime } from './quantities.js';
import { list, map, present, type Shape, text, whole } from './shape.js';
import { STEP } from './step.js';

/** The keys under `drug`. */
export const DRUG = { name: text('a drug of the formulary', 'morphine'), concentration } satisfies Shape;
/** The keys under `implant`. */
export const IMPLANT = {
  fill: volume,
  catheter: map('the catheter', '{ length: 80 cm }', { length }).optional(),
  'tubing-constant': volume
    .meta({
      description:
        'what the pump is told of the tubing inside it, when that is not the true volume; primes and bridges go by it',
      examples: ['0.199 mL'],
    })
    .optional(),
  at: span
    .meta({
      description: 'when the pump is put in, since the start; until then it lies on its shelf with its outlet open',
      examples: ['1h'],
    })
    .optional(),
} satisfies Shape;

const DRUG_EXAMPLE = '{ name: morphine, concentration: 20 mg/mL }';
const IMPLANT_EXAMPLE = '{ fill: 40 mL, catheter: { length: 80 cm } }';
const STEPS_EXAMPLE = '[{ at: 0s, clinician: { prime: full-system } }]';

const SINGLE = {
  version: z.literal(1, { error: () => JSON.stringify({ what: 'version 1 of the format', example: '1' }) }),
  title: text('what happens, in one line', 'First month at home'),
  purpose: text('what the scenario shows or proves', 'The dose is even over a month.'),
  device: text('id of a device profile', 'peristaltic-40-sensing').optional(),
  seed: whole('a whole number from 0 to 4294967295', '1', 0, 4_294_967_295).optional(),
  start: weekTime.optional(),
  until: span,
} satisfies Shape;

/** The keys of a file as they are read: what has parts is read by its parts. */
export const FILE_READ = {
  ...SINGLE,
  drug: present('the drug and its concentration', DRUG_EXAMPLE),
  implant: present('what is implanted', IMPLANT_EXAMPLE),
  steps: present('the steps in order of time', STEPS_EXAMPLE),
  expect: z.unknown(),
  lesson: lesson.optional(),
} satisfies Shape;

const FILE = {
  ...SINGLE,
  drug: map('the drug and its concentration', DRUG_EXAMPLE, DRUG),
  implant: map('what is implanted', IMPLANT_EXAMPLE, IMPLANT),
  steps: list('the steps in order of time', STEPS_EXAMPLE, map('a step', 'at: 0s', STEP)),
  expect: list('what must come out', '[{ at: end, active: [] }]', expectation).optional(),
  lesson: lesson.optional(),
} satisfies Shape;

/** The file as one schema, for the JSON Schema. */
export const file = map('a scenario', 'version: 1', FILE);
