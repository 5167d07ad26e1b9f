import { describe, expect, it } from 'vitest';
import {
  afterGrant,
  countFreeAt,
  lockedFrom,
  lockoutEnd,
  lockoutIsOver,
} from '../../../../src/firmware/rules/patient-control.js';
import { type Duration, hours, type Instant, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { PATIENT, simple } from '../../../support/orders.js';

const bolus = (kind: 'patient' | 'clinician') => ({
  kind,
  from: h(5),
  until: h(6),
  flow: 1 as never,
  volume: 1 as Volume,
});
const grants = (...hoursOf: number[]) => hoursOf.map(h);
const twice = { ...PATIENT, maxCount: 2 };
const counting = (list: Instant[]) =>
  memory({ infusion: { program: simple(0.15, { patient: twice }) }, patient: { grants: list } });

describe('lockout', () => {
  it.each([
    ['SR-012 while a patient bolus runs: its end and the lockout', { bolus: bolus('patient') }, h(7)],
    [
      'SR-012 of a refill in a patient bolus: still from its end',
      { bolus: bolus('patient'), patient: { lockoutUntil: h(6.5) } },
      h(7),
    ],
    [
      'SR-012 while a clinician bolus runs: as it was',
      { bolus: bolus('clinician'), patient: { lockoutUntil: h(6.5) } },
      h(6.5),
    ],
    ['none', {}, h(5)],
    ['without a program: none', { infusion: { program: null }, patient: { lockoutUntil: h(9) } }, h(5)],
    ['without patient boluses: none', { infusion: { program: simple(0.15) }, patient: { lockoutUntil: h(9) } }, h(5)],
  ] as const)('end %s', (_, changes, expected) => {
    expect(lockoutEnd(memory(changes), h(5))).toBe(expected);
  });

  it('SR-012 is over at its end, not one millisecond before, and never during a patient bolus', () => {
    const locked = memory({ patient: { lockoutUntil: h(6) } });
    expect(lockoutIsOver(locked, (h(6) - 1) as Instant)).toBe(false);
    expect(lockoutIsOver(locked, h(6))).toBe(true);
    expect(lockoutIsOver({ ...locked, bolus: bolus('patient') }, h(6))).toBe(false);
    expect(lockoutIsOver({ ...locked, bolus: bolus('clinician') }, h(6))).toBe(true);
    expect(lockoutIsOver(memory(), h(6))).toBe(false);
  });

  it('SR-012 begins when it is told to and ends without one', () => {
    expect(lockedFrom(memory(), hours(2), h(5)).lockoutUntil).toBe(h(7));
    expect(lockedFrom(memory({ patient: { lockoutUntil: h(9) } }), null, h(5)).lockoutUntil).toBe(null);
  });
});

describe('count', () => {
  it.each([
    ['nothing granted', [], h(30), h(30)],
    ['one of two', grants(10), h(30), h(30)],
    ['two of two, one ms before the first leaves', grants(10, 20), (h(34) - 1) as Instant, h(34)],
    ['two of two, when the first leaves', grants(10, 20), h(34), h(34)],
    ['three where two are allowed: the second must leave', grants(10, 11, 20), h(21), h(35)],
    ['grants that are too old', grants(1, 2, 3), h(30), h(30)],
  ] as const)('SR-014 allows another with %s', (_, list, at, expected) => {
    expect(countFreeAt(counting([...list]), at)).toBe(expected);
  });

  it('SR-014 is free without patient boluses', () => {
    const none = memory({ infusion: { program: null }, patient: { grants: grants(1, 2, 3, 4, 5) } });
    expect(countFreeAt(none, h(6))).toBe(h(6));
  });

  it('SR-014 remembers grants for the longest window a program may set', () => {
    const after = afterGrant(memory({ patient: { grants: grants(0, 1) } }), h(168));
    expect(after).toEqual({ lockoutUntil: null, grants: grants(1, 168) });
    const short = memory({ patient: { grants: grants(0) } }, { doseWindowMax: hours(2) as Duration });
    expect(afterGrant(short, h(1)).grants).toEqual(grants(0, 1));
  });
});
