import { DoseSums, ToldFluid } from '../doses/index.js';
import type { HeaderRecord, TraceRecord, TraceSink } from '../trace/index.js';
import { DayFlows } from './day-flows.js';
import { EventList } from './event-list.js';
import { RegionCourse } from './region-course.js';
import type { Tolerance } from './tolerance.js';

type End = Extract<TraceRecord, { kind: 'end' }>;
type Alarm = Extract<TraceRecord, { kind: 'alarm' }>;

/** What of a run is compared: no record is kept, only moments of alarms and changes, and sums. */
export type RunSummary = {
  readonly header: HeaderRecord | null;
  readonly end: End | null;
  /** from when on it was read, ms */
  readonly since: number;
  /** the fluid was another before that: doses as drug cannot be told without what was before */
  readonly otherFluid: boolean;
  /** moment of the last record, ms */
  readonly until: number;
  /** by alarm and phase, as `motor-stall raised` */
  readonly alarms: ReadonlyMap<string, EventList>;
  readonly regions: ReadonlyMap<string, RegionCourse>;
  readonly doses: DoseSums;
  readonly flows: DayFlows;
};

const lookOf = ({ priority, tone, latched, detail }: Alarm): string =>
  [priority, tone, ...(latched ? ['latched'] : []), ...(detail === undefined ? [] : [detail])].join(', ');

/**
 * Reads a run for a comparison.
 *
 * @param since    ms from which on it is compared; what was recorded up to then tells the states at that moment, and nothing else
 * @returns a sink for its records, and what it has read so far
 */
export function createRunSummary(
  { ms }: Pick<Tolerance, 'ms'>,
  since = 0,
): {
  readonly see: TraceSink;
  readonly summary: () => RunSummary;
} {
  let header: HeaderRecord | null = null;
  let end: End | null = null;
  let until = 0;
  let stroke = 0;
  const alarms = new Map<string, EventList>();
  const looks = new Map<string, string>();
  const regions = new Map<string, RegionCourse>();
  const doses = new DoseSums();
  const early = new ToldFluid();
  const statesThen = new Map<string, string>();
  const flows = new DayFlows(ms);
  const onAlarm = (r: Alarm): void => {
    const word = `${r.alarm} ${r.phase}`;
    const list = alarms.get(word) ?? new EventList();
    alarms.set(word, list);
    const look = lookOf(r);
    // One text for all that look the same.
    if (!looks.has(look)) looks.set(look, look);
    list.add(r.t, looks.get(look) ?? look);
  };
  const before = (r: TraceRecord): void => {
    early.take(r);
    if (r.kind === 'state') statesThen.set(r.region, r.to);
  };
  const see: TraceSink = (r) => {
    if (since > 0 && r.t <= since && r.kind !== 'end') before(r);
    if (since > 0 && r.t <= since && r.kind !== 'header' && r.kind !== 'end') return;
    until = Math.max(until, r.t);
    doses.take(r);
    if (r.kind === 'header') {
      header = r;
      stroke = r.limits.stroke_pl;
      flows.begin(r.options.until_ms);
    } else if (r.kind === 'alarm') onAlarm(r);
    else if (r.kind === 'state') {
      const region = regions.get(r.region) ?? new RegionCourse(r.from, since);
      regions.set(r.region, region);
      region.change(r.t, r.from, r.to);
    } else if (r.kind === 'delivery' && r.what === 'train') {
      const given = r.strokes * stroke;
      flows.pour(r, given, (given * doses.fluid.given) / 1e9);
    } else if (r.kind === 'end') end = r;
  };
  const summary = (): RunSummary => {
    const unchanged = [...statesThen].filter(([region]) => !regions.has(region));
    for (const [region, state] of unchanged) regions.set(region, new RegionCourse(state, since));
    const told = header?.options.concentration_ug_per_ml;
    const otherFluid = since > 0 && (early.concentration !== told || early.given !== told);
    return { header, end, since, otherFluid, until, alarms, regions, doses, flows };
  };
  return { see, summary };
}
