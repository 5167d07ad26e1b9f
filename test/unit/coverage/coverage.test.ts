import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf, emptyTally, type Measure, merged, percentOf } from '../../../sim/coverage/index.js';
import { canonical, type TraceRecord } from '../../../sim/trace/index.js';
import { ARROWS, STATES } from '../../../sim/world/index.js';
import { wordOf } from '../../../src/statechart/index.js';
import { NAMES, recordsOf, tallyOf } from './stories.js';

const RUNS = NAMES.map(recordsOf);
const TALLIES = RUNS.map(tallyOf);
const together = (tallies: typeof TALLIES) => tallies.reduce(merged, emptyTally());
const ALL = coverageOf(together(TALLIES));

const names = ({ items }: Measure, met: boolean): readonly string[] =>
  items.filter((item) => item.met === met).map(({ name }) => name);
const item = ({ items }: Measure, name: string) => items.find((one) => one.name === name);

describe('coverage of nothing', () => {
  const none = coverageOf(emptyTally());
  it('has reached nothing, not even where runs begin', () => {
    const { states, transitions, guards } = none.charts.firmware;
    const reached = [states, transitions, guards, none.alarms, none.faults, none.requirements].map(({ met }) => met);
    expect(reached).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('counts every state and every arrow that can be reached of every chart', () => {
    for (const [chart, { states, transitions }] of Object.entries(none.charts)) {
      const key = chart as keyof typeof none.charts;
      expect(states.of).toBe(STATES[key].length);
      expect(transitions.of + transitions.outOfReach.length).toBe(ARROWS[key].length);
    }
  });
});

describe('coverage of runs', () => {
  it('counts as failed what was judged and did not hold, and nothing that was cut off', () => {
    const failed = (verdict: 'held' | 'failed', ended: 'finished' | 'out-of-time'): number =>
      tallyOf((RUNS[0] ?? []).map((r) => (r.kind === 'end' ? { ...r, verdict, ended } : r))).failed;
    expect(failed('held', 'finished')).toBe(0);
    expect(failed('failed', 'finished')).toBe(1);
    expect(failed('failed', 'out-of-time')).toBe(0);
  });

  it('counts the arrows that the runs have taken, as often as all of them together', () => {
    const reaches = RUNS.flat().filter((record) => record.kind === 'reach');
    const times = reaches.flatMap(({ charts }) => charts.firmware.taken);
    const word = 'infusion.simple command.suspend 0';
    const sum = times.filter(([name]) => name === word).reduce((total, [, n]) => total + n, 0);
    expect(sum).toBeGreaterThan(0);
    expect(item(ALL.charts.firmware.transitions, word)).toMatchObject({ met: true, times: sum });
    expect(new Set(names(ALL.charts.firmware.transitions, true))).toEqual(new Set(times.map(([name]) => name)));
  });

  it('knows states by their records, by their arrows, and those where each run begins', () => {
    const reached = names(ALL.charts.firmware.states, true);
    for (const state of ['infusion.suspended', 'bolus.square', 'battery.normal', 'clock.going', 'line.released'])
      expect(reached).toContain(state);
    expect(reached).not.toContain('battery.end-of-service');
    expect(names(ALL.charts.programmer.states, true)).not.toEqual([]);
  });

  it('asks of a guard that it has said both', () => {
    const { guards } = ALL.charts.firmware;
    for (const { name, met, told } of guards.items) {
      const yes = item(ALL.charts.firmware.transitions, name)?.met;
      const no = TALLIES.some(({ refused }) => refused.firmware[name] !== undefined);
      expect(met).toBe(yes === true && no);
      expect(told.includes('never said yes')).toBe(yes !== true);
      expect(/never said (yes or )?no/.test(told)).toBe(!no);
    }
  });

  it('tells alarms by what became of them', () => {
    const blocked = coverageOf(TALLIES[2] ?? emptyTally());
    expect(item(blocked.alarms, 'occlusion raised')?.met).toBe(true);
    expect(item(blocked.alarms, 'occlusion ended')?.met).toBe(true);
    expect(item(blocked.alarms, 'motor-stall raised')?.met).toBe(false);
  });

  it('knows a fault by its kind, also when the story has named it', () => {
    const [header] = recordsOf('fault/occlusion-and-release');
    const text = [
      'version: 1',
      'title: a name',
      'purpose: a name',
      'drug: { name: morphine, concentration: 20 mg/mL }',
      'implant: { fill: 40 mL }',
      'until: 1h',
      'steps: [{ at: 5min, fault: { kind: leak, name: hole } }]',
    ].join('\n');
    const fault = { t: 0, seq: 1, kind: 'fault', fault: 'hole', phase: 'begin', text: '' };
    const told = [{ ...header, story: { text, settings: [] } }, fault] as unknown as readonly TraceRecord[];
    expect(names(coverageOf(tallyOf(told)).faults, true)).toEqual(['leak']);
  });

  it('counts a requirement of which a rule has judged cases', () => {
    const judged = RUNS.flat().flatMap((record) => (record.kind === 'reach' ? [record.rules] : []));
    const exercised = ALL.requirements.items.filter(({ met }) => met);
    expect(exercised.length).toBeGreaterThan(5);
    for (const { told, times } of exercised) {
      const rules = told.split(', ');
      const cases = judged.flatMap((counts) => rules.map((rule) => counts[rule] ?? 0));
      expect(times).toBe(cases.reduce((a, b) => a + b, 0));
    }
  });
});

describe('several sets of traces', () => {
  it('add up: in any order, and in any grouping, they are the coverage of all', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3]), fc.nat(4), (order, cut) => {
        const some = order.flatMap((n) => TALLIES[n] ?? []);
        const grouped = merged(together(some.slice(0, cut)), together(some.slice(cut)));
        const direct = together(order.toSorted().flatMap((n) => TALLIES[n] ?? []));
        expect(canonical(coverageOf(grouped))).toBe(canonical(coverageOf(direct)));
      }),
      { numRuns: 30 },
    );
  });

  it('of which one is missing: what only that one has reached is missing too', () => {
    const without = coverageOf(together(TALLIES.toSpliced(1, 1)));
    const lost = names(without.charts.firmware.transitions, false);
    const known = new Set(names(ALL.charts.firmware.transitions, false));
    const only = lost.filter((name) => !known.has(name));
    expect(only).toContain('bolus.none command.square-bolus 0');
    const others = new Set(TALLIES.toSpliced(1, 1).flatMap(({ taken }) => Object.keys(taken.firmware)));
    expect(new Set(only)).toEqual(
      new Set(Object.keys(TALLIES[1]?.taken.firmware ?? {}).filter((name) => !others.has(name))),
    );
  });
});

