import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random, restoreRandom } from '../../../sim/random/index.js';
import { InvariantError } from '../../../src/base/index.js';

const seeds = fc.maxSafeNat();
const draw = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.uniform());
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

describe('golden numbers: a change here changes every run', () => {
  it.each([
    [0, [0.5008353653377061, 0.1792689006444268, 233715, 1.1566364797797375], 0.3153736844441182],
    [1, [0.8253072734952389, 0.08823489328788225, 382962, -0.05149949791880821], 0.6415200634331648],
    [7, [0.4097376418992029, 0.44005068854555307, 25005, 0.5698582393297073], 0.6378773539809987],
    [8817, [0.2351764308190657, 0.280447250426458, 419263, 1.6445340570026457], 0.2587242929046195],
    [
      Number.MAX_SAFE_INTEGER,
      [0.06487074465701792, 0.42319594026552243, 413742, 1.177365877287354],
      0.9712223006367855,
    ],
  ])('of seed %s', (seed, first, forked) => {
    const random = createRandom(seed);
    expect([random.uniform(), random.uniform(), random.whole(1, 1_000_000), random.normal(0, 1)]).toEqual(first);
    expect(createRandom(seed).fork('sensor/pressure').uniform()).toBe(forked);
  });
});

describe('fork', () => {
  it('depends on seed and names alone: not on draws, not on other forks', () => {
    fc.assert(
      fc.property(seeds, fc.nat(20), fc.array(fc.string({ minLength: 1 })), (seed, draws, others) => {
        const busy = createRandom(seed);
        draw(busy, draws);
        for (const name of others) draw(busy.fork(name), 3);
        expect(draw(busy.fork('link/loss'), 5)).toEqual(draw(createRandom(seed).fork('link/loss'), 5));
      }),
    );
  });

  it('leaves its parent where it was', () => {
    const forked = createRandom(7);
    draw(forked.fork('a'), 10);
    expect(draw(forked, 5)).toEqual(draw(createRandom(7), 5));
  });

  it('gives other numbers for other names, paths and seeds', () => {
    const root = createRandom(7);
    const sources = [
      root,
      root.fork('a'),
      root.fork('b'),
      root.fork('a/b'),
      root.fork('a').fork('b'),
      root.fork('b').fork('a'),
      root.fork('a\nb'),
      createRandom(8).fork('a'),
      createRandom(8),
    ];
    expect(new Set(sources.map((source) => source.uniform())).size).toBe(sources.length);
  });

  it('gives sources that do not follow each other', () => {
    const a = draw(createRandom(7).fork('sensor/1'), 20_000);
    const b = draw(createRandom(7).fork('sensor/2'), 20_000);
    const correlation = mean(a.map((x, i) => (x - 0.5) * ((b[i] ?? 0) - 0.5))) * 12;
    expect(Math.abs(correlation)).toBeLessThan(0.03);
  });
});

describe('state', () => {
  it('resumes anywhere through JSON, forks included', () => {
    fc.assert(
      fc.property(seeds, fc.nat(50), (seed, draws) => {
        const random = createRandom(seed).fork('x');
        draw(random, draws);
        const resumed = restoreRandom(JSON.parse(JSON.stringify(random.state())));
        expect(draw(resumed.fork('y'), 2)).toEqual(draw(random.fork('y'), 2));
        expect([resumed.normal(0, 1), ...draw(resumed, 5)]).toEqual([random.normal(0, 1), ...draw(random, 5)]);
      }),
    );
  });

  it('is a copy', () => {
    const random = createRandom(1);
    const state = random.state();
    draw(random, 3);
    expect(draw(restoreRandom(state), 3)).toEqual(draw(createRandom(1), 3));
  });

  it.each([
    ['a key that is none', { key: 'abc', at: [1, 2, 3, 4] }],
    ['three parts', { key: 'a'.repeat(64), at: [1, 2, 3] }],
    ['a part that is not 32 bit', { key: 'a'.repeat(64), at: [1, 2, 3, 2 ** 40] }],
  ])('is turned down with %s', (_what, state) => {
    expect(() => restoreRandom(state)).toThrow(InvariantError);
  });
});

