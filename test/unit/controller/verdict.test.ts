import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/controller/patient/memory.js';
import { type Verdict, verdictOn } from '../../../src/controller/patient/rules/verdict.js';
import type { Doing, PatientControl, Status, TherapyTold } from '../../../src/protocol/index.js';
import { hours, type Instant, microlitres, minutes } from '../../../src/units/index.js';
import { PATIENT } from '../../support/orders.js';

const ASKED = 100_000;
const READ = 140_000;
const MIN = 60_000;
/** When a bolus that began with the request, and was cut at once, leaves the next one free. */
const FREED = ASKED + hours(1);

type Before = Partial<Question['before']>;
type After = {
  readonly granted?: number;
  readonly doing?: Doing;
  readonly allowedAt?: number | null;
  readonly control?: PatientControl | null;
  readonly at?: number;
};

function verdict(before: Before, { at = READ, ...after }: After): Verdict {
  const { allowedAt = at, control = PATIENT, doing = 'basal', granted = 0 } = after;
  const therapy = { granted, doing, program: { patient: control }, bolus: { refusal: null, allowedAt } };
  const question = {
    pressedAt: 99_000 as Instant,
    askedAt: ASKED as Instant,
    before: { granted: 0, wasGiving: false, control: PATIENT, allowedAt: 99_900 as Instant, ...before },
  };
  return verdictOn(question, { therapy: therapy as unknown as TherapyTold } as Status, at as Instant);
}

const two: Before = { granted: 2 };
const shorter: PatientControl = { ...PATIENT, countWindow: minutes(2) };

describe('what a lost request has come to', () => {
  it.each<[string, Verdict, Before, After]>([
    ['a bolus more is counted', 'granted', {}, { granted: 1, allowedAt: FREED + 10 * MIN }],
    ['a bolus more, and it was cut at once', 'granted', two, { granted: 3, allowedAt: FREED }],
    ['one is given, though an old one no longer counts', 'granted', two, { granted: 2, doing: 'patient-bolus' }],
    [
      'one was given before as well',
      'unknown',
      { ...two, wasGiving: true },
      { granted: 2, doing: 'patient-bolus', allowedAt: FREED },
    ],
    ['none is counted', 'not-given', {}, { granted: 0, allowedAt: FREED }],
    ['as many as before, and no lockout holds', 'not-given', two, { granted: 2 }],
    ['as many as before, and the lockout is an older one', 'not-given', two, { granted: 2, allowedAt: FREED - 1 }],
    ['as many as before, and the lockout may be its own', 'unknown', two, { granted: 2, allowedAt: FREED }],
    ['fewer than before, and the lockout may be its own', 'unknown', two, { granted: 1, allowedAt: FREED }],
    ['as many as before, and nobody can say until when', 'unknown', two, { granted: 2, allowedAt: null }],
    [
      'the pump would have refused until later',
      'not-given',
      { ...two, allowedAt: (READ + 1) as Instant },
      { granted: 2, allowedAt: null },
    ],
    [
      'the pump would have refused until now',
      'unknown',
      { ...two, allowedAt: READ as Instant },
      { granted: 2, allowedAt: null },
    ],
    ['no patient boluses, before and after', 'not-given', { control: null }, { control: null, allowedAt: null }],
    ['none before, but now', 'unknown', { control: null }, { granted: 1 }],
    ['none any more', 'unknown', {}, { control: null, allowedAt: null }],
    ['another bolus was programmed', 'unknown', {}, { control: { ...PATIENT, bolus: microlitres(11) } }],
    ['another duration was programmed', 'unknown', {}, { control: { ...PATIENT, duration: minutes(11) } }],
    ['another lockout was programmed', 'unknown', {}, { control: { ...PATIENT, lockout: hours(2) } }],
    ['another count was programmed', 'unknown', {}, { control: { ...PATIENT, maxCount: 5 } }],
    ['another window was programmed', 'unknown', {}, { control: { ...PATIENT, countWindow: hours(25) } }],
    ['read just before a bolus may have left no trace', 'not-given', {}, { at: FREED - 1 }],
    ['read when a bolus may have left no trace', 'unknown', {}, { at: FREED }],
    ['read after, though one more is counted', 'unknown', {}, { at: FREED, granted: 1 }],
    [
      'read when it may have left the count',
      'unknown',
      { control: shorter },
      { control: shorter, at: ASKED + 2 * MIN },
    ],
  ])('%s: %s', (_, wanted, before, after) => expect(verdict(before, after)).toBe(wanted));
});
