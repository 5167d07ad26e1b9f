import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../sim/compare/index.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../src/units/index.js';
import { play, STORIES, storyOf } from '../../scenario/told.js';
import { compared, type Run, recordsOf } from '../../unit/compare/runs.js';

const STATES = ['stopped', 'simple', 'bolus', 'paused'];
const ALARMS = ['motor-stall', 'occlusion'];

/** Moments in order, each with a number to choose by, and room before the start and the end for a shift. */
const moments = (most: number, choices: number) =>
  fc
    .array(
      fc.record({ t: fc.integer({ min: MS_PER_HOUR, max: 5 * MS_PER_DAY - 2 * MS_PER_HOUR }), n: fc.nat(choices) }),
      {
        maxLength: most,
      },
    )
    .map((times) => times.sort((a, b) => a.t - b.t));

/** Each state is another one than that before it. */
function stay(changes: readonly { readonly t: number; readonly n: number }[]): Run['states'] {
  let state = STATES[0] ?? '';
  return changes.map(({ t, n }) => {
    const from = state;
    state = STATES.filter((name) => name !== from)[n] ?? '';
    return { t, region: 'infusion', from, to: state };
  });
}

const runs: fc.Arbitrary<Run> = fc
  .tuple(moments(12, 3), moments(12, 2), moments(9, 80))
  .map(([alarms, states, cuts]) => ({
    days: 5,
    alarms: alarms.map(({ t, n }) => ({ t, alarm: ALARMS[n % 2] ?? '', phase: n < 2 ? 'raised' : 'ended' })),
    states: stay(states),
    trains: cuts.slice(1).map(({ t, n }, i) => ({ from: cuts[i]?.t ?? 0, t, strokes: n })),
  }));

const shifted = (run: Run, by: number): Run => ({
  ...run,
  alarms: run.alarms.map((one) => ({ ...one, t: one.t + by })),
  states: run.states.map((one) => ({ ...one, t: one.t + by })),
  trains: run.trains.map((one) => ({ ...one, from: one.from + by, t: one.t + by })),
});

/** A comparison as it would be told from the other side, or, without `turn`, from its own; lists of pairs are put in one order. */
function told({ alarms, states, doses, header, end, ...rest }: Comparison, turn: boolean): unknown {
  const side = <T extends { readonly a: unknown; readonly b: unknown }>(one: T): T =>
    turn ? { ...one, a: one.b, b: one.a } : one;
  const pairs = (list: Comparison['alarms']['pairs']) =>
    list.map((pair) => JSON.stringify(Object.entries(side(pair)))).sort();
  return {
    ...rest,
    header: header.map(side),
    end: end.map(side),
    alarms: {
      ...alarms,
      pairs: pairs(alarms.pairs),
      onlyA: turn ? alarms.onlyB : alarms.onlyA,
      onlyB: turn ? alarms.onlyA : alarms.onlyB,
    },
    states: states.map((region) => ({ ...region, times: region.times.map(side), pairs: pairs(region.pairs) })),
    doses: {
      ...doses,
      totals: doses.totals.map(side),
      counts: doses.counts.map(side),
      days: doses.days.map(({ day, figures }) => ({ day, figures: figures.map(side) })),
    },
  };
}

const tolerances = fc.integer({ min: 0, max: MS_PER_HOUR });

describe('comparison of two runs', () => {
  it('of a run with itself is empty', () => {
    fc.assert(
      fc.property(runs, tolerances, (run, ms) => {
        const found = compared(recordsOf(run), recordsOf(run), { ms });
        expect(found).toMatchObject({ differences: 0, parted: null, header: [], end: [] });
        expect(found.alarms.pairs.every(({ a, b }) => a === b)).toBe(true);
        expect(found.states.every(({ apart }) => apart === 0)).toBe(true);
      }),
    );
  });

  it('is the same from both sides, up to the sign', () => {
    fc.assert(
      fc.property(runs, runs, tolerances, (a, b, ms) => {
        const [there, back] = [
          compared(recordsOf(a), recordsOf(b), { ms }),
          compared(recordsOf(b), recordsOf(a), { ms }),
        ];
        expect(told(back, true)).toEqual(told(there, false));
      }),
    );
  });

  it('finds nothing when all comes later by no more than the tolerance', () => {
    fc.assert(
      fc.property(runs, tolerances, fc.double({ min: 0, max: 1, noNaN: true }), (run, ms, part) => {
        const found = compared(recordsOf(run), recordsOf(shifted(run, Math.floor(ms * part))), { ms });
        expect(found.differences).toBe(0);
      }),
    );
  });

  it('finds everything when all comes later by more than the tolerance', () => {
    fc.assert(
      fc.property(runs, tolerances, (run, ms) => {
        fc.pre(run.alarms.length === 1 || run.states.length === 1);
        const found = compared(recordsOf(run), recordsOf(shifted(run, ms + 1)), { ms });
        expect(found.differences).toBeGreaterThan(0);
      }),
    );
  });

  it('finds an alarm that was taken out, and only that', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (run, which) => {
        fc.pre(run.alarms.length > 0);
        const out = which % run.alarms.length;
        const less = { ...run, alarms: run.alarms.filter((_, i) => i !== out) };
        const found = compared(recordsOf(run), recordsOf(less));
        expect([found.differences, found.alarms.onlyA, found.parted]).toEqual([1, 1, run.alarms[out]?.t]);
      }),
    );
  });
});

describe('every story of the project', () => {
  it.each(STORIES)('%s differs in nothing from itself', (name) => {
    const read = (): readonly TraceRecord[] => {
      const records: TraceRecord[] = [];
      const { end } = play(storyOf(name), (record) => records.push(record));
      return [...records, { ...end, sha256: '' }];
    };
    const records = read();
    expect(compared(records, records)).toMatchObject({ differences: 0, header: [], end: [] });
  });
});
