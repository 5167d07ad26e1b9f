import { formatDuration, formatMass, formatVolume, plain, sinceStart } from '../../src/units/index.js';
import type { Comparison, Figure, Pair } from '../compare/index.js';
import { columns, type Row } from './columns.js';
import { hanging, heading, type Line, line } from './line.js';

/** What was compared: the files as the user named them, and the title of each story. */
export type DiffNames = {
  readonly a: { readonly file: string; readonly title: string };
  readonly b: { readonly file: string; readonly title: string };
};

const ALARM_ROWS = 60;
const CHANGE_ROWS = 8;
const DAY_ROWS = 12;

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** `+2min 3s` when B is later, `-5s` when it is earlier. */
const offset = (a: number, b: number): string => (a === b ? '0s' : `${b > a ? '+' : ''}${formatDuration(b - a)}`);

const at = (t: number | null): string => (t === null ? 'missing' : sinceStart(t));

function pairCells({ word, a, b, look }: Pair): readonly string[] {
  const how = a === null || b === null ? (a === null ? 'only in B' : 'only in A') : offset(a, b);
  return [word, at(a), at(b), look === '' ? how : `${how}; ${look}`];
}

const pairRow = (pair: Pair): Row => ({ cells: pairCells(pair), tone: pair.differs ? 'bad' : 'plain' });

function withinText({ tolerance: { ms, dose } }: Comparison): string {
  const volume = dose.pl > 0 ? [formatVolume(dose.pl)] : [];
  const share = dose.share > 0 ? [`${plain(dose.share * 100)} %`] : [];
  const doses = [...volume, ...share].join(' and ') || '0 mL';
  return `tolerance ${formatDuration(ms)}, of doses ${doses}`;
}

function headerLines({ header, end }: Comparison): readonly Line[] {
  if (header.length + end.length === 0) return [];
  const cut = (text: string): string => (text.length <= 30 ? text : `${text.slice(0, 29)}…`);
  const rows = [
    ...header.map(({ field, a, b }): Row => ({ cells: [field, cut(a), cut(b)] })),
    ...end.map(({ field, a, b }): Row => ({ cells: [`at the end: ${field}`, cut(a), cut(b)], tone: 'bad' })),
  ];
  return [...heading('Ordered and ended differently'), ...columns(['', 'A', 'B'], rows)];
}

const left = (n: number, what: string): readonly Line[] =>
  n > 0 ? [line(`  … and ${n} more ${what}; --json has them`, 'dim')] : [];

function alarmLines({ alarms }: Comparison): readonly Line[] {
  const { pairs, same, moved, onlyA, onlyB, later } = alarms;
  const summary = `  ${same} the same, ${moved} moved or changed, ${onlyA} only in A, ${onlyB} only in B`;
  // All of them where they fit, else those that differ.
  const shown = pairs.length <= ALARM_ROWS ? pairs : pairs.filter(({ differs }) => differs);
  return [
    ...heading('Alarms'),
    line(summary),
    ...(shown.length === 0 ? [] : columns(['alarm', 'A', 'B', 'B against A'], shown.slice(0, ALARM_ROWS).map(pairRow))),
    ...left(shown.length - ALARM_ROWS, 'that differ'),
    ...later.flatMap(({ word, from, a, b, tooMany }) =>
      hanging(
        '  ',
        `${word}: ${tooMany ? 'too many differences to pair them' : `from ${sinceStart(from)} on only counted`}: ${a} in A, ${b} in B`,
        'warn',
      ),
    ),
  ];
}

