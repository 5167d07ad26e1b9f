import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/profile/index.js';
import type { PatientControl } from '../../../src/protocol/index.js';
import type { PatientOrder } from '../../../src/therapy/index.js';
import { bolusesWithin, patientControl } from '../../../src/therapy/patient-order.js';
import {
  type Concentration,
  type Duration,
  days,
  durationOf,
  hours,
  type Mass,
  millilitresPerDay,
  minutes,
} from '../../../src/units/index.js';

const profile = PROFILES['peristaltic-40'];
/** 1 mg/mL: a µg is a nL */
const c = 1000 as Concentration;
const order: PatientOrder = { dose: 10 as Mass, duration: minutes(10), lockout: hours(4), max: 4, per: hours(24) };
const codes = (change: Partial<PatientOrder>, basalMlPerDay = 1) =>
  patientControl({ ...order, ...change }, millilitresPerDay(basalMlPerDay), profile, c).refusals.map((r) => r.code);

describe('what a patient may ask for', () => {
  it.each<[string, Partial<PatientOrder>, readonly string[]]>([
    ['the largest count', { max: profile.limits.countMax.value }, []],
    ['one more', { max: profile.limits.countMax.value + 1 }, ['bolus-count']],
    ['a count in a millisecond', { per: durationOf(1) }, []],
    ['a count in no time', { per: durationOf(0) }, ['bolus-window']],
    ['one stroke', { dose: 0.25 as Mass }, []],
    ['less than a stroke', { dose: 0.249 as Mass }, ['bolus-below-stroke']],
    ['a full reservoir in a day', { dose: 40_000 as Mass, duration: hours(24) }, ['bolus-flow-above-maximum']],
    ['more than a full reservoir', { dose: 40_001 as Mass, duration: hours(24) }, ['bolus-above-reservoir']],
    ['more than any arithmetic holds', { dose: 1e12 as Mass }, ['volume-too-large']],
    ['too fast over the shortest time', { dose: 50 as Mass, duration: minutes(1) }, ['bolus-flow-above-maximum']],
    ['too fast and too short: the time is told', { dose: 50 as Mass, duration: minutes(0.5) }, ['bolus-duration']],
    ['in no time at all', { duration: durationOf(0) }, ['bolus-duration']],
  ])('SR-053 %s: %j', (_, change, expected) => expect(codes(change)).toEqual(expected));

  it('SR-009 basal and bolus reach the maximum of the pump and do not pass it', () => {
    // 23 mL/day for 36 min are 575 µL
    expect(codes({ dose: 575 as Mass, duration: minutes(36) })).toEqual([]);
    expect(codes({ dose: 575.000_001 as Mass, duration: minutes(36) })).toEqual(['bolus-flow-above-maximum']);
  });
});

describe('boluses that can begin in a day', () => {
  const control = (maxCount: number, window: Duration, lockout: Duration): PatientControl => ({
    bolus: 1 as never,
    duration: hours(1),
    lockout,
    maxCount,
    countWindow: window,
  });
  it.each([
    ['as many as the count says', 3, hours(24), hours(1), 3],
    ['the count of each window that the day reaches into', 3, hours(10), hours(1), 9],
    ['as many as lockout and duration leave room for, the last one at the end of the day', 9, hours(1), hours(4), 5],
    ['where they fill the day, just as many', 9, hours(1), hours(5), 4],
  ] as const)('are %s', (_, count, window, lockout, expected) => {
    expect(bolusesWithin(control(count, window, lockout), days(1))).toBe(expected);
  });
});
