import type { HeaderRecord, TraceSink } from '../trace/index.js';
import { createAlarmTable } from './alarm-table.js';
import { type Closing, closingJson, closingLines } from './closing.js';
import { createDoseTable } from './dose-table.js';
import type { Line } from './line.js';
import { openingLines } from './opening.js';
import { createTimeline } from './timeline.js';
import { createVerdictTable } from './verdict.js';

/** The report of one run, built from its records as they are made, in bounded memory. */
export type RunReport = {
  readonly sink: TraceSink;
  /** whether no expectation failed and the oracle found nothing, so far */
  readonly held: () => boolean;
  /** for people: opening, timeline, alarms, doses, verdict, closing line */
  readonly lines: (closing: Closing) => readonly Line[];
  /** for machines: the same as one object, with units in the key names */
  readonly json: (closing: Closing) => Readonly<Record<string, unknown>>;
};

/**
 * Starts a report.
 *
 * @param options.residualPl  unusable volume in the reservoir, from the profile, pL ≥ 0
 */
export function createRunReport(options: { readonly residualPl: number }): RunReport {
  const parts = [createTimeline(), createAlarmTable(), createDoseTable(options.residualPl)] as const;
  const verdict = createVerdictTable();
  let header: HeaderRecord | null = null;
  return {
    sink: (record) => {
      if (record.kind === 'header') header = record;
      for (const part of parts) part.sink(record);
      verdict.sink(record);
    },
    held: verdict.held,
    lines: (closing) => [
      ...(header === null ? [] : openingLines(header)),
      ...parts.flatMap((part) => part.lines()),
      ...verdict.lines(closing.outOfTime),
      ...closingLines(closing),
    ],
    json: (closing) => ({
      notice: header?.notice ?? '',
      verdict: closing.outOfTime ? 'out-of-time' : verdict.held() ? 'held' : 'failed',
      thecal: header?.thecal ?? '',
      scenario: header?.scenario ?? null,
      profile: header?.profile ?? '',
      options: header?.options ?? null,
      ...closingJson(closing),
      ...Object.assign({}, ...parts.map((part) => part.json())),
      ...verdict.json(closing.outOfTime),
    }),
  };
}
