import { describe, expect, it } from 'vitest';
import { bolusOf } from '../../../../src/firmware/rules/bolus.js';
import { busyWith, clinicianBolusAnswer, patientBolusAnswer } from '../../../../src/firmware/rules/bolus-answer.js';
import { squareBolusOf } from '../../../../src/firmware/rules/square-bolus.js';
import {
  type Concentration,
  type Duration,
  hours,
  type Instant,
  microlitres,
  millilitresPerDay,
  minutes,
  type Volume,
} from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { limit, MINIMUM_RATE, PATIENT, simple } from '../../../support/orders.js';

const order = (ul: number, min = 10) =>
  ({ type: 'command.clinician-bolus', volume: microlitres(ul), duration: minutes(min) }) as const;
const clinicians = bolusOf('clinician', microlitres(10), hours(1), h(5));
const patients = bolusOf('patient', microlitres(10), hours(1), h(5));
const prime = { from: h(5), until: h(6), flow: millilitresPerDay(24), volume: 1 as Volume, fills: 0 as Volume };
const tight = simple(0.048, { patient: PATIENT, windows: [limit(70)] });
const given = { given: [{ end: h(4), volume: microlitres(10) }] };

describe('a patient', () => {
  const ask = (changes: Parameters<typeof memory>[0], at: Instant = h(5)) => {
    const answer = patientBolusAnswer(memory(changes), at);
    return answer.ok ? 'yes' : `${answer.refusal.code} ${answer.allowedAt}`;
  };
  it.each([
    ['without patient boluses', simple(0.1), 'a program without patient boluses'],
    ['when none runs', null, 'no program that runs'],
  ])('is told of the program %s', (_, program, found) => {
    const answer = patientBolusAnswer(memory({ infusion: { program } }), h(5));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-enabled', found } });
  });

  it.each([
    ['in therapy', {}, 'yes'],
    ['without permission', { infusion: { program: simple(0.1) } }, 'not-enabled null'],
    ['never programmed', { infusion: { program: null } }, 'not-enabled null'],
    ['SR-015 stopped', { infusion: { running: false } }, 'pump-stopped null'],
    ['SR-015 paused', { infusion: { suspended: true } }, 'pump-stopped null'],
    ['SR-015 in the safe state', { power: { wasReset: true } }, 'pump-stopped null'],
    ['SR-015 in the self-test', { power: { selfTestEnd: h(6) } }, 'pump-stopped null'],
    ['at the minimum rate', { infusion: { program: { ...MINIMUM_RATE, patient: PATIENT } } }, 'pump-stopped null'],
    ['SR-015 with an empty reservoir', { reservoir: { empty: true } }, 'reservoir-empty null'],
    ['SR-015 with an occlusion', { line: { occluded: true } }, 'line-occluded null'],
    ['SR-015 in a stall', { motor: { stalled: true } }, 'motor-stalled null'],
    ['SR-015 at the end of service', { battery: { ended: true } }, 'end-of-service null'],
    ['SR-017 at the end of the program', { infusion: { endsAt: h(5) } }, 'pump-stopped null'],
    ['SR-017 before the end of the program', { infusion: { endsAt: (h(5) + 1) as Instant } }, 'yes'],
    [
      'SR-017 in a lockout that outlasts the program',
      { infusion: { endsAt: h(6) }, patient: { lockoutUntil: h(6) } },
      'lockout null',
    ],
    [
      'SR-017 in a lockout within the program',
      { infusion: { endsAt: (h(6) + 1) as Instant }, patient: { lockoutUntil: h(6) } },
      `lockout ${h(6)}`,
    ],
    ['SR-012 in the lockout', { patient: { lockoutUntil: h(6) } }, `lockout ${h(6)}`],
    ['SR-012 in a patient bolus', { bolus: patients }, `bolus-running ${h(7)}`],
    ['in a clinician bolus', { bolus: clinicians }, `bolus-running ${h(6)}`],
    [
      'in a clinician bolus and the lockout',
      { bolus: clinicians, patient: { lockoutUntil: h(9) } },
      `bolus-running ${h(9)}`,
    ],
    ['in a prime', { infusion: { prime } }, `prime-running ${h(6)}`],
    ['SR-014 at the count', { patient: { grants: [0, 1, 2, 3].map(h) } }, `max-count ${h(24)}`],
    [
      'SR-012 in the lockout and at the count',
      { patient: { grants: [0, 1, 2, 3].map(h), lockoutUntil: h(6) } },
      `lockout ${h(24)}`,
    ],
    [
      'SR-013 at the dose window',
      {
        infusion: { program: tight, basal: millilitresPerDay(0.048) },
        history: { given: [...given.given, ...given.given] },
      },
      `dose-window ${h(28)}`,
    ],
    [
      'SR-013 in a bolus that fills the window',
      { bolus: clinicians, infusion: { program: tight, basal: millilitresPerDay(0.048) }, history: given },
      `bolus-running ${h(28)}`,
    ],
    [
      'SR-013 in a window that never has room',
      {
        infusion: { program: simple(0.06, { patient: PATIENT, windows: [limit(70)] }) },
        patient: { lockoutUntil: h(6) },
      },
      'lockout null',
    ],
  ] as const)('%s: %s', (_, changes, expected) => {
    expect(ask(changes as Parameters<typeof memory>[0])).toBe(expected);
  });

  it('SR-012 SR-014 is told how long to wait for the reason that is told', () => {
    const remedy = (changes: Parameters<typeof memory>[0]) => {
      const answer = patientBolusAnswer(memory(changes), h(5));
      return answer.ok ? 'yes' : answer.refusal.remedy;
    };
    const grants = [0, 1, 2, 3].map(h);
    expect(remedy({ patient: { grants, lockoutUntil: h(6) } })).toBe('wait 1h');
    expect(remedy({ patient: { grants } })).toBe('wait 19h');
  });

  it('SR-012 is granted at the end of the lockout and not one millisecond before', () => {
    const locked = { patient: { lockoutUntil: h(6) } };
    expect(ask(locked, (h(6) - 1) as Instant)).toBe(`lockout ${h(6)}`);
    expect(ask(locked, h(6))).toBe('yes');
  });
});

