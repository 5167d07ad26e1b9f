import { describe, expect, it } from 'vitest';
import { relax, spanToStretch } from '../../../sim/plant/relaxation.js';

const relaxedAfter = (stretch: number, rate: number, tau: number, span: number) => {
  const walls = { stretch, out: 0 };
  relax(walls, rate, tau, span);
  return walls;
};

/** The same equation by many small steps of the midpoint rule. */
function stepped(stretch: number, rate: number, tau: number, span: number) {
  const n = 20_000;
  const h = span / n;
  let s = stretch;
  let out = 0;
  for (let i = 0; i < n; i++) {
    const middle = s + (h / 2) * (rate - Math.max(0, s) / tau);
    const flow = Math.max(0, middle) / tau;
    s += h * (rate - flow);
    out += h * flow;
  }
  return { stretch: s, out };
}

describe('relax', () => {
  it.each([
    [0, 2, 1000, 50],
    [0, 2, 1000, 700],
    [5000, 0, 1000, 3000],
    [5000, 2, 1000, 260],
    [100, 7, 40, 2000],
    [-500, 2, 1000, 900],
  ])('stretch %d, rate %d, tau %d, span %d agrees with small steps', (stretch, rate, tau, span) => {
    const exact = relaxedAfter(stretch, rate, tau, span);
    const numeric = stepped(stretch, rate, tau, span);
    expect(exact.stretch).toBeCloseTo(numeric.stretch, 1);
    expect(exact.out).toBeCloseTo(numeric.out, 1);
    expect(stretch + rate * span - exact.stretch - exact.out).toBeCloseTo(0, 8);
  });

  it('one long span equals two short ones', () => {
    const half = relaxedAfter(300, 3, 5000, 4000);
    const walls = { ...half };
    relax(walls, 3, 5000, 9000);
    const whole = relaxedAfter(300, 3, 5000, 13_000);
    expect(walls.stretch).toBeCloseTo(whole.stretch, 9);
    expect(walls.out).toBeCloseTo(whole.out, 9);
  });

  it.each([
    ['a blocked line keeps all', 100, 2, Number.POSITIVE_INFINITY, 50, { stretch: 200, out: 0 }],
    ['a debt is made up before anything flows', -100, 2, 1000, 50, { stretch: 0, out: 0 }],
    ['a debt without flow stays', -100, 0, 1000, 5000, { stretch: -100, out: 0 }],
    ['rest stays rest', 0, 0, 1000, 5000, { stretch: 0, out: 0 }],
    ['long after, the steady state', 777, 2, 1000, 1e9, { stretch: 2000, out: 777 + 2000 * (1e6 - 1) }],
  ])('%s', (_, stretch, rate, tau, span, expected) => {
    expect(relaxedAfter(stretch, rate, tau, span)).toEqual(expected);
  });

  it('never flows back from one millisecond to the next', () => {
    for (const tau of [17.28, 1.7e4, 1.7e9, 1.7e13]) {
      let last = 0;
      for (let span = 1; span < 3000; span++) {
        const { out } = relaxedAfter(1000, 0.4, tau, span);
        expect(out).toBeGreaterThanOrEqual(last);
        last = out;
      }
    }
  });
});

describe('spanToStretch', () => {
  it.each([
    ['rising', 0, 1500, 2, 1000],
    ['falling', 9000, 2500, 2, 1000],
    ['falling to rest', 9000, 1, 0, 1000],
    ['after a debt', -300, 1500, 2, 1000],
    ['blocked', 10, 90, 2, Number.POSITIVE_INFINITY],
  ])('%s: relax agrees', (_, stretch, target, rate, tau) => {
    const span = spanToStretch(stretch, target, rate, tau) ?? Number.NaN;
    expect(relaxedAfter(stretch, rate, tau, span).stretch).toBeCloseTo(target, 8);
  });

  it.each([
    ['above the steady state', 0, 2001, 2, 1000],
    ['below it, when falling', 9000, 1999, 2, 1000],
    ['behind us', 1000, 500, 2, 1000],
    ['blocked and standing', 10, 90, 0, Number.POSITIVE_INFINITY],
    ['a debt that nothing makes up', -10, 0, 0, 1000],
  ])('never: %s', (_, stretch, target, rate, tau) => {
    expect(spanToStretch(stretch, target, rate, tau)).toBeNull();
  });
});
