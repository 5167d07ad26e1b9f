import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../../src/firmware/deadlines.js';
import { bolusOf } from '../../../src/firmware/rules/bolus.js';
import { days, hours, type Instant, microlitres } from '../../../src/units/index.js';
import { h, memory } from '../../support/memory.js';
import { PATIENT, simple } from '../../support/orders.js';

const DAY = 86_400_000;
const patients = bolusOf('patient', microlitres(10), hours(1), h(5));
const prime = { from: h(5), until: h(6), flow: 1 as never, volume: 1 as never, fills: 1 as never };
const once = simple(0.15, { patient: { ...PATIENT, maxCount: 1 } });
const TRAIN = { start: h(5), flow: 0 as never, stroke: 250_000 as never, carry: 0 };
const seen = { from: h(0), flow: 1 as never, booking: true };
/** a pump whose only deadline would be that of its battery */
const still = (changes: Parameters<typeof memory>[0] = {}) =>
  memory({
    ...changes,
    motor: { standingSince: null, ...changes?.motor },
    reservoir: { forecast: null, ...changes?.reservoir },
  });
const age = days(2557 - 90);

describe('the moment at which the pump must be woken', () => {
  it.each([
    ['the battery by age', still(), age],
    ['the end of service', still({ battery: { replacementSince: h(1) } }), h(1) + 90 * DAY],
    ['nothing at the end of service', still({ battery: { replacementSince: h(1), ended: true } }), null],
    ['nothing on the shelf', still({ power: { implantedAt: null } }), null],
    ['the self-test', still({ power: { selfTestEnd: h(9) } }), h(9)],
    ['the end of a prime', still({ infusion: { prime } }), h(6)],
    ['the end of a pause', still({ infusion: { suspended: true, suspendedUntil: h(7), nextStep: h(6) } }), h(7)],
    ['nothing of a pause without an end', still({ infusion: { suspended: true, nextStep: h(6) } }), age],
    ['the next step', still({ infusion: { nextStep: h(6) } }), h(6)],
    ['no step while nothing runs', still({ infusion: { running: false, nextStep: h(6) } }), age],
    ['the end of a bolus', still({ bolus: patients }), h(6)],
    ['the end of the lockout', still({ patient: { lockoutUntil: h(8) } }), h(8)],
    [
      'not the lockout in a patient bolus, from whose end it counts',
      still({ bolus: patients, patient: { lockoutUntil: h(5.5) } }),
      h(6),
    ],
    [
      'no lockout without patient boluses',
      still({ infusion: { program: null }, patient: { lockoutUntil: h(8) } }),
      age,
    ],
    ['the count that is free again', still({ infusion: { program: once }, patient: { grants: [h(1)] } }), h(25)],
    [
      'the lockout before the count',
      still({ infusion: { program: once }, patient: { grants: [h(1)], lockoutUntil: h(8) } }),
      h(8),
    ],
    ['a low reservoir', still({ reservoir: { forecast: { ...seen, low: h(7), empty: h(9) } } }), h(7)],
    ['an empty reservoir', still({ reservoir: { low: true, forecast: { ...seen, low: null, empty: h(9) } } }), h(9)],
    ['a standstill', still({ motor: { standingSince: h(2) } }), h(50)],
    [
      'a flow that is wrong for too long',
      still({ measured: { since: h(5) }, motor: { train: { ...TRAIN, flow: 24_000_000_000 as never } } }),
      h(5.25),
    ],
    ['the end of an audio pause', still({ alarm: { pausedUntil: h(7) } }), h(7)],
    [
      'the earliest of several',
      still({ alarm: { pausedUntil: h(7) }, bolus: patients, infusion: { nextStep: h(6.5) } }),
      h(6),
    ],
  ] as const)('%s', (_, c, expected) => {
    expect(nextDeadline(c, h(5))).toBe(expected);
  });

  it('SR-014 asks for no wake-up once the count is free', () => {
    const c = still({ infusion: { program: once }, patient: { grants: [h(1)] } });
    expect(nextDeadline(c, (h(25) - 1) as Instant)).toBe(h(25));
    expect(nextDeadline(c, h(25))).toBe(age);
  });
});
