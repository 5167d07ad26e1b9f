import { sinceStart } from '../../src/units/index.js';
import type { Divergence, Replay } from '../replay/index.js';
import type { HeaderRecord, TraceRecord } from '../trace/index.js';
import { onPumpClock } from './clock-text.js';
import { columns } from './columns.js';
import { hanging, heading, type Line, line } from './line.js';
import { recordInWords } from './record-words.js';

/** What was compared. */
export type ReplayNames = {
  readonly file: string;
  readonly header: HeaderRecord;
  /** version that replays, and what it replays with */
  readonly thecal: string;
  readonly against: string | null;
};

const recordLines = (record: TraceRecord): readonly Line[] =>
  hanging(`    ${sinceStart(record.t)}  `, recordInWords(record));

const block = (title: string, records: readonly TraceRecord[]): readonly Line[] =>
  records.length === 0 ? [] : [...heading(title), ...records.flatMap(recordLines)];

const side = (name: string, record: TraceRecord | null): readonly Line[] =>
  record === null
    ? [line(`  ${name}  nothing: this trace has ended`, 'bad')]
    : hanging(`  ${name}  ${sinceStart(record.t)}  `, recordInWords(record), 'bad');

const MOST_FIELDS = 8;
const shownValue = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
};

/** The fields in which two values differ, by their paths. */
function fieldsApart(a: unknown, b: unknown, path: string): readonly (readonly [string, string, string])[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const holds = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (!holds(a) || !holds(b) || Array.isArray(a) !== Array.isArray(b)) return [[path, shownValue(a), shownValue(b)]];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) =>
    fieldsApart(Reflect.get(a, key), Reflect.get(b, key), path === '' ? key : `${path}.${key}`),
  );
}

/** For two records of one kind: field by field what differs. */
function fieldLines({ recorded, replayed }: Divergence): readonly Line[] {
  if (recorded === null || replayed === null || recorded.kind !== replayed.kind) return [];
  const apart = fieldsApart(recorded, replayed, '');
  const rows = apart.slice(0, MOST_FIELDS).map((cells) => ({ cells }));
  const more = apart.length - rows.length;
  return [
    ...columns(['field', 'recorded', 'replayed'], rows),
    ...(more > 0 ? [line(`  … and ${more} more fields`, 'dim')] : []),
  ];
}

/** States on both sides: those that differ first, the rest in a line. */
function stateLines({ statesRecorded, statesReplayed }: Divergence): readonly Line[] {
  const names = [...new Set([...Object.keys(statesRecorded), ...Object.keys(statesReplayed)])];
  const differ = names.filter((name) => statesRecorded[name] !== statesReplayed[name]);
  const rest = names.filter((name) => statesRecorded[name] === statesReplayed[name]);
  const rows = differ.map((name) => ({ cells: [name, statesRecorded[name] ?? '-', statesReplayed[name] ?? '-'] }));
  const table = columns(['region', 'recorded', 'replayed'], rows);
  return [
    ...heading('State of the firmware on both sides'),
    ...(differ.length === 0 ? [] : table),
    ...hanging(
      differ.length === 0 ? '    the same: ' : '    the same on both: ',
      rest.map((name) => `${name} ${statesRecorded[name]}`).join(', '),
      'dim',
    ),
  ];
}

function differenceLines(d: Divergence, { header }: ReplayNames): readonly Line[] {
  const t = Math.min(d.recorded?.t ?? Number.MAX_SAFE_INTEGER, d.replayed?.t ?? Number.MAX_SAFE_INTEGER);
  const clock = onPumpClock(t, header.options.start_week_ms);
  return [
    line(`DIFFERENT from record ${d.index} on, at ${sinceStart(t)} (pump clock ${clock})`, 'bad'),
    ...side('recorded', d.recorded),
    ...side('replayed', d.replayed),
    ...fieldLines(d),
    ...stateLines(d),
    ...block('Inputs that led there', d.inputs),
    ...block('Before, on both sides', d.before),
    ...block('After, as it was recorded', d.afterRecorded),
    ...block('After, as it was replayed', d.afterReplayed),
  ];
}

/** @returns a replay for people */
export function replayLines({ shared, difference }: Replay, names: ReplayNames): readonly Line[] {
  const { file, header, thecal, against } = names;
  const versions = header.thecal === thecal ? `thecal ${thecal}` : `thecal ${header.thecal}; replayed by ${thecal}`;
  return [
    line(
      `${file}: ${header.scenario.title}, seed ${header.seed}, profile ${header.profile}, recorded by ${versions}`,
      'head',
    ),
    ...(against === null ? [] : [line(`replayed against ${against}`)]),
    ...(difference === null ? [line(`SAME: ${shared} records`, 'good')] : differenceLines(difference, names)),
  ];
}