describe('a clinician', () => {
  const ask = (changes: Parameters<typeof memory>[0], wanted = order(10)) => {
    const answer = clinicianBolusAnswer(memory(changes), wanted, h(5));
    return answer.ok ? 'yes' : `${answer.refusal.code} ${answer.allowedAt}`;
  };
  it.each([
    ['in therapy', {}, 'yes'],
    [
      'in the lockout and at the count of the patient',
      { patient: { lockoutUntil: h(9), grants: [0, 1, 2, 3].map(h) } },
      'yes',
    ],
    ['SR-015 stopped', { infusion: { running: false } }, 'pump-stopped null'],
    ['SR-015 without a program', { infusion: { program: null } }, 'pump-stopped null'],
    ['in another bolus', { bolus: patients }, `bolus-running ${h(6)}`],
    [
      'SR-013 at the dose window',
      {
        infusion: { program: tight, basal: millilitresPerDay(0.048) },
        history: { given: [...given.given, ...given.given] },
      },
      `dose-window ${h(28)}`,
    ],
  ] as const)('%s: %s', (_, changes, expected) => {
    expect(ask(changes as Parameters<typeof memory>[0])).toBe(expected);
  });

  it.each([
    ['SR-009 the pump maximum, also in another bolus', order(16.7, 1), 'pump-maximum null'],
    ['SR-053 too short', { ...order(1), duration: 59_999 as Duration }, 'bolus-duration null'],
    ['SR-053 too long', { ...order(1), duration: 86_400_001 as Duration }, 'bolus-duration null'],
    ['SR-053 less than a stroke', { ...order(1), volume: 249_999 as Volume }, 'bolus-volume null'],
    ['SR-053 more than a reservoir', { ...order(1), volume: 40_000_000_001 as Volume }, 'bolus-volume null'],
  ] as const)('is refused %s', (_, wanted, expected) => {
    expect(ask({ bolus: clinicians }, wanted)).toBe(expected);
  });
});

