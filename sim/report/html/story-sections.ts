import { ALARM_HEADS, type AlarmTable } from '../alarm-table.js';
import type { Timeline } from '../timeline.js';
import type { Section } from './frame.js';
import { type Child, el, type Markup } from './markup.js';
import { type Column, table } from './table.js';

const ALL = 'What happened, in order';

/** What happened, in order, with alarms and states. */
export function timelineSection(timeline: Timeline): Section {
  const { head, leftOut, tail } = timeline.rows();
  const columns: readonly Column[] = [
    ['since start', 'fixed'],
    ['pump clock', 'fixed'],
    ['who', 'fixed'],
    ['what', 'text'],
  ];
  const gap = leftOut === 0 ? '' : `${leftOut} lines are left out here; the trace holds every record`;
  const rowOf = ({ cells, tone }: (typeof head)[number]) => ({
    cells: cells.map((cell, i): Child => (i === 3 ? el('span', { className: 'tone' }, cell) : cell.trim())),
    ...(tone === undefined ? {} : { tone }),
  });
  const first = table(leftOut === 0 ? ALL : 'The first lines', columns, head.map(rowOf), gap);
  const last = leftOut === 0 ? [] : [table('The last lines', columns, tail.map(rowOf))];
  const all =
    leftOut === 0 && tail.length > 0 ? [table(ALL, columns, [...head, ...tail].map(rowOf))] : [first, ...last];
  const told: readonly Markup[] = head.length === 0 ? [el('p', {}, 'Nothing happened.')] : all;
  return { id: 'timeline', heading: 'Timeline', content: told };
}

/** Every time that an alarm was on. */
export function alarmSection(alarms: AlarmTable): Section {
  const { rows, leftOut } = alarms.rows();
  const columns = ALARM_HEADS.map((head): Column => [head, 'fixed']);
  const more = leftOut === 0 ? '' : `${leftOut} more are left out; the trace holds all of them`;
  const marked = rows.map(({ cells, tone }) => ({
    cells: cells.map((cell, i): Child => (i === 0 ? el('span', { className: 'tone' }, cell) : cell)),
    ...(tone === undefined ? {} : { tone }),
  }));
  const content =
    rows.length === 0
      ? el('p', {}, 'No alarm.')
      : table('Alarms, in the order in which they came', columns, marked, more);
  return { id: 'alarms', heading: 'Alarms', content: [content] };
}
