import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/profile/index.js';
import { BUILT_IN_FORMULARY, bridgeFor, calcBridge, drugNamed } from '../../../src/therapy/index.js';
import {
  type Length,
  microlitres,
  parseConcentration,
  parseDose,
  parseLength,
  type Volume,
} from '../../../src/units/index.js';
import { code, value } from './answers.js';

const profile = PROFILES['peristaltic-40'];
const bridge = (length: string, old: readonly [string, string], next: readonly [string, string]) =>
  calcBridge({
    profile,
    catheterLength: value(parseLength(length)),
    oldDose: value(parseDose(old[0])),
    oldConcentration: value(parseConcentration(old[1])),
    newDose: value(parseDose(next[0])),
    newConcentration: value(parseConcentration(next[1])),
  });

describe('calcBridge', () => {
  it('keeps the old dose while the old drug leaves the line', () => {
    const answer = value(bridge('80 cm', ['100 mcg/day', '500 mcg/mL'], ['100 mcg/day', '2000 mcg/mL']));
    expect(answer).toEqual({
      volume: 316_000_000,
      rate: 200_000_000,
      duration: 136_512_000, // 37.92 h
      withoutBridge: { dosePerDay: 25, duration: 546_048_000 }, // a quarter of the dose for 151.68 h
    });
  });
  it('shows the overdose of a change to a weaker drug', () => {
    const { withoutBridge } = value(bridge('80 cm', ['1 mg/day', '20 mg/mL'], ['1 mg/day', '10 mg/mL']));
    expect(withoutBridge).toEqual({ dosePerDay: 2000, duration: 273_024_000 });
  });
  it('never lets the old drug in the line be more or less than it is', () => {
    const { volume, rate, duration } = value(bridge('61 cm', ['0.7 mg/day', '7 mg/mL'], ['1 mg/day', '3 mg/mL']));
    expect(Math.abs(Math.floor((rate * duration) / 86_400_000) - volume)).toBeLessThanOrEqual(2);
  });
  it.each([
    ['80 cm', ['0.01 mg/day', '20 mg/mL'], ['3 mg/day', '20 mg/mL'], 'flow-below-minimum'],
    ['80 cm', ['3 mg/day', '20 mg/mL'], ['90 mg/day', '1 mg/mL'], 'flow-above-maximum'],
    ['80 cm', ['3 mg/day', '20 mg/mL'], ['3 mg/day', '0 mg/mL'], 'concentration-zero'],
    ['0 cm', ['3 mg/day', '20 mg/mL'], ['3 mg/day', '10 mg/mL'], 'catheter-length-zero'],
  ] as const)('refuses %s %j %j: %s', (length, old, next, refusal) => {
    expect(code(bridge(length, old, next))).toBe(refusal);
  });
});

describe('bridgeFor', () => {
  const line = { tubing: microlitres(140), volumePerCm: microlitres(2.2), length: 80 as Length };
  const morphine = value(drugNamed(BUILT_IN_FORMULARY, 'morphine'));
  const order = (dose: string, volume: Volume | null = null, concentration = '20 mg/mL') =>
    bridgeFor(
      line,
      value(parseDose(dose)),
      { drug: morphine, concentration: value(parseConcentration(concentration)) },
      volume,
    );
  const bridge = { flow: 150_000_000, volume: microlitres(316), fluid: { drug: 'morphine', concentration: 20_000 } };

  it.each([
    ['all that the line takes', null, 316],
    ['what the line still holds', microlitres(200), 200],
  ])('SR-020 gives the old dose for %s', (_, volume, ul) => {
    expect(order('3 mg/day', volume)).toEqual({
      ok: true,
      value: { bridge: { ...bridge, volume: microlitres(ul) }, warnings: [] },
    });
  });

  it('SR-059 warns of a dose above the soft limit of the old drug', () => {
    expect(order('16 mg/day')).toMatchObject({
      ok: true,
      value: { bridge: { flow: 800_000_000 }, warnings: [expect.stringMatching(/dose of the bridge 16 mg\/day/)] },
    });
  });

  it.each([
    ['above the hard limit of the old drug', '21 mg/day', '20 mg/mL', 'daily-dose-above-hard-limit'],
    ['of a fluid without drug', '3 mg/day', '0 mg/mL', 'concentration-zero'],
  ])('SR-059 refuses a dose %s', (_, dose, concentration, refusal) => {
    expect(order(dose, null, concentration)).toMatchObject({ ok: false, refusals: [{ code: refusal }] });
  });
});
