import { ALARM_IDS } from '../../src/protocol/index.js';
import { type ArrowName, wordOf } from '../../src/statechart/index.js';
import { FAULTS } from '../fault/index.js';
import { RULES } from '../oracle/index.js';
import type { ChartName } from '../trace/index.js';
import { ARROWS, STATES } from '../world/index.js';
import { ARROWS_OUT_OF_REACH, PHASES_OUT_OF_REACH } from './out-of-reach.js';
import { CHARTS, type Counts, type Tally } from './tally.js';

/** What is counted, in the order in which it is told. */
export const MEASURES = ['states', 'transitions', 'guards', 'alarms', 'faults', 'requirements'] as const;

/** Name of what is counted. */
export type MeasureName = (typeof MEASURES)[number];

/** One thing that a trace could show. */
export type Item = {
  readonly name: string;
  /** region of its chart, or what stands for one */
  readonly group: string;
  readonly met: boolean;
  readonly times: number;
  /** in people's words, what it is or what of it is missing */
  readonly told: string;
};

/** What was reached of one kind of thing. */
export type Measure = {
  readonly met: number;
  /** all that can be reached */
  readonly of: number;
  readonly items: readonly Item[];
  /** not counted, with why; those that were reached nevertheless are counted, and told here by `met` */
  readonly outOfReach: readonly { readonly name: string; readonly why: string; readonly met: boolean }[];
};

/** What of one statechart was reached. */
export type ChartMeasures = Readonly<Record<'states' | 'transitions' | 'guards', Measure>>;

/** What a set of traces has reached. */
export type Coverage = {
  readonly runs: number;
  readonly silent: number;
  readonly failed: number;
  readonly charts: Readonly<Record<ChartName, ChartMeasures>>;
  readonly alarms: Measure;
  readonly faults: Measure;
  readonly requirements: Measure;
  /** arrows, states, alarms and rules of other versions, which nobody knows here */
  readonly unknown: readonly string[];
};

const timesOf = (counts: Counts, name: string): number => (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0);

const NONE: ReadonlyMap<string, string> = new Map();

function measureOf(all: readonly Item[], outOfReach = NONE): Measure {
  const items = all.filter(({ name, met }) => met || !outOfReach.has(name));
  return {
    met: items.filter(({ met }) => met).length,
    of: items.length,
    items,
    outOfReach: all.flatMap(({ name, met }) => {
      const why = outOfReach.get(name);
      return why === undefined ? [] : [{ name, why, met }];
    }),
  };
}

const drawn = ({ guard, target }: ArrowName): string =>
  `${guard === null ? '' : `[${guard}] `}${target === null ? 'stays' : `-> ${target}`}`;

/** A state is known to have been there when it was entered, left, asked, or is where every run begins. */
function statesOf(chart: ChartName, { runs, taken, refused, entered }: Tally): Measure {
  const seen = new Set(Object.keys(entered[chart]));
  for (const arrow of ARROWS[chart]) {
    const word = wordOf(arrow);
    const times = timesOf(taken[chart], word);
    if (times > 0 || timesOf(refused[chart], word) > 0) seen.add(`${arrow.region}.${arrow.state}`);
    if (times > 0 && arrow.target !== null) seen.add(`${arrow.region}.${arrow.target}`);
  }
  const items = STATES[chart].map(({ region, state, initial }): Item => {
    const name = `${region}.${state}`;
    const met = seen.has(name) || (initial && runs > 0);
    return { name, group: region, met, times: timesOf(entered[chart], name), told: '' };
  });
  return measureOf(items);
}

function guardItem(arrow: ArrowName, yes: number, no: number): Item {
  const missing = [...(yes > 0 ? [] : ['yes']), ...(no > 0 ? [] : ['no'])];
  const told = missing.length === 0 ? 'said yes and no' : `never said ${missing.join(' or ')}`;
  return {
    name: wordOf(arrow),
    group: arrow.region,
    met: missing.length === 0,
    times: yes,
    told: `[${arrow.guard}] ${told}`,
  };
}

