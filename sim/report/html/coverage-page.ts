import {
  type Coverage,
  MEASURES,
  type Measure,
  measureNamed,
  percentOf,
  type Shortfall,
} from '../../coverage/index.js';
import type { ChartName } from '../../trace/index.js';
import { NOTICE } from '../../world/index.js';
import { pageOf, type Section } from './frame.js';
import { el, type Markup } from './markup.js';
import { type Column, type TableRow, table } from './table.js';

/** What the page is about besides what was reached. */
export type CoveragePage = {
  /** the chart that the page is about */
  readonly chart: ChartName;
  readonly others: readonly ChartName[];
  /** what is below its threshold; null when none was asked for */
  readonly below: readonly Shortfall[] | null;
};

const share = (measure: Measure): readonly (string | number)[] => [
  measure.met,
  measure.of,
  percentOf(measure).toFixed(1),
];

const toneOf = ({ met, of }: Measure): 'good' | 'plain' | 'bad' => (met === of ? 'good' : met === 0 ? 'bad' : 'plain');

const SHARE: readonly Column[] = [
  ['reached', 'number'],
  ['of', 'number'],
  ['%', 'number'],
];

function summary(coverage: Coverage, { chart, others }: CoveragePage): Section {
  const rows = MEASURES.map((name): TableRow => {
    const measure = measureNamed(coverage, name, chart);
    return { cells: [name, ...share(measure)], tone: toneOf(measure) };
  });
  const more = others.flatMap((other) =>
    (['states', 'transitions', 'guards'] as const).map((name): TableRow => {
      const measure = coverage.charts[other][name];
      return { cells: [`${other}: ${name}`, ...share(measure)], tone: toneOf(measure) };
    }),
  );
  const content = [
    table(`What was reached of the ${chart}, and of all`, [['counted', 'fixed'], ...SHARE], rows),
    ...(more.length === 0 ? [] : [table('The other statecharts', [['counted', 'fixed'], ...SHARE], more)]),
  ];
  return { id: 'summary', heading: 'Summary', content };
}

function regions(coverage: Coverage, { chart }: CoveragePage): Section {
  const { states, transitions, guards } = coverage.charts[chart];
  const names = [...new Set(states.items.map(({ group }) => group))];
  const cell = ({ items }: Measure, group: string): string => {
    const own = items.filter((item) => item.group === group);
    return `${own.filter(({ met }) => met).length}/${own.length}`;
  };
  const rows = names.map(
    (name): TableRow => ({
      cells: [name, ...[states, transitions, guards].map((measure) => cell(measure, name))],
    }),
  );
  const columns: readonly Column[] = [
    ['region', 'fixed'],
    ['states', 'number'],
    ['transitions', 'number'],
    ['guards', 'number'],
  ];
  return { id: 'regions', heading: 'Regions', content: [table(`Regions of the ${chart}`, columns, rows)] };
}

function missing(coverage: Coverage, { chart }: CoveragePage): readonly Section[] {
  return MEASURES.flatMap((name): readonly Section[] => {
    const missed = measureNamed(coverage, name, chart).items.filter(({ met }) => !met);
    if (missed.length === 0) return [];
    const rows = missed.map((item): TableRow => ({ cells: [item.name, item.told] }));
    const columns: readonly Column[] = [
      ['name', 'fixed'],
      ['what', 'text'],
    ];
    const content = [table(`Not reached: ${name}`, columns, rows)];
    return [{ id: `missing-${name}`, heading: `Not reached: ${name} (${missed.length})`, content }];
  });
}

function outOfReach(coverage: Coverage, { chart }: CoveragePage): readonly Section[] {
  const all = [...coverage.charts[chart].transitions.outOfReach, ...coverage.alarms.outOfReach];
  if (all.length === 0) return [];
  const rows = all.map(
    ({ name, why, met }): TableRow => ({
      cells: [name, met ? `${why} It was reached all the same.` : why],
      tone: met ? 'bad' : 'plain',
    }),
  );
  const columns: readonly Column[] = [
    ['name', 'fixed'],
    ['why', 'text'],
  ];
  return [
    { id: 'out-of-reach', heading: 'What cannot be reached', content: [table('Not counted, and why', columns, rows)] },
  ];
}

function verdict(below: CoveragePage['below']): readonly Markup[] {
  if (below === null) return [];
  if (below.length === 0) return [el('p', {}, 'At least as much as was asked for.')];
  return below.map(({ measure, least, found, met, of }) =>
    el('p', {}, `BELOW  ${measure}: ${found.toFixed(1)} % (${met} of ${of}), at least ${least} % was asked for`),
  );
}

/** What was reached as one page that stands by itself. @returns HTML; the same for the same coverage, always */
export function coveragePage(coverage: Coverage, page: CoveragePage): string {
  const { runs, silent, failed, unknown } = coverage;
  const grounds = [
    `${runs} runs, of which ${failed} did not hold and ${silent} told nothing of transitions.`,
    ...(unknown.length === 0 ? [] : [`${unknown.length} names of other versions are not counted, e.g. ${unknown[0]}.`]),
  ];
  const title = `Coverage of ${runs} ${runs === 1 ? 'run' : 'runs'}`;
  return pageOf({
    title,
    notice: NOTICE,
    head: [el('h1', {}, title), ...grounds.map((text) => el('p', {}, text)), ...verdict(page.below)],
    sections: [
      summary(coverage, page),
      regions(coverage, page),
      ...missing(coverage, page),
      ...outOfReach(coverage, page),
    ],
    foot: [],
  });
}
