import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import {
  bolusCutReason,
  bolusDose,
  bolusGiven,
  bolusOf,
  cancelAllowed,
  patientBolus,
} from '../../../../src/firmware/rules/bolus.js';
import { squareBolusOf } from '../../../../src/firmware/rules/square-bolus.js';
import { type Duration, type Instant, minutes, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { simple } from '../../../support/orders.js';

const bolus = bolusOf('patient', 10_000_001 as Volume, 600_000 as Duration, h(1));
const ms = (n: number) => (h(1) + n) as Instant;

describe('a running bolus', () => {
  it('is an even flow over its time that never moves more than was asked for', () => {
    expect(bolus).toEqual({ kind: 'patient', from: h(1), until: ms(600_000), flow: 1_440_000_144, volume: 10_000_001 });
  });

  it.each([
    [0, 0, 0],
    [1, 16, 17],
    [300_000, 5_000_000, 5_000_001],
    [599_999, 9_999_984, 9_999_985],
    [600_000, 10_000_001, 10_000_001],
    [900_000, 10_000_001, 10_000_001],
  ])('SR-025 after %d ms has given %d pL and counts %d pL', (n, given, dose) => {
    expect(bolusGiven(bolus, ms(n))).toBe(given);
    expect(bolusDose(bolus, ms(n))).toBe(dose);
  });

  it.each([
    ['no bolus', {}, null],
    ['no bolus, whatever else there is', { motor: { stalled: true } }, null],
    ['nothing', { bolus }, null],
    ['SR-015 an empty reservoir', { bolus, reservoir: { empty: true } }, 'reservoir empty'],
    ['SR-015 an occlusion', { bolus, line: { occluded: true } }, 'occlusion'],
    ['SR-015 a stall', { bolus, motor: { stalled: true } }, 'motor stall'],
    ['SR-036 the end of service', { bolus, battery: { ended: true } }, 'end of service'],
    ['a stop', { bolus, infusion: { running: false } }, 'therapy stopped'],
    ['a pause', { bolus, infusion: { suspended: true } }, 'therapy suspended'],
    ['not a mere suspicion', { bolus, motor: { suspected: true }, line: { suspected: true } }, null],
  ] as const)('must end for %s', (_, changes, expected) => {
    expect(bolusCutReason(memory(changes))).toBe(expected);
  });

  it('is what the program allows the patient', () => {
    expect(patientBolus(memory(), h(2))).toMatchObject({
      kind: 'patient',
      until: h(2) + minutes(10),
      volume: 10_000_000,
    });
    expect(patientBolus(memory({ infusion: { program: simple(0.1) } }), h(2))).toBe(null);
    expect(patientBolus(memory({ infusion: { program: null } }), h(2))).toBe(null);
  });

  it('can be cancelled while there is one', () => {
    expect(cancelAllowed(memory({ bolus }))).toEqual(ok(true));
    expect(cancelAllowed(memory({ square: squareBolusOf(10_000_000 as Volume, minutes(60), h(1)) }))).toEqual(ok(true));
    expect(cancelAllowed(memory())).toMatchObject({ refusal: { code: 'no-bolus' } });
  });
});