describe('traces that are not of this version', () => {
  it('without a record of what was reached give their states and alarms', () => {
    const old = coverageOf(tallyOf((RUNS[2] ?? []).filter(({ kind }) => kind !== 'reach')));
    expect(old.silent).toBe(1);
    expect(old.charts.firmware.transitions.met).toBe(0);
    expect(names(old.charts.firmware.states, true)).toContain('line.occluded');
    expect(item(old.alarms, 'occlusion raised')?.met).toBe(true);
  });

  it('with names that nobody knows are told, and change no figure', () => {
    const foreign = (RUNS[0] ?? []).map((record) =>
      record.kind === 'reach'
        ? {
            ...record,
            charts: {
              ...record.charts,
              firmware: { taken: [...record.charts.firmware.taken, ['warp.cold command.engage 0', 3]], refused: ['x'] },
            },
            rules: { ...record.rules, 'no-paradox': 4 },
          }
        : record,
    ) as readonly TraceRecord[];
    const found = coverageOf(tallyOf(foreign));
    expect(found.unknown).toEqual(['no-paradox', 'warp.cold command.engage 0', 'x']);
    const own = coverageOf(TALLIES[0] ?? emptyTally());
    expect(found.charts.firmware.transitions).toEqual(own.charts.firmware.transitions);
    expect(own.unknown).toEqual([]);
  });
});

it('per cent are rounded down, so that 100 means all', () => {
  expect(percentOf({ met: 999, of: 1000 })).toBe(99.9);
  expect(percentOf({ met: 99_999, of: 100_000 })).toBe(99.9);
  expect(percentOf({ met: 3, of: 3 })).toBe(100);
  expect(percentOf({ met: 0, of: 0 })).toBe(100);
});

it('words of arrows are names of one arrow each', () => {
  for (const arrows of Object.values(ARROWS)) expect(new Set(arrows.map(wordOf)).size).toBe(arrows.length);
});