describe('a square bolus', () => {
  const square = squareBolusOf(microlitres(24), hours(6), h(2));
  const ask = (changes: Parameters<typeof memory>[0], wanted: object = {}) => {
    const command = { type: 'command.square-bolus' as const, volume: microlitres(24), duration: hours(6), ...wanted };
    const answer = clinicianBolusAnswer(memory(changes), command, h(5));
    return answer.ok ? 'yes' : `${answer.refusal.code} ${answer.allowedAt}`;
  };

  it.each([
    ['in therapy', {}, {}, 'yes'],
    ['SR-010 beside another', { square }, {}, `square-bolus-running ${h(8)}`],
    ["beside a clinician's bolus", { bolus: clinicians }, {}, `bolus-running ${h(6)}`],
    ['beside a patient bolus', { bolus: patients }, {}, `bolus-running ${h(6)}`],
    ['SR-015 stopped', { infusion: { running: false } }, {}, 'pump-stopped null'],
    ['SR-011 shorter than the least', {}, { duration: 59_999 as Duration }, 'bolus-duration null'],
    ['SR-011 longer than the most', {}, { duration: 86_400_001 as Duration }, 'bolus-duration null'],
    ['SR-053 with no volume', {}, { volume: 0 as Volume }, 'bolus-volume null'],
    ['SR-009 above the pump maximum', {}, { volume: microlitres(17), duration: minutes(1) }, 'pump-maximum null'],
    [
      'SR-013 above a dose window',
      { infusion: { program: tight, basal: millilitresPerDay(0.048) } },
      {},
      'dose-window null',
    ],
  ] as const)('%s', (_, changes, wanted, expected) => {
    expect(ask(changes, wanted)).toBe(expected);
  });

  it('SR-010 lets a patient bolus through, and keeps everything else waiting until its own end', () => {
    const c = memory({ square });
    expect(patientBolusAnswer(c, h(5)).ok).toBe(true);
    expect(clinicianBolusAnswer(c, order(1), h(5))).toMatchObject({
      ok: false,
      refusal: { code: 'square-bolus-running' },
      allowedAt: h(8),
    });
    const suspended = memory({ square: { ...square, spent: hours(3), since: null }, bolus: patients });
    expect(clinicianBolusAnswer(suspended, order(1), h(5))).toMatchObject({
      ok: false,
      refusal: { code: 'bolus-running' },
      allowedAt: h(9),
    });
  });
});

it('SR-017 a pump is busy with a bridge until its last stroke or the end of the program, and nobody knows until when while nothing flows', () => {
  const flow = millilitresPerDay(0.06);
  const fluid = { drug: 'morphine', concentration: 10_000 as Concentration };
  const bridge = { from: h(1), flow, volume: microlitres(25), fluid, fromStroke: 0, untilStroke: 100 };
  const train = { ...memory().motor.train, start: h(1), flow };
  const until = (endsAt: Instant | null, booking = true) =>
    busyWith(memory({ bridge, motor: { train, booking }, infusion: { endsAt } }), h(5))?.until;
  expect(until(null)).toBe(h(11));
  expect(until(h(12))).toBe(h(11));
  expect(until(h(9))).toBe(h(9));
  expect(until(h(9), false)).toBe(null);
});

it('a pump is busy with a prime or a bolus until its end', () => {
  expect(busyWith(memory(), h(5))).toBe(null);
  expect(busyWith(memory({ bolus: patients }), h(5))).toMatchObject({
    until: h(6),
    refusal: { code: 'bolus-running' },
  });
  expect(busyWith(memory({ infusion: { prime } }), h(5))).toMatchObject({
    until: h(6),
    refusal: { code: 'prime-running' },
  });
});