function chartMeasures(chart: ChartName, tally: Tally): ChartMeasures {
  const outOfReach = ARROWS_OUT_OF_REACH[chart];
  const arrows = ARROWS[chart].map((arrow) => ({ arrow, times: timesOf(tally.taken[chart], wordOf(arrow)) }));
  const guarded = arrows.filter(({ arrow }) => arrow.guard !== null);
  return {
    states: statesOf(chart, tally),
    transitions: measureOf(
      arrows.map(({ arrow, times }) => ({
        name: wordOf(arrow),
        group: arrow.region,
        met: times > 0,
        times,
        told: drawn(arrow),
      })),
      outOfReach,
    ),
    guards: measureOf(
      guarded.map(({ arrow, times }) => guardItem(arrow, times, timesOf(tally.refused[chart], wordOf(arrow)))),
      outOfReach,
    ),
  };
}

/** An alarm is covered when it has come and has gone. */
function alarmsOf({ alarms }: Tally): Measure {
  const items = ALARM_IDS.flatMap((alarm) =>
    (['raised', 'ended'] as const).map((phase): Item => {
      const name = `${alarm} ${phase}`;
      const times = timesOf(alarms, name);
      return { name, group: alarm, met: times > 0, times, told: '' };
    }),
  );
  return measureOf(items, PHASES_OUT_OF_REACH);
}

const faultsOf = ({ faults }: Tally): Measure =>
  measureOf(
    Object.keys(FAULTS).map((kind): Item => {
      const times = timesOf(faults, `${kind} begin`);
      const gone = timesOf(faults, `${kind} end`) + timesOf(faults, `${kind} over`);
      const told = times === 0 ? '' : gone > 0 ? 'began and ended' : 'began, and stayed';
      return { name: kind, group: 'catalogue', met: times > 0, times, told };
    }),
  );

/** A requirement is exercised when a rule behind it has judged a case. */
function requirementsOf({ rules }: Tally): Measure {
  const ids = [...new Set(RULES.map(({ requirement }) => requirement))].sort();
  return measureOf(
    ids.map((id): Item => {
      const behind = RULES.filter(({ requirement }) => requirement === id);
      const times = behind.reduce((sum, { name }) => sum + timesOf(rules, name), 0);
      return { name: id, group: 'oracle', met: times > 0, times, told: behind.map(({ name }) => name).join(', ') };
    }),
  );
}

/** Names in traces that this version does not know. */
function unknownOf(tally: Tally): readonly string[] {
  const foreign = (counts: Counts, known: ReadonlySet<string>): readonly string[] =>
    Object.keys(counts).filter((name) => !known.has(name));
  const charts = CHARTS.flatMap((chart) => {
    const arrows = new Set(ARROWS[chart].map(wordOf));
    const states = new Set(STATES[chart].map(({ region, state }) => `${region}.${state}`));
    return [
      ...foreign(tally.taken[chart], arrows),
      ...foreign(tally.refused[chart], arrows),
      ...foreign(tally.entered[chart], states),
    ];
  });
  const alarms = Object.keys(tally.alarms).filter((name) => !ALARM_IDS.some((id) => name.startsWith(`${id} `)));
  const rules = foreign(tally.rules, new Set(RULES.map(({ name }) => name)));
  return [...new Set([...charts, ...alarms, ...rules])].sort();
}

/** Weighs what was seen against all that this version could have shown. */
export const coverageOf = (tally: Tally): Coverage => ({
  runs: tally.runs,
  silent: tally.silent,
  failed: tally.failed,
  charts: {
    firmware: chartMeasures('firmware', tally),
    telemetry: chartMeasures('telemetry', tally),
    programmer: chartMeasures('programmer', tally),
    handheld: chartMeasures('handheld', tally),
    link: chartMeasures('link', tally),
  },
  alarms: alarmsOf(tally),
  faults: faultsOf(tally),
  requirements: requirementsOf(tally),
  unknown: unknownOf(tally),
});

/** What of a measure was reached, in whole tenths of a per cent, rounded down so that 100 means all. */
export const percentOf = ({ met, of }: { readonly met: number; readonly of: number }): number =>
  of === 0 ? 100 : Math.floor((met * 1000) / of) / 10;
