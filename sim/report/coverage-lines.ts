import {
  type Coverage,
  type Item,
  MEASURES,
  type Measure,
  measureNamed,
  percentOf,
  type Shortfall,
} from '../coverage/index.js';
import type { ChartName } from '../trace/index.js';
import { columns, type Row } from './columns.js';
import { hanging, heading, type Line, line, type Tone } from './line.js';

/** What of a coverage is told, and how much of it. */
export type CoverageView = {
  /** the chart that the headline is about */
  readonly chart: ChartName;
  /** further charts, in one line each */
  readonly others: readonly ChartName[];
  /** how many names of each list; the rest is counted */
  readonly most: number;
};

const LISTS = {
  states: 'States never entered',
  transitions: 'Transitions never taken',
  guards: 'Guards that have not said both',
  alarms: 'Alarms never raised or never cleared',
  faults: 'Faults never injected',
  requirements: 'Requirements of which no case was judged',
} as const;

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const share = (measure: Measure): readonly [string, string, string] => [
  String(measure.met),
  String(measure.of),
  percentOf(measure).toFixed(1),
];

const toneOf = ({ met, of }: Measure): Tone => (met === of ? 'good' : met === 0 ? 'bad' : 'plain');

/** The part of a measure that belongs to one region. */
const partOf = ({ items }: Measure, group: string): Measure => {
  const own = items.filter((item) => item.group === group);
  return { met: own.filter(({ met }) => met).length, of: own.length, items: own, outOfReach: [] };
};

function summary(coverage: Coverage, { chart, others }: CoverageView): readonly Line[] {
  const rows = MEASURES.map((name): Row => {
    const measure = measureNamed(coverage, name, chart);
    const note = measure.outOfReach.filter(({ met }) => !met).length;
    const left = note === 0 ? '' : `${note} more cannot be reached, and are not counted`;
    return { cells: [name, ...share(measure), left], tone: toneOf(measure) };
  });
  const more = others.map((other): Row => {
    const { states, transitions, guards } = coverage.charts[other];
    return { cells: [other, ...[states, transitions, guards].map((m) => `${m.met}/${m.of}`)] };
  });
  return [
    ...columns(['', 'reached', 'of', '%', ''], rows, [1, 2, 3]),
    ...(more.length === 0
      ? []
      : [
          ...heading('The other statecharts'),
          ...columns(['chart', 'states', 'transitions', 'guards'], more, [1, 2, 3]),
        ]),
  ];
}

function regions(coverage: Coverage, { chart }: CoverageView): readonly Line[] {
  const { states, transitions, guards } = coverage.charts[chart];
  const names = [...new Set(states.items.map(({ group }) => group))];
  if (names.length < 2) return [];
  const cell = (measure: Measure): string => (measure.of === 0 ? '-' : `${measure.met}/${measure.of}`);
  const rows = names.map((name): Row => {
    const parts = [states, transitions, guards].map((measure) => partOf(measure, name));
    const [, arrows] = parts;
    return { cells: [name, ...parts.map(cell), arrows === undefined ? '' : percentOf(arrows).toFixed(1)] };
  });
  return [
    ...heading(`Regions of the ${chart}`),
    ...columns(['region', 'states', 'transitions', 'guards', '% of transitions'], rows, [1, 2, 3, 4]),
  ];
}

const bounded = (rows: readonly Row[], most: number, heads: readonly string[]): readonly Line[] => {
  const left = rows.length - most;
  return [
    ...columns(heads, rows.slice(0, most)),
    ...(left > 0 ? [line(`  … and ${left} more; --all tells every one`, 'dim')] : []),
  ];
};

function missing(coverage: Coverage, { chart, most }: CoverageView): readonly Line[] {
  return MEASURES.flatMap((name): readonly Line[] => {
    const missed = measureNamed(coverage, name, chart).items.filter(({ met }) => !met);
    if (missed.length === 0) return [];
    const rows = missed.map(({ name: item, told }: Item): Row => ({ cells: [item, told] }));
    return [...heading(`${LISTS[name]} (${missed.length})`), ...bounded(rows, most, ['', ''])];
  });
}

function outOfReach(coverage: Coverage, { chart, most }: CoverageView): readonly Line[] {
  const all = [...coverage.charts[chart].transitions.outOfReach, ...coverage.alarms.outOfReach];
  const reached = all.filter(({ met }) => met);
  const rest = all.filter(({ met }) => !met);
  const told = (list: typeof all): readonly Row[] => list.map(({ name, why }) => ({ cells: [name, why] }));
  return [
    ...(reached.length === 0
      ? []
      : [...heading('Held to be out of reach, and reached'), ...columns(['', ''], told(reached))]),
    ...(rest.length === 0
      ? []
      : [
          ...heading(`Cannot be reached, and why (${rest.length})`),
          ...bounded(told(rest), most === Number.POSITIVE_INFINITY ? most : 0, ['', '']),
        ]),
  ];
}

/** What is behind the figures: how many runs, and what of them could not be read. */
function grounds({ runs, silent, failed, unknown }: Coverage): readonly Line[] {
  const notes = [
    ...(failed === 0 ? [] : [`${plural(failed, 'run')} did not hold; what they reached counts nevertheless.`]),
    ...(silent === 0
      ? []
      : [
          `${plural(silent, 'trace')} without a record of transitions (format 1): of these only states, alarms and faults count.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [
          `${plural(unknown.length, 'name')} that this version does not know, in traces of another one, e.g. ${unknown[0] ?? ''}: not counted.`,
        ]),
  ];
  return [line(`Coverage of ${plural(runs, 'run')}`, 'head'), ...notes.flatMap((note) => hanging('  ', note, 'warn'))];
}

/** The coverage for people: summary, regions, what was never reached, and what cannot be. */
export function coverageLines(
  coverage: Coverage,
  view: CoverageView,
  below: readonly Shortfall[] | null,
): readonly Line[] {
  const verdict =
    below === null
      ? []
      : below.length === 0
        ? [line(''), line('At least as much as was asked for.', 'good')]
        : [
            line(''),
            ...below.map(({ measure, least, found, met, of }) =>
              line(
                `BELOW  ${measure}: ${found.toFixed(1)} % (${met} of ${of}), at least ${least} % was asked for`,
                'bad',
              ),
            ),
          ];
  return [
    ...grounds(coverage),
    ...summary(coverage, view),
    ...regions(coverage, view),
    ...missing(coverage, view),
    ...outOfReach(coverage, view),
    ...verdict,
  ];
}
