import { BUILT_IN_FORMULARY, mergeFormulary, parseFormulary } from '../../src/therapy/index.js';
import { parseScenario } from '../scenario/index.js';
import type { ChartName, HeaderRecord, TraceRecord, TraceSink } from '../trace/index.js';
import { catalogueOf } from '../world/index.js';
import { CHARTS, emptyTally, type Tally } from './tally.js';

/** Takes the records of one trace. */
export type Collector = {
  readonly see: TraceSink;
  /** what the trace has shown so far */
  tally(): Tally;
};

type Mutable<T> = T extends number ? number : { -readonly [K in keyof T]: Mutable<T[K]> };
type Growing = Mutable<Tally>;

const count = (counts: Record<string, number>, name: string, times = 1): void => {
  counts[name] = (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0) + times;
};

/** The kinds of faults to which a story has given names of their own. */
function kindsIn({ story, seed }: HeaderRecord): ReadonlyMap<string, string> {
  if (story === undefined) return new Map();
  const own = story.formulary === undefined ? null : parseFormulary(story.formulary);
  const formulary = own?.ok === true ? mergeFormulary(BUILT_IN_FORMULARY, own.drugs) : BUILT_IN_FORMULARY;
  const { text, settings } = story;
  const parsed = parseScenario(text, { file: '', catalogue: catalogueOf(formulary), settings, seed });
  const steps = parsed.ok ? parsed.scenario.steps : [];
  return new Map(
    steps.flatMap(({ action }) => (action.do === 'fault' ? [[action.fault.name, action.fault.fault] as const] : [])),
  );
}

/** Counts what one trace shows, record by record, and keeps no record. */
export function createCollector(): Collector {
  const tally = emptyTally() as Growing;
  tally.runs = 1;
  tally.silent = 1;
  let kinds: ReadonlyMap<string, string> = new Map();
  const see = (record: TraceRecord): void => {
    switch (record.kind) {
      case 'header':
        kinds = kindsIn(record);
        return;
      case 'state': {
        const chart: ChartName = record.region === 'telemetry' ? 'telemetry' : 'firmware';
        count(tally.entered[chart], `${record.region}.${record.to}`);
        return;
      }
      case 'alarm':
        count(tally.alarms, `${record.alarm} ${record.phase}`);
        return;
      case 'fault':
        count(tally.faults, `${kinds.get(record.fault) ?? record.fault} ${record.phase}`);
        return;
      case 'reach':
        tally.silent = 0;
        for (const chart of CHARTS) {
          for (const [arrow, times] of record.charts[chart]?.taken ?? []) count(tally.taken[chart], arrow, times);
          for (const arrow of record.charts[chart]?.refused ?? []) count(tally.refused[chart], arrow);
        }
        for (const [rule, cases] of Object.entries(record.rules)) count(tally.rules, rule, cases);
        return;
      case 'end':
        tally.failed = record.verdict === 'held' || record.ended !== 'finished' ? 0 : 1;
        return;
      default:
    }
  };
  return { see, tally: () => structuredClone(tally) as Tally };
}
