import { formatDuration, sinceStart } from '../../src/units/index.js';
import { type Match, type Matched, OUTCOMES, type Outcome, printable } from '../sequence/index.js';
import { Bounded } from './bounded.js';
import { columns } from './columns.js';
import { hanging, type Line, line, type Tone } from './line.js';

const HEAD_ROWS = 200;
const TAIL_ROWS = 50;

const TONES: Readonly<Record<Outcome, Tone>> = {
  met: 'plain',
  late: 'bad',
  early: 'bad',
  'out-of-order': 'bad',
  missing: 'bad',
  extra: 'bad',
};

/** A moment as the other tables have it, with its milliseconds where it has any. */
function moment(t: number | null): string {
  if (t === null) return '';
  const ms = Math.abs(t) % 1_000;
  const text = sinceStart(Math.abs(t)) + (ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`);
  return t < 0 ? `-${text}` : text;
}

const signed = (ms: number | null): string => (ms === null ? '' : (ms > 0 ? '+' : '') + formatDuration(ms));

function allowed({ tolerance, outcome }: Matched): string {
  if (tolerance === null || outcome === 'met' || outcome === 'missing') return '';
  const { early, late } = tolerance;
  return early === late ? ` (±${formatDuration(late)})` : ` (-${formatDuration(early)} to +${formatDuration(late)})`;
}

const rowOf = (one: Matched) => ({
  cells: [
    one.line === null ? '' : String(one.line),
    moment(one.expected),
    moment(one.found),
    signed(one.offset),
    one.outcome.replaceAll('-', ' ') + allowed(one),
    printable(one.event),
  ],
  tone: TONES[one.outcome],
});

const HEADS = ['line', 'expected', 'found', 'offset', 'outcome', 'event'];

function table(rows: readonly Matched[]): readonly Line[] {
  const shown = new Bounded<Matched>(HEAD_ROWS, TAIL_ROWS);
  for (const row of rows) shown.add(row);
  const { head, leftOut, tail } = shown.parts();
  if (leftOut === 0) return columns(HEADS, [...head, ...tail].map(rowOf), [0]);
  const gap = [line(`  ... ${leftOut} more, which --json has ...`, 'dim')];
  return [
    ...columns(HEADS, head.map(rowOf), [0]),
    ...gap,
    ...columns(
      HEADS.map(() => ''),
      tail.map(rowOf),
      [0],
    ),
  ];
}

/** How many events had each outcome: `7 met, 1 late`. */
const counted = ({ counts }: Match): string =>
  OUTCOMES.filter((outcome) => outcome === 'met' || counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome.replaceAll('-', ' ')}`)
    .join(', ');

/**
 * How a log and a run agree: every event in order of time while there are not too many, else what differs first, then the verdict.
 *
 * @param notes  what else whoever reads it must know, one sentence each
 */
export function matchLines(match: Match, notes: readonly string[]): readonly Line[] {
  const many = match.events.length > HEAD_ROWS + TAIL_ROWS;
  const differing = match.events.filter(({ outcome }) => outcome !== 'met');
  const rows = many ? differing : match.events;
  const passed = many ? [line(`  (${match.counts.met} that were met are left out)`, 'dim')] : [];
  return [
    ...(rows.length === 0 ? [] : table(rows)),
    ...passed,
    line(''),
    ...notes.flatMap((note) => hanging('', note, 'dim')),
    line(`${match.held ? 'HELD' : 'FAILED'}  ${counted(match)}`, match.held ? 'good' : 'bad'),
  ];
}

/** The same for machines; moments and spans in ms. */
export const matchJson = (match: Match): Readonly<Record<string, unknown>> => ({
  held: match.held,
  counts: match.counts,
  events: match.events.map(({ outcome, event, expected, found, offset, tolerance, line: n, fields }) => ({
    outcome,
    event,
    line: n,
    expected_ms: expected,
    found_ms: found,
    offset_ms: offset,
    tolerance_ms: tolerance,
    fields,
  })),
});
