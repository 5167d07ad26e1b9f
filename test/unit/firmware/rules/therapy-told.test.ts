import { describe, expect, it } from 'vitest';
import { therapyTold } from '../../../../src/firmware/rules/therapy-told.js';
import { type Flow, type Instant, microlitres, minutes, NO_FLOW, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { PATIENT, simple } from '../../../support/orders.js';

type Changes = Parameters<typeof memory>[0];
const told = (changes: Changes, at: Instant = h(2)) => therapyTold(memory(changes), at);

const span = { from: h(1), until: h(3), flow: NO_FLOW, volume: 0 as Volume };
const purge = { infusion: { purge: span } };
const prime = { infusion: { prime: { ...span, volume: microlitres(316), fills: 0 } } };
const fluid = { drug: 'baclofen', concentration: 500 };
const bridge = {
  bridge: { from: h(1), flow: 1 as Flow, volume: microlitres(316), fluid, fromStroke: 0, untilStroke: 9 },
};
const bolus = (kind: 'clinician' | 'patient') => ({ bolus: { kind, ...span, until: (h(2) + minutes(5)) as Instant } });
const square = { square: { from: h(1), volume: 0 as Volume, duration: h(2), flow: NO_FLOW, spent: 0, since: h(1) } };

describe('what the pump is at', () => {
  it.each<[string, object, string]>([
    ['nothing', { infusion: { running: false } }, 'stopped'],
    ['its basal', {}, 'basal'],
    ['a pause', { infusion: { suspended: true } }, 'suspended'],
    ['a purge on the shelf', purge, 'purge'],
    ['a prime', prime, 'prime'],
    ['a bridge', bridge, 'bridge'],
    ['a bolus of the clinician', bolus('clinician'), 'clinician-bolus'],
    ['a bolus of the patient', bolus('patient'), 'patient-bolus'],
    ['a square bolus', square, 'square-bolus'],
    ['a patient bolus that holds a square one up', { ...bolus('patient'), ...square }, 'patient-bolus'],
  ])('%s', (_, changes, word) => {
    expect(told(changes as Changes).doing).toBe(word);
  });
});

describe('whether a bolus would be granted', () => {
  it('now', () => {
    expect(told({}).bolus).toEqual({ refusal: null, allowedAt: h(2) });
  });
  it('SR-012 and why not, and from when on', () => {
    const { bolus: outlook } = told({ patient: { lockoutUntil: h(3) } });
    expect(outlook).toMatchObject({ refusal: { code: 'lockout' }, allowedAt: h(3) });
  });
  it('SR-015 and for good, when time does not cure it', () => {
    const { bolus: outlook } = told({ infusion: { program: simple(0.15) } });
    expect(outlook).toMatchObject({ refusal: { code: 'not-enabled' }, allowedAt: null });
  });
});

describe('how many boluses count', () => {
  const grants = [h(1), h(20), h(25)];
  it.each([
    [h(24.9), 3],
    [h(25), 2],
    [h(44), 1],
    [h(49), 0],
  ])('at %d ms: %d', (at, many) => {
    expect(told({ patient: { grants } }, at).granted).toBe(many);
  });
  it('none in a program that has none', () => {
    expect(told({ patient: { grants }, infusion: { program: simple(0.15) } }, h(25)).granted).toBe(0);
  });
});

it('tells the fluid that was typed, what is left of the one before, and the line', () => {
  const c = memory({
    oldFluid: { fluid, drugClass: 'withdrawal-risk', goneAt: 7 } as never,
    infusion: { primes: 2, program: simple(0.15, { patient: PATIENT }) },
  });
  const { oldFluid, fluid: now, line, primes, program, heldBy } = therapyTold(c, h(0));
  expect(oldFluid).toEqual({ fluid, volume: 7 * c.config.stroke });
  expect(now).toEqual({ drug: 'morphine', drugClass: 'withdrawal-risk', concentration: 20_000 });
  expect(line).toEqual(c.config.line);
  expect(primes).toBe(2);
  expect(program).toEqual(simple(0.15, { patient: PATIENT }));
  expect(heldBy).toBeNull();
});