describe('distributions', () => {
  const N = 50_000;
  const random = createRandom(8817);
  const many = <T>(one: () => T): T[] => Array.from({ length: N }, one);

  it('uniform fills ten equal boxes about equally', () => {
    const boxes = new Array<number>(10).fill(0);
    for (const x of many(random.uniform)) {
      const box = Math.floor(x * 10);
      boxes[box] = (boxes[box] ?? 0) + 1;
    }
    for (const count of boxes) expect(Math.abs(count - N / 10)).toBeLessThan(4 * Math.sqrt(N / 10));
  });

  it('whole reaches both ends and each value about equally', () => {
    const counts = new Map<number, number>();
    for (const n of many(() => random.whole(-2, 3))) counts.set(n, (counts.get(n) ?? 0) + 1);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
    for (const count of counts.values()) expect(Math.abs(count - N / 6)).toBeLessThan(4 * Math.sqrt(N / 6));
  });

  it('normal has its mean, its spread and its tails', () => {
    const z = many(() => (random.normal(10, 2) - 10) / 2);
    expect(Math.abs(mean(z))).toBeLessThan(0.02);
    expect(Math.abs(mean(z.map((x) => x * x)) - 1)).toBeLessThan(0.03);
    expect(Math.abs(mean(z.map((x) => x * x * x)))).toBeLessThan(0.06);
    for (const [limit, share] of [
      [1, 0.6827],
      [2, 0.9545],
      [3, 0.9973],
    ] as const) {
      expect(Math.abs(z.filter((x) => Math.abs(x) < limit).length / N - share)).toBeLessThan(0.01);
    }
  });

  it('chance comes as often as it says', () => {
    expect(Math.abs(many(() => random.chance(0.3)).filter(Boolean).length / N - 0.3)).toBeLessThan(0.01);
    expect(many(() => random.chance(0))).not.toContain(true);
    expect(many(() => random.chance(1))).not.toContain(false);
  });

  it('choose gives every item', () => {
    expect(new Set(many(() => random.choose(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('stays within its range', () => {
    const range = fc.tuple(fc.maxSafeNat(), fc.nat()).map(([lo, span]) => [lo / 2 - 2 ** 51, span] as const);
    fc.assert(
      fc.property(seeds, range, (seed, [from, span]) => {
        const source = createRandom(seed);
        const lo = Math.floor(from);
        const n = source.whole(lo, lo + span);
        expect(Number.isSafeInteger(n) && n >= lo && n <= lo + span).toBe(true);
        const x = source.between(from, from + span);
        expect(x >= from && x <= from + span).toBe(true);
      }),
    );
    expect(random.whole(5, 5)).toBe(5);
    expect(random.between(0.25, 0.25)).toBe(0.25);
    expect(random.normal(3, 0)).toBe(3);
  });
});

it.each<[string, (random: Random) => unknown]>([
  ['a fork without a name', (r) => r.fork('')],
  ['whole numbers upside down', (r) => r.whole(2, 1)],
  ['whole numbers with a fraction', (r) => r.whole(0.5, 2)],
  ['a range beyond whole numbers', (r) => r.whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)],
  ['a range upside down', (r) => r.between(2, 1)],
  ['a range without end', (r) => r.between(0, Number.POSITIVE_INFINITY)],
  ['a negative spread', (r) => r.normal(0, -1)],
  ['a mean that is no number', (r) => r.normal(Number.NaN, 1)],
  ['a probability above one', (r) => r.chance(1.01)],
  ['a probability that is no number', (r) => r.chance(Number.NaN)],
  ['a choice from nothing', (r) => r.choose([])],
  ['a negative seed', () => createRandom(-1)],
  ['a seed with a fraction', () => createRandom(1.5)],
])('stops at %s', (_what, act) => {
  expect(() => act(createRandom(1))).toThrow(InvariantError);
});
