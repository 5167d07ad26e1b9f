import { describe, expect, it } from 'vitest';
import { alongLine, driven, look } from '../../../sim/plant/index.js';
import { millilitresPerDay } from '../../../src/units/index.js';
import { at, DAY, MORPHINE, massOf, plant, STEADY } from './sample.js';

const PLUG = { ...STEADY, line: { tipPressure: 1.5, dispersionCells: 0 } };
const PRIME = millilitresPerDay(24);
const LINE = 0.14 + 80 * 0.0022;
const when = (ml: number) => at(Math.round((ml / 24) * DAY) + 17_000);

const massOn = (pieces: ReturnType<typeof alongLine>): number =>
  pieces.reduce((sum, { volume, holds }) => sum + (volume * massOf(holds)) / 1e9, 0);

describe('what stands along the line', () => {
  it.each([
    ['plug flow', PLUG],
    ['dispersion', STEADY],
  ])('with %s is what was pushed in, from the pump to the tip, whole at any moment', (_, figures) => {
    const state = driven(plant(figures), at(0), PRIME);
    const { tubing, catheter } = state.build;
    for (const share of [0, 0.1, 0.5, 0.9, 1.5]) {
      const pieces = alongLine(state, when(share * LINE));
      const of = (part: string) => pieces.filter((p) => p.part === part).reduce((sum, { volume }) => sum + volume, 0);
      expect(of('tubing')).toBeCloseTo(tubing, 0);
      expect(of('catheter')).toBeCloseTo(catheter, 0);
      expect(pieces.findLastIndex((p) => p.part === 'tubing')).toBe(pieces.findIndex((p) => p.part === 'catheter') - 1);
      const { inLine, tip, volumes } = look(state, when(share * LINE));
      // The head of the pump, before the tubing, holds drug from the start.
      const head = ((volumes.line - tubing - catheter) / 1e9) * massOf(MORPHINE);
      expect(massOn(pieces) + head).toBeCloseTo(massOf(inLine), 6);
      expect(massOf(pieces.at(-1)?.holds ?? {})).toBeCloseTo(massOf(tip), 6);
      const strengths = pieces.map(({ holds }) => massOf(holds));
      expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
    }
  });

  it('is one fluid once the old one is out', () => {
    const pieces = alongLine(driven(plant(PLUG), at(0), PRIME), when(3 * LINE));
    expect(new Set(pieces.map(({ holds }) => JSON.stringify(holds)))).toEqual(new Set([JSON.stringify(MORPHINE)]));
  });

  it('is not told for a moment before the last change', () => {
    expect(() => alongLine(driven(plant(PLUG), at(1_000), PRIME), at(0))).toThrow(/before the last change/);
  });
});
