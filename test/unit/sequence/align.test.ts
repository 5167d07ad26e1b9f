import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Expected, isMet } from '../../../sim/sequence/align.js';
import { matchSequence } from '../../../sim/sequence/match.js';
import { type Instant, seconds } from '../../../src/units/index.js';

const at = (...times: readonly number[]): Expected[] => times.map((time) => ({ at: time, early: 5, late: 5 }));

/** May come late by much, early by nothing. */
const wide = (time: number): Expected => ({ at: time, early: 0, late: 100 });

type Worth = readonly [differences: number, notMet: number, distance: number];

/** What a pairing costs, by its definition. */
function worth(expected: readonly Expected[], found: readonly number[], pairs: readonly number[]): Worth {
  let [differences, notMet, distance, paired] = [0, 0, 0, 0];
  for (const [i, one] of expected.entries()) {
    const other = found[pairs[i] ?? -1];
    if (other === undefined) {
      differences += 1;
      continue;
    }
    paired += 1;
    distance += Math.abs(other - one.at);
    if (isMet(one, other)) continue;
    differences += 1;
    notMet += 1;
  }
  return [differences + found.length - paired, notMet, distance];
}

/** Every pairing that does not cross. */
function* pairings(n: number, m: number, from = 0): Generator<number[]> {
  if (n === 0) {
    yield [];
    return;
  }
  for (const rest of pairings(n - 1, m, from)) yield [-1, ...rest];
  for (let j = from; j < m; j++) for (const rest of pairings(n - 1, m, j + 1)) yield [j, ...rest];
}

const less = (a: Worth, b: Worth): boolean =>
  a[0] - b[0] < 0 || (a[0] === b[0] && (a[1] < b[1] || (a[1] === b[1] && a[2] < b[2])));

/** The best worth there is, found by trying every pairing. */
function best(expected: readonly Expected[], found: readonly number[], apart: number | null): Worth {
  let least: Worth | null = null;
  for (const pairs of pairings(expected.length, found.length)) {
    const isApart = pairs.some((j, i) => {
      const [one, other] = [expected[i], found[j]];
      return (
        one !== undefined &&
        other !== undefined &&
        !isMet(one, other) &&
        apart !== null &&
        Math.abs(other - one.at) > apart
      );
    });
    const cost = worth(expected, found, pairs);
    if (!isApart && (least === null || less(cost, least))) least = cost;
  }
  return least ?? [0, 0, 0];
}

/** The best worth there is, by a table without bands, kept in full. */
function byWholeTable(expected: readonly Expected[], found: readonly number[], apart: number | null): Worth {
  const plus = (a: Worth | undefined, b: Worth): Worth[] =>
    a === undefined ? [] : [[a[0] + b[0], a[1] + b[1], a[2] + b[2]]];
  const table: (Worth | undefined)[][] = [];
  for (let i = 0; i <= expected.length; i++) {
    const row: (Worth | undefined)[] = [];
    table.push(row);
    for (let j = 0; j <= found.length; j++) {
      const [one, other] = [expected[i - 1], found[j - 1]];
      const ways = [...plus(table[i - 1]?.[j], [1, 0, 0]), ...plus(row[j - 1], [1, 0, 0])];
      if (i === 0 && j === 0) ways.push([0, 0, 0]);
      if (one !== undefined && other !== undefined) {
        const [met, distance] = [isMet(one, other), Math.abs(other - one.at)];
        if (met || apart === null || distance <= apart)
          ways.push(...plus(table[i - 1]?.[j - 1], [met ? 0 : 1, met ? 0 : 1, distance]));
      }
      row.push(ways.reduce((a, b) => (less(b, a) ? b : a)));
    }
  }
  return table[expected.length]?.[found.length] ?? [0, 0, 0];
}

const times = fc.array(fc.nat(60), { maxLength: 6 }).map((list) => [...list].sort((a, b) => a - b));
const wanted = times.chain((list) =>
  fc.tuple(...list.map((time) => fc.record({ at: fc.constant(time), early: fc.nat(8), late: fc.nat(8) }))),
);

describe('the alignment', () => {
  it.each<[string, Expected[], number[], number | null, number[]]>([
    ['pairs what is there', at(10, 20), [10, 20], null, [0, 1]],
    ['takes both ends of the tolerance', at(10, 20), [5, 25], null, [0, 1]],
    ['takes what is met to two that are not, further away though it is', [wide(10), wide(60)], [9, 59], null, [1, -1]],
    ['says of nothing that it is missing', at(10, 20), [], null, [-1, -1]],
    ['leaves what is extra', [], [1, 2], null, []],
    ['pairs one that is late', at(10), [99], null, [0]],
    ['does not pair one that is too far', at(10), [99], 88, [-1]],
    ['pairs one that is just near enough', at(10), [99], 89, [0]],
    ['finds the one that is missing in the middle', at(10, 20, 30), [10, 30], null, [0, -1, 1]],
    ['does not call a row late because the first is lost', at(10, 20, 30, 40), [20, 30, 40, 50], null, [-1, 0, 1, 2]],
    ['prefers what is met to two that are not', at(10, 20), [20, 40], null, [-1, 0]],
    ['takes the nearer of two', at(10), [6, 11], null, [1]],
    ['takes the first of two that are alike', at(10, 10), [10], null, [0, -1]],
    ['takes the earlier of two that are equally near', at(10), [8, 12], null, [0]],
  ])('%s', (_, expected, found, apart, pairs) => {
    expect(align(expected, found, apart)).toEqual(pairs);
  });

  it('knows before from after', () => {
    const one = { at: 10, early: 1, late: 9 };
    expect([8, 9, 19, 20].map((found) => isMet(one, found))).toEqual([false, true, true, false]);
  });

  it('is the best of all there are (every pairing tried)', () => {
    fc.assert(
      fc.property(wanted, times, fc.option(fc.nat(40)), (expected, found, apart) => {
        const pairs = align(expected, found, apart);
        expect(worth(expected, found, pairs ?? [])).toEqual(best(expected, found, apart));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is as good by a band as by the whole table, also far from the diagonal', () => {
    const many = fc.array(fc.nat(400), { minLength: 30, maxLength: 90 }).map((list) => [...list].sort((a, b) => a - b));
    fc.assert(
      fc.property(many, many, fc.option(fc.nat(40)), (a, b, apart) => {
        expect(worth(at(...a), b, align(at(...a), b, apart) ?? [])).toEqual(byWholeTable(at(...a), b, apart));
      }),
      { numRuns: 200 },
    );
  });

  it('costs little for long lists that agree', () => {
    const long = Array.from({ length: 200_000 }, (_, i) => i * 1_000);
    const pairs = align(
      long.map((time) => ({ at: time, early: 5, late: 5 })),
      long,
      null,
    );
    expect(pairs?.length === long.length && pairs.every((j, i) => i === j)).toBe(true);
    expect(align([], long.slice(0, 9), null)).toEqual([]);
  });

  it('gives up where so much is different that nobody could say what is which', () => {
    const tolerance = { early: seconds(0), late: seconds(0) };
    const far = Array.from({ length: 20_000 }, (_, i) => i * 1_000);
    const log = far.map((time, i) => ({
      time: time + 500,
      event: 'state motor idle',
      fields: {},
      tolerance,
      line: i + 2,
    }));
    const run = far.map((time) => ({ at: time as Instant, event: 'state motor idle', fields: {} }));
    const match = matchSequence({ events: log, start: 0 }, run, { covers: null, order: 'strict', apart: null });
    expect(match).toMatchObject({ ok: false, refusal: { code: 'sequence-too-different' } });
  });
});
