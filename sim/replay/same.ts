import { canonical, type HeaderRecord, type TraceRecord } from '../trace/index.js';

/** What of a record counts when two traces are compared. */
export type Measure = {
  /** the recorded trace is of format 1, which did not tell everything that is told now */
  readonly ofFormatOne: boolean;
  /** the replay is of another device family on purpose, so its header must differ */
  readonly otherProfile: boolean;
};

type Fields = Record<string, unknown>;

const headerOf = (record: HeaderRecord, { ofFormatOne, otherProfile }: Measure): Fields => {
  const { format: _format, from: _from, notice: _notice, thecal: _thecal, story: _story, ...rest } = record;
  const { purpose, ...scenario } = rest.scenario;
  const named = { ...rest, scenario: ofFormatOne ? scenario : { ...scenario, purpose } };
  if (!otherProfile) return named;
  const { profile: _profile, limits: _limits, ...less } = named;
  return less;
};

/** A record as text, without what may differ although the runs are the same: versions, and the hash over lines that name them. */
export function measured(record: TraceRecord, how: Measure): string {
  if (record.kind === 'header') return canonical(headerOf(record, how));
  if (record.kind !== 'end') return canonical(record);
  const { sha256: _sha256, ...end } = record;
  if (!how.ofFormatOne) return canonical(end);
  const { seq: _seq, events: _events, ...less } = end;
  return canonical(less);
}
