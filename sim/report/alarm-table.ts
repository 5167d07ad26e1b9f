import { formatDuration, sinceStart } from '../../src/units/index.js';
import type { TraceRecord, TraceSink } from '../trace/index.js';
import { columns, type Row } from './columns.js';
import { heading, type Line, line } from './line.js';

const ROWS = 60;

/** What the columns of an alarm table hold. */
export const ALARM_HEADS = ['alarm', 'raised', 'ended', 'lasted', 'tone', 'priority', 'acknowledged', 'escalated'];

/** One time that an alarm was on. */
type Episode = {
  readonly alarm: string;
  readonly raised: number;
  /** when the condition ended; null while it lasts */
  ended: number | null;
  acknowledged: number | null;
  escalated: number | null;
  readonly tone: string;
  priority: string;
};

type AlarmRecord = Extract<TraceRecord, { kind: 'alarm' }>;

/** Every alarm of a run: the first {@link ROWS} in full, the rest counted. */
export type AlarmTable = {
  readonly sink: TraceSink;
  readonly lines: () => readonly Line[];
  /** one for each time that an alarm was on, cells as {@link ALARM_HEADS} names them, and how many were left out */
  readonly rows: () => { readonly rows: readonly Row[]; readonly leftOut: number };
  readonly json: () => Readonly<Record<string, unknown>>;
};

const cells = (e: Episode): readonly string[] => [
  e.alarm,
  sinceStart(e.raised),
  e.ended === null ? 'lasting' : sinceStart(e.ended),
  e.ended === null ? '' : formatDuration(Math.round((e.ended - e.raised) / 1000) * 1000),
  e.tone,
  e.priority,
  e.acknowledged === null ? '' : sinceStart(e.acknowledged),
  e.escalated === null ? '' : sinceStart(e.escalated),
];

const rowOf = (e: Episode): Row => ({ cells: cells(e), tone: e.tone === 'critical' ? 'bad' : 'warn' });

/** @returns an alarm table that reads records as they are made */
export function createAlarmTable(): AlarmTable {
  const rows: Episode[] = [];
  const open = new Map<string, Episode>();
  let raisedCount = 0;
  const raise = (r: AlarmRecord): void => {
    raisedCount += 1;
    const episode: Episode = {
      alarm: r.alarm,
      raised: r.t,
      ended: null,
      acknowledged: null,
      escalated: null,
      tone: r.tone,
      priority: r.priority,
    };
    open.set(r.alarm, episode);
    if (rows.length < ROWS) rows.push(episode);
  };
  return {
    sink: (r) => {
      if (r.kind !== 'alarm') return;
      if (r.phase === 'raised') return raise(r);
      const episode = open.get(r.alarm);
      if (episode === undefined) return;
      if (r.phase === 'escalated') {
        episode.escalated ??= r.t;
        episode.priority = r.priority;
      } else if (r.phase === 'ended') episode.ended ??= r.t;
      else episode.acknowledged ??= r.t;
    },
    rows: () => ({ rows: rows.map(rowOf), leftOut: raisedCount - rows.length }),
    lines: () => {
      if (raisedCount === 0) return [...heading('Alarms'), line('  none')];
      const more = raisedCount - rows.length;
      const tail = more === 0 ? [] : [line(`  ... and ${more} more`, 'dim')];
      const laid = columns(ALARM_HEADS, rows.map(rowOf));
      return [...heading('Alarms'), ...laid, ...tail];
    },
    json: () => ({
      alarms: rows.map((e) => ({
        alarm: e.alarm,
        raised_ms: e.raised,
        ended_ms: e.ended,
        acknowledged_ms: e.acknowledged,
        escalated_ms: e.escalated,
        lasted_ms: e.ended === null ? null : e.ended - e.raised,
        tone: e.tone,
        priority: e.priority,
      })),
      alarms_left_out: raisedCount - rows.length,
    }),
  };
}
