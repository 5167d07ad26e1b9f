import { describe, expect, it } from 'vitest';
import type { DoseHistory } from '../../../../src/firmware/memory/history.js';
import {
  givenInWindow,
  highestBasal,
  refilledWith,
  windowLoad,
  withBasalEnded,
  withGiven,
} from '../../../../src/firmware/rules/history.js';
import type { Fluid } from '../../../../src/protocol/index.js';
import { type Duration, type Flow, hours, type Instant, type Volume } from '../../../../src/units/index.js';
import { h } from '../../../support/memory.js';

const history = (given: [number, number][], basals: [number, number][] = []): DoseHistory => ({
  given: given.map(([end, volume]) => ({ end: h(end), volume: volume as Volume })),
  basals: basals.map(([until, flow]) => ({ until: h(until), flow: flow as Flow })),
});
const DAY = hours(24);
const ms = (at: Instant, n: number) => (at + n) as Instant;

describe('what counts in a dose window', () => {
  it('SR-013 a dose counts until its end is a window old: one ms before yes, then no', () => {
    const past = history([[2, 100]]);
    expect(givenInWindow(past, DAY, ms(h(26), -1))).toBe(100);
    expect(givenInWindow(past, DAY, h(26))).toBe(0);
  });

  it('SR-013 a dose that lies partly in the window counts whole', () => {
    expect(
      givenInWindow(
        history([
          [1, 100],
          [2, 30],
        ]),
        hours(1),
        ms(h(2), -1),
      ),
    ).toBe(130);
  });

  it('a dose that ends in the future counts', () => {
    expect(givenInWindow(history([[5, 7]]), hours(1), h(1))).toBe(7);
  });

  it('SR-013 the highest basal in the window counts until a window after its end', () => {
    const past = history(
      [],
      [
        [2, 900],
        [3, 500],
      ],
    );
    expect(highestBasal(past, DAY, ms(h(26), -1))).toBe(900);
    expect(highestBasal(past, DAY, h(26))).toBe(500);
    expect(highestBasal(past, DAY, h(27))).toBe(0);
  });

  it('SR-013 the load is all given, a full window of the highest basal, rounded up, and one stroke', () => {
    const load = (at: Instant, basal: number) =>
      windowLoad(history([[2, 100]], [[3, 7]]), hours(1), at, basal as Flow, 250_000 as Volume);
    expect(load(ms(h(3), -1), 2400)).toBe(100 + 100 + 250_000);
    expect(load(h(3), 2401)).toBe(101 + 250_000);
    expect(load(ms(h(4), -1), 0)).toBe(1 + 250_000);
    expect(load(h(4), 0)).toBe(250_000);
  });

  it('a full window of basal is assumed although nothing was given yet', () => {
    expect(windowLoad(history([]), DAY, h(0), 48_000_000 as Flow, 0 as Volume)).toBe(48_000_000);
  });

  it('forgets doses that no window can hold any more, and keeps those that one can', () => {
    const past = history([
      [0, 1],
      [1, 2],
    ]);
    expect(withGiven(past, { end: h(24), volume: 3 as Volume }, DAY, h(24)).given.map((g) => g.volume)).toEqual([2, 3]);
    expect(withGiven(past, { end: h(24), volume: 3 as Volume }, DAY, ms(h(24), -1)).given.length).toBe(3);
  });

  it('keeps of past basals only those that can still be the highest', () => {
    const ended = (past: DoseHistory, until: number, flow: number) =>
      withBasalEnded(past, { until: h(until), flow: flow as Flow }, DAY);
    let past = ended(history([]), 1, 500);
    past = ended(past, 2, 300);
    expect(past.basals.map((b) => b.flow)).toEqual([500, 300]);
    past = ended(past, 3, 300);
    expect(past.basals).toEqual([
      { until: h(1), flow: 500 },
      { until: h(3), flow: 300 },
    ]);
    past = ended(past, 4, 600);
    expect(past.basals.map((b) => b.flow)).toEqual([600]);
    expect(ended(past, 28, 1).basals.map((b) => b.flow)).toEqual([1]);
  });

  it('SR-013 keeps a lower basal before one of a fluid before: the next refill may make it the higher one', () => {
    const bridged = { drug: 'morphine', concentration: 20_000 as Fluid['concentration'], amount: 300 };
    const past = withBasalEnded(history([]), { until: h(1), flow: 500 as Flow }, DAY);
    const ended = withBasalEnded(past, { until: h(2), flow: 600 as Flow, asGiven: bridged }, DAY);
    expect(ended.basals.map((b) => b.flow)).toEqual([500, 600]);
  });

  describe('a refill with another fluid', () => {
    const fluid = (concentration: number, drug = 'morphine'): Fluid => ({
      drug,
      concentration: concentration as Fluid['concentration'],
    });
    /** Volumes and flows after one refill upon another; the first fluid is what was given. */
    const after = (past: DoseHistory, first: Fluid, ...fills: Fluid[]) => {
      const end = fills.reduce(({ h, from }, to) => ({ h: refilledWith(h, from, to), from: to }), {
        h: past,
        from: first,
      }).h;
      return { given: end.given.map((g) => g.volume), basals: end.basals.map((b) => b.flow) };
    };
    const past = history([[1, 3]], [[2, 5]]);
    const none = history([[1, 3]], [[2, 0]]);

    it.each<[string, DoseHistory, Fluid[], number, number]>([
      ['twice as strong, rounded up', past, [fluid(10), fluid(20)], 2, 3],
      ['half as strong', none, [fluid(10), fluid(5)], 6, 0],
      ['next to nothing: it stays a number', none, [fluid(1e30), fluid(1e-300)], 1e12, 0],
      ['another drug, which has no common measure', past, [fluid(10), fluid(1, 'saline')], 3, 5],
      ['another drug, then the first one weaker', past, [fluid(10), fluid(1, 'saline'), fluid(5)], 6, 10],
      ['a typing error far too weak, then the right one', past, [fluid(10), fluid(1e-12), fluid(10)], 3, 5],
      ['a typing error far too strong, then the right one', past, [fluid(10), fluid(1e12), fluid(10)], 3, 5],
      ['back and forth', past, [fluid(10), fluid(30), fluid(10), fluid(30), fluid(10)], 3, 5],
    ])('SR-013 %s', (_, before, [first = fluid(1), ...fills], volume, flow) => {
      expect(after(before, first, ...fills)).toEqual({ given: [volume], basals: [flow] });
    });

    it('SR-013 keeps a basal flow of the fluid before, which the next refill may make the highest', () => {
      let mixed = refilledWith(history([], [[2, 100]]), fluid(40), fluid(40, 'saline'));
      mixed = withBasalEnded(mixed, { until: h(3), flow: 200 as Flow }, DAY);
      expect(highestBasal(refilledWith(mixed, fluid(40, 'saline'), fluid(10)), DAY, h(4))).toBe(400);
    });
  });

  it('does not change what it is given', () => {
    const past = Object.freeze(history([[1, 2]], [[1, 2]]));
    Object.freeze(past.given);
    Object.freeze(past.basals);
    withGiven(past, { end: h(2), volume: 1 as Volume }, 1 as Duration, h(2));
    withBasalEnded(past, { until: h(2), flow: 1 as Flow }, 1 as Duration);
    expect(past).toEqual(history([[1, 2]], [[1, 2]]));
  });
});
