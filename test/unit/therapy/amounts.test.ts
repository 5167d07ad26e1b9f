import { describe, expect, it } from 'vitest';
import { concentrationRefusal, flowForDose, volumeForDose } from '../../../src/therapy/amounts.js';
import type { Concentration, DailyDose, Mass } from '../../../src/units/index.js';
import { code } from './answers.js';

const conc = (n: number) => n as Concentration;

describe.each([
  ['flow', (dose: number, c: number) => flowForDose(dose as DailyDose, conc(c)), 'flow-too-large'],
  ['volume', (dose: number, c: number) => volumeForDose(dose as Mass, conc(c)), 'volume-too-large'],
] as const)('the %s for a dose', (_, amount, tooLarge) => {
  it('is the dose over the concentration, to the nearest pL', () => {
    expect(amount(3000, 20_000)).toEqual({ ok: true, value: 150_000_000 });
    expect(amount(1, 3)).toEqual({ ok: true, value: 333_333_333 });
    expect(amount(2, 3)).toEqual({ ok: true, value: 666_666_667 });
  });

  it.each([0, -1, Number.NaN])('is refused at a concentration of %d', (c) => {
    expect(code(amount(3000, c))).toBe('concentration-zero');
  });

  it('may be a million litres, and not one part in 10¹⁵ more', () => {
    expect(amount(1e6, 1)).toEqual({ ok: true, value: 1e15 });
    expect(code(amount(1e6 + 8e-10, 1))).toBe(tooLarge);
    expect(code(amount(Number.POSITIVE_INFINITY, 1))).toBe(tooLarge);
    expect(code(amount(Number.NaN, 1))).toBe(tooLarge);
  });
});

it('any concentration above nothing will do', () => {
  expect(concentrationRefusal(conc(Number.MIN_VALUE))).toBe(null);
  expect(concentrationRefusal(conc(0))).toMatchObject({ code: 'concentration-zero' });
});
