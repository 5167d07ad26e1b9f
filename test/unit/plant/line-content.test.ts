import { describe, expect, it } from 'vitest';
import { pushCells } from '../../../sim/plant/dispersion.js';
import { driven, HEALTHY, look, withPorts } from '../../../sim/plant/index.js';
import { takeFront } from '../../../sim/plant/plug.js';
import { millilitres, millilitresPerDay } from '../../../src/units/index.js';
import { at, DAY, MORPHINE, massOf, plant, STEADY } from './sample.js';

const LINE = 0.14 + 80 * 0.0022;
const PLUG = { ...STEADY, line: { tipPressure: 1.5, dispersionCells: 0 } };
const PRIME = millilitresPerDay(24);
/** Moment at which about `ml` have left the tip during a prime. */
const when = (ml: number) => at(Math.round((ml / 24) * DAY) + 17_000);

describe('a prime into a line of water', () => {
  it('with dispersion, drug arrives before the nominal volume and the strength still lags behind it', () => {
    const state = driven(plant(STEADY), at(0), PRIME);
    const early = look(state, when(0.8 * LINE));
    expect(early.volumes.delivered).toBeLessThan(millilitres(LINE));
    expect(massOf(early.delivered)).toBeGreaterThan(0.01);
    const nominal = look(state, when(LINE));
    expect(massOf(nominal.tip) / 20_000).toBeGreaterThan(0.3);
    expect(massOf(nominal.tip) / 20_000).toBeLessThan(0.7);
    expect(massOf(look(state, when(2 * LINE)).tip) / 20_000).toBeGreaterThan(0.999);
  });

  it('as a plug, drug arrives exactly when the nominal volume has left', () => {
    const state = driven(plant(PLUG), at(0), PRIME);
    let moment = when(0.99 * LINE);
    while (look(state, moment).volumes.delivered <= state.build.lineVolume) {
      expect(look(state, moment).delivered).toEqual({});
      moment = at(moment + 1000);
    }
    const reading = look(state, moment);
    const beyond = reading.volumes.delivered - state.build.lineVolume;
    expect(massOf(reading.delivered)).toBeCloseTo((20_000 * beyond) / 1e9, 9);
    expect(reading.tip).toEqual(MORPHINE);
  });

  it('both give the same in the end', () => {
    const total = (figures: typeof STEADY) =>
      massOf(look(driven(plant(figures), at(0), PRIME), when(5 * LINE)).delivered);
    expect(total(STEADY)).toBeCloseTo(total(PLUG), 6);
  });

  it('drug that leaks at the connector is lost before it can reach the tip', () => {
    const leaking = withPorts(plant(STEADY), at(0), { ...HEALTHY, leakShare: 1 });
    const reading = look(driven(leaking, at(0), PRIME), when(5 * LINE));
    expect(reading.delivered).toEqual({});
    expect(massOf(reading.leaked)).toBeGreaterThan(20_000 * 3.5 * LINE);
  });
});

describe('pushCells', () => {
  const rows = { tubingCells: 2, catheterCells: 3, tubing: 200, catheter: 150 };
  const start = { a: [5, 1, 0, 2, 8] };

  /** The same cells by many small steps. */
  function stepped(volume: number, kept: number, inlet: number) {
    const n = 200_000;
    const dv = volume / n;
    const cells = [...start.a];
    let delivered = 0;
    let leaked = 0;
    for (let k = 0; k < n; k++) {
      const before = [...cells];
      for (let i = 0; i < 5; i++) {
        const size = i < 2 ? 100 : 50;
        const share = i < 2 ? 1 : kept;
        const from = i === 0 ? inlet : (before[i - 1] ?? 0);
        cells[i] = (before[i] ?? 0) + ((dv * share) / size) * (from - (before[i] ?? 0));
      }
      leaked += dv * (1 - kept) * (before[1] ?? 0);
      delivered += dv * kept * (before[4] ?? 0);
    }
    return { cells, delivered: delivered / 1e9, leaked: leaked / 1e9 };
  }

  it.each([
    [40, 1],
    [180, 1],
    [180, 0.6],
    [700, 0.05],
    [300, 0],
  ])('a push of %d with share %d kept agrees with small steps', (volume, kept) => {
    const numeric = stepped(volume, kept, 3);
    const exact = pushCells(rows, start, { a: 3 }, volume, kept);
    for (const [i, c] of numeric.cells.entries()) expect(exact.content.a?.[i]).toBeCloseTo(c, 2);
    expect(massOf(exact.delivered, 'a') * 1e9).toBeCloseTo(numeric.delivered * 1e9, 0);
    expect(massOf(exact.leaked, 'a') * 1e9).toBeCloseTo(numeric.leaked * 1e9, 0);
  });

  it('one long push equals two short ones, also when it must be cut', () => {
    for (const [volume, part] of [
      [90, 31],
      [40_000, 11_000],
    ] as const) {
      const whole = pushCells(rows, start, { a: 3 }, volume, 0.7);
      const first = pushCells(rows, start, { a: 3 }, part, 0.7);
      const second = pushCells(rows, first.content, { a: 3 }, volume - part, 0.7);
      for (const [i, c] of (second.content.a ?? []).entries()) {
        expect(c).toBeCloseTo(whole.content.a?.[i] ?? Number.NaN, 12);
      }
      const sum = massOf(first.delivered, 'a') + massOf(second.delivered, 'a');
      expect(sum / massOf(whole.delivered, 'a')).toBeCloseTo(1, 12);
    }
  });
});

describe('takeFront', () => {
  const row = [
    { volume: 10, holds: { a: 1 } },
    { volume: 5, holds: { b: 2 } },
  ];
  it.each([
    ['a part of the first', 4, [4], [6, 5], 0],
    ['exactly the first', 10, [10], [5], 0],
    ['into the second', 12, [10, 2], [3], 0],
    ['more than there is', 20, [10, 5], [], 5],
    ['nothing', 0, [], [10, 5], 0],
  ])('%s', (_, volume, taken, rest, short) => {
    const cut = takeFront(row, volume);
    expect(cut.taken.map((slug) => slug.volume)).toEqual(taken);
    expect(cut.rest.map((slug) => slug.volume)).toEqual(rest);
    expect(cut.short).toBe(short);
  });
});
