import { describe, expect, it } from 'vitest';
import { bolusOf } from '../../../../src/firmware/rules/bolus.js';
import {
  afterPrime,
  historyToCome,
  primeDose,
  primeFor,
  primeGiven,
  primeSpills,
  withPrime,
} from '../../../../src/firmware/rules/prime.js';
import { type Flow, hours, type Instant, type Length, microlitres, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { CONFIG } from '../../../support/pump.js';

const full = { type: 'command.prime', extent: 'full-system' } as const;
const catheter = { ...full, extent: 'catheter-only' } as const;
const odd = { line: { ...CONFIG.line, tubing: 140_000_001 as Volume } };
const STROKE = CONFIG.stroke;

describe('a prime', () => {
  it('SR-006 fills tubing and catheter, or the catheter alone, in the time it takes', () => {
    expect(primeFor(memory(), full, h(1))).toEqual({
      from: h(1),
      until: h(1) + 1_137_600,
      flow: CONFIG.primeFlow,
      volume: microlitres(316),
      fills: microlitres(316),
    });
    expect(primeFor(memory(), catheter, h(1))).toMatchObject({ volume: microlitres(176), until: h(1) + 633_600 });
  });

  it('rounds its time up, exactly, also where the product leaves the range of a double', () => {
    const slow = memory({}, { primeFlow: 1_000_000_007 as Flow, line: { ...CONFIG.line, length: 150 as Length } });
    const { until, volume } = primeFor(slow, full, 0 as Instant);
    const product = BigInt(volume) * 86_400_000n;
    expect(BigInt(until)).toBe((product + 1_000_000_006n) / 1_000_000_007n);
  });

  it.each([
    ['a line that was primed', memory({ infusion: { primed: true } }), 0],
    ['a line that is being primed', memory({ infusion: { prime: primeFor(memory(), full, h(1)) } }), 0],
    ['an empty line', memory(), 316],
    ['a line that basal has filled in part', memory({ motor: { booked: 400 } }), 216],
    ['a line that lacks less than a stroke', memory({ motor: { booked: 1263 } }), 0.25],
    ['a line that basal has filled', memory({ motor: { booked: 1264 } }), 0],
    ['a line that basal has filled long ago', memory({ motor: { booked: 9000 } }), 0],
  ])('SR-013 into %s fills it, and all beyond is dose', (_, c, fills) => {
    expect(primeFor(c, full, h(1)).fills).toBe(microlitres(fills));
  });

  it.each([
    [0, 0, 0],
    [500_000, 138_888_888, 138_888_889],
    [1_137_600, 316_000_000, 316_000_000],
    [1_137_601, 316_000_001, 316_000_278],
    [9_999_999, 316_000_001, 316_000_278],
  ])('SR-025 after %d ms has given %d pL and, as dose, counts %d pL', (n, given, dose) => {
    const prime = primeFor(memory({ infusion: { primed: true } }, odd), full, h(1));
    const at = (h(1) + n) as Instant;
    expect(primeGiven(prime, at)).toBe(given);
    expect(primeDose(prime, STROKE, at)).toBe(dose);
  });

  it.each([
    ['nothing beyond an empty line', 0, 9, STROKE],
    ['less than a stroke beyond it', 0.5, 9, STROKE],
    ['what lies beyond the line', 400, 9, microlitres(100)],
    ['nothing as long as it fills the line', 400, 1.2, STROKE],
    ['all that a full line takes', 1264, 9, microlitres(316)],
  ])('SR-013 counts %s as dose, but the stroke it leaves under way', (_, booked, hour, dose) => {
    expect(primeDose(primeFor(memory({ motor: { booked } }), full, h(1)), STROKE, h(hour))).toBe(dose);
  });

  it.each([
    [full, 0, false],
    [full, 1, true],
    [full, 9000, true],
    [catheter, 560, false],
    [catheter, 561, true],
  ])('SR-020 pushes out what is in the line, by a stroke or more: %j after %d strokes: %s', (order, booked, spills) => {
    expect(primeSpills(memory({ motor: { booked } }), order, h(1))).toBe(spills);
  });

  it('SR-006 counts primes when they begin', () => {
    expect(withPrime(memory({ infusion: { primes: 2 } }), full, h(1))).toMatchObject({
      primes: 3,
      prime: { from: h(1) },
    });
  });

  it('SR-006 leaves the line primed and its dose in the history', () => {
    const prime = primeFor(memory({ infusion: { primed: true } }), full, h(1));
    const after = afterPrime(memory({ infusion: { prime } }), prime.until);
    expect(after.infusion).toMatchObject({ prime: null, primed: true });
    expect(after.history.given).toEqual([{ end: prime.until, volume: microlitres(316) }]);
    expect(afterPrime(memory(), h(2)).history.given).toEqual([]);
    // A second more at 24 mL/day, rounded up.
    const late = (prime.until + 1_000) as Instant;
    expect(afterPrime(memory({ infusion: { prime } }), late).history.given).toEqual([
      { end: late, volume: microlitres(316) + 277_778 },
    ]);
  });

  it('SR-013 and a bolus count as complete in the history to come', () => {
    const bolus = bolusOf('clinician', microlitres(10), hours(1), h(5));
    expect(historyToCome(memory({ bolus }), h(5)).given).toEqual([{ end: h(6), volume: microlitres(10) }]);
    const prime = primeFor(memory({ infusion: { primed: true } }), full, h(5));
    const given = [{ end: prime.until, volume: microlitres(316) }];
    expect(historyToCome(memory({ infusion: { prime } }), h(5)).given).toEqual(given);
    expect(historyToCome(memory(), h(5)).given).toEqual([]);
  });
});
