import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/profile/index.js';
import type { PrimeExtent } from '../../../src/protocol/index.js';
import { calcPrime, lineVolume, primeVolume } from '../../../src/therapy/index.js';
import {
  type Length,
  microlitres,
  millilitres,
  minutes,
  parseConcentration,
  parseLength,
  type Volume,
} from '../../../src/units/index.js';
import { code, value } from './answers.js';

const profile = PROFILES['peristaltic-40'];
const prime = (length: string, concentration: string, extent: PrimeExtent) =>
  calcPrime({
    profile,
    catheterLength: value(parseLength(length)),
    concentration: value(parseConcentration(concentration)),
    extent,
  });

describe('primeVolume', () => {
  const geometry = (length: number) => ({
    tubing: millilitres(0.14),
    volumePerCm: microlitres(2.2),
    length: length as Length,
  });
  it.each([
    [80, 'full-system', 316_000_000],
    [80, 'catheter-only', 176_000_000],
    [38.7, 'full-system', 225_140_000],
    [110, 'catheter-only', 242_000_000],
    [0, 'full-system', 140_000_000],
  ] as const)('%d cm, %s: %d pL', (length, extent, pl) => expect(primeVolume(geometry(length), extent)).toBe(pl));

  it('is to the nearest picolitre', () => {
    const thin = { tubing: 1 as Volume, volumePerCm: 3 as Volume };
    expect(primeVolume({ ...thin, length: 0.5 as Length }, 'catheter-only')).toBe(2);
    expect(primeVolume({ ...thin, length: 0.4 as Length }, 'full-system')).toBe(2);
  });

  it('with the older tubing constant would push 0.059 mL too much', () => {
    const old = { ...geometry(80), tubing: millilitres(0.199) };
    expect(primeVolume(old, 'full-system') - primeVolume(geometry(80), 'full-system')).toBe(59_000_000);
  });
});

describe('calcPrime', () => {
  it('moves 0.316 mL and 6.32 mg in just under 19 minutes', () => {
    const answer = value(prime('80 cm', '20 mg/mL', 'full-system'));
    expect(answer).toMatchObject({ volume: 316_000_000, drugMoved: 6320, duration: 1_137_600, flow: 24_000_000_000 });
    expect(answer.duration).toBeLessThanOrEqual(minutes(20));
  });
  it('moves only the catheter when the pump is primed', () => {
    expect(value(prime('80 cm', '500 mcg/mL', 'catheter-only'))).toMatchObject({ volume: 176_000_000, drugMoved: 88 });
  });
  it.each([
    ['0 cm', '20 mg/mL', 'catheter-length-zero'],
    ['200 m', '20 mg/mL', 'catheter-too-long'],
    ['80 cm', '0 mg/mL', 'concentration-zero'],
  ])('refuses %s of %s: %s', (length, concentration, refusal) => {
    expect(code(prime(length, concentration, 'full-system'))).toBe(refusal);
  });
});

describe('lineVolume', () => {
  const perCm = profile.line.volumePerCm.value;
  const line = (pl: number) => lineVolume(profile, (pl / perCm) as Length, 'catheter-only');
  const capacity = (value: number) => ({
    ...profile,
    reservoir: { ...profile.reservoir, capacity: { ...profile.reservoir.capacity, value: value as Volume } },
  });

  it.each([
    [1, 1],
    [0.6, 1],
  ])('takes a catheter of %d pL as %d', (pl, expected) => expect(value(line(pl))).toBe(expected));

  it('refuses a catheter that holds nothing', () => expect(code(line(0.4))).toBe('catheter-length-zero'));

  it('takes tubing and catheter that hold a full reservoir together, and not a picolitre more', () => {
    const most = profile.line.tubing.value + 80 * perCm;
    const of = (pl: number) => code(lineVolume(capacity(pl), 80 as Length, 'catheter-only'));
    expect(of(most)).toBe('granted');
    expect(of(most - 1)).toBe('catheter-too-long');
  });
});