function stateLines({ states }: Comparison): readonly Line[] {
  const apart = states.filter(({ differences, apart: ms }) => differences > 0 || ms > 0);
  const same = states.filter((region) => !apart.includes(region)).map(({ region }) => region);
  const rows = apart.flatMap((region): readonly Row[] => [
    {
      cells: [
        region.region,
        region.parted === null ? 'within the tolerance' : `part at ${sinceStart(region.parted)}`,
        `differ for ${formatDuration(region.apart)}`,
        plural(region.differences, 'change differs', 'changes differ'),
      ],
      tone: region.differences > 0 ? 'bad' : 'plain',
    },
  ]);
  const times = apart.flatMap(({ region, times: spent }) =>
    spent
      .filter(({ a, b }) => a !== b)
      .map(
        ({ state, a, b }): Row => ({
          cells: [`${region}: ${state}`, formatDuration(a), formatDuration(b), offset(a, b)],
        }),
      ),
  );
  const changes = apart.flatMap(({ region, pairs }) => [
    ...pairs.slice(0, CHANGE_ROWS).map((pair) => pairRow({ ...pair, word: `${region}: ${pair.word}` })),
    ...(pairs.length > CHANGE_ROWS ? [{ cells: [`${region}: … and ${pairs.length - CHANGE_ROWS} more`] }] : []),
  ]);
  const bounded = apart.filter(({ until }) => until !== null);
  return [
    ...heading('States'),
    ...(apart.length === 0 ? [] : columns(['', '', '', ''], rows)),
    ...(same.length === 0 ? [] : hanging('  the same: ', same.join(', '), 'dim')),
    ...(changes.length === 0 ? [] : [line(''), ...columns(['change', 'A', 'B', 'B against A'], changes)]),
    ...(times.length === 0 ? [] : [line(''), ...columns(['time in', 'A', 'B', 'B against A'], times)]),
    ...bounded.flatMap(({ region, until }) =>
      hanging('  ', `${region}: from ${sinceStart(until ?? 0)} on changes are only counted`, 'warn'),
    ),
  ];
}

const quantity = ({ unit }: Figure, value: number | null): string => {
  if (value === null) return '-';
  if (unit === 'times') return String(value);
  return unit === 'pL' ? formatVolume(value) : formatMass(Number(value.toPrecision(9)));
};

function figureRow(figure: Figure, name = figure.name): Row {
  const { a, b, differs } = figure;
  const by = a === null || b === null || a === b ? '' : `${b > a ? '+' : ''}${quantity(figure, b - a)}`;
  return { cells: [name, quantity(figure, a), quantity(figure, b), by], tone: differs ? 'bad' : 'plain' };
}

const isTold = ({ a, b }: Figure): boolean => (a ?? 0) !== 0 || (b ?? 0) !== 0;

function doseLines({ doses }: Comparison): readonly Line[] {
  const rows = [...doses.totals, ...doses.counts].filter(isTold).map((figure) => figureRow(figure));
  const apart = doses.days.flatMap(({ day, figures }) =>
    figures.map((figure) => figureRow(figure, `day ${day}: ${figure.name}`)),
  );
  const summary = `  ${doses.compared - doses.days.length} of ${plural(doses.compared, 'day')} the same`;
  return [
    ...heading('Doses'),
    ...columns(['', 'A', 'B', 'B against A'], rows, [1, 2, 3]),
    line(''),
    line(summary, doses.days.length === 0 ? 'plain' : 'bad'),
    ...(apart.length === 0 ? [] : columns(['', 'A', 'B', 'B against A'], apart.slice(0, DAY_ROWS), [1, 2, 3])),
    ...left(apart.length - DAY_ROWS, 'figures of days'),
  ];
}

function verdict(found: Comparison): readonly Line[] {
  const { differences, parted, alarms, states, doses, end } = found;
  const within = withinText(found);
  if (differences === 0) return [line(''), line(`SAME  (${within})`, 'good')];
  const ofStates = states.reduce((sum, region) => sum + region.differences, 0);
  const parts = [
    `alarms ${alarms.differences}`,
    `states ${ofStates}`,
    `doses ${doses.differences}`,
    ...(end.length === 0 ? [] : [`end ${end.length}`]),
  ];
  const first = parted === null ? '' : `, the first at ${sinceStart(parted)}`;
  return [
    line(''),
    line(`DIFFERENT: ${plural(differences, 'difference')} (${parts.join(', ')})${first}  (${within})`, 'bad'),
  ];
}

const sinceLines = ({ since }: Comparison): readonly Line[] =>
  since === 0
    ? []
    : hanging(
        '',
        `compared from ${formatDuration(since)} on, where a trace goes on from a snapshot: what was before is left out, and deliveries that were under way are told whole`,
        'warn',
      );

/** @returns a comparison of two runs for people */
export const diffLines = (found: Comparison, { a, b }: DiffNames): readonly Line[] => [
  line(`A  ${a.file}: ${a.title}`, 'head'),
  line(`B  ${b.file}: ${b.title}`, 'head'),
  ...sinceLines(found),
  ...headerLines(found),
  ...alarmLines(found),
  ...stateLines(found),
  ...doseLines(found),
  ...verdict(found),
];
