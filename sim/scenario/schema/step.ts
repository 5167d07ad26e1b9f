import { z } from 'zod';
import { ok, type Result, refuse } from '../../../src/base/index.js';
import type { WorldChange } from '../scenario.js';
import { clinician, direct } from './clinician.js';
import { person } from './habit.js';
import { after, moment } from './moment.js';
import { narrate } from './narration.js';
import { field, pressure, span, temperature } from './quantities.js';
import { choice, door, map, type Shape, text, word } from './shape.js';
import { stranger } from './stranger.js';

function parseProbability(written: unknown): Result<number> {
  const valid = typeof written === 'number' && written >= 0 && written <= 1;
  return valid ? ok(written) : refuse('probability', String(written), 'a probability from 0 to 1', 'write e.g. 0.5');
}

const share = door('a share from 0 to 1', '0.3', parseProbability, { type: 'number', minimum: 0, maximum: 1 });

const world = choice<WorldChange>(
  'a change of the surroundings',
  'mri: { field: 1.5 T, for: 45min }',
  {},
  {
    mri: map('a scanner', '{ field: 1.5 T, for: 45min }', { field, for: span.optional() }).transform(
      (mri) => ({ change: 'mri', field: mri.field, span: mri.for ?? null }) as const,
    ),
    temperature: map('a body temperature', '{ to: 39.5 °C, for: 6h }', {
      to: temperature,
      for: span.optional(),
    }).transform((heat) => ({ change: 'temperature', to: heat.to, span: heat.for ?? null }) as const),
    radio: map('what the air does to frames', '{ loss: 0.3, for: 10min }', {
      loss: share.optional(),
      corruption: share.optional(),
      duplication: share.optional(),
      delay: span.optional(),
      jitter: span.optional(),
      for: span.optional(),
    }).transform(({ for: until, ...air }) => ({ change: 'radio', air, span: until ?? null }) as const),
    jam: map('a jammer', '{ for: 10min }', { for: span.optional() }).transform(
      (jam) => ({ change: 'jam', span: jam.for ?? null }) as const,
    ),
    ambient: map('an ambient pressure', '{ pressure: 200 kPa, for: 1h }', { pressure, for: span.optional() }).transform(
      (ambient) => ({ change: 'ambient', to: ambient.pressure, span: ambient.for ?? null }) as const,
    ),
  },
);

/** The keys of every fault; on top come the parameters of its kind, which are read by the catalogue. */
export const FAULT = {
  kind: text('a fault of the catalogue', 'occlusion'),
  name: text('a name to clear it by', 'first-kink').optional(),
  for: span.optional(),
  probability: door('a probability from 0 to 1', '0.5', parseProbability, {
    type: 'number',
    minimum: 0,
    maximum: 1,
  }).optional(),
} satisfies Shape;

const fault = z.looseObject(FAULT).meta({ description: 'a fault of the catalogue with its parameters' });

/** Keys that say when a step happens. */
export const TIMING_KEYS = ['at', 'after'] as const;
/** Keys that say what a step does. */
export const ACTION_KEYS = [
  'clinician',
  'patient',
  'direct',
  'person',
  'stranger',
  'world',
  'fault',
  'clear',
  'snapshot',
  'narrate',
] as const;

/** The keys of a step. */
export const STEP = {
  name: text('a name that expectations can refer to', 'first-bolus').optional(),
  at: moment.optional(),
  after: after.optional(),
  clinician: clinician.optional(),
  patient: word('what the patient does', ['request-bolus', 'read-status', 'pause-sound']).optional(),
  direct: direct.optional(),
  person: person.optional(),
  stranger: stranger.optional(),
  world: world.optional(),
  fault: fault.optional(),
  clear: text(
    'name or kind of an earlier fault, or the change of the surroundings that is to end',
    'occlusion',
  ).optional(),
  snapshot: text('a name for the snapshot', 'before-refill').optional(),
  narrate: narrate.optional(),
} satisfies Shape;

/** The keys of a step as they are read: a fault waits for its catalogue. */
export const STEP_READ = { ...STEP, fault: z.unknown() } satisfies Shape;
