import { profileNamed } from '../../../src/profile/index.js';
import type { Ending, HeaderRecord, TraceSink } from '../../trace/index.js';
import { createAlarmBars } from '../alarm-bars.js';
import { createAlarmTable } from '../alarm-table.js';
import { createDayDoses } from '../day-doses.js';
import { createDoseTable } from '../dose-table.js';
import { createPlotPoints } from '../plot-points.js';
import { createTimeline } from '../timeline.js';
import { createVerdictTable } from '../verdict.js';
import { doseSection } from './dose-section.js';
import { pageOf } from './frame.js';
import { el } from './markup.js';
import { plotSection } from './plot-section.js';
import { type Reach, requirementSection } from './requirement-section.js';
import { familySection, type Repeat, runSection } from './run-section.js';
import { alarmSection, timelineSection } from './story-sections.js';
import { banner, type Verdict, verdictSection, verdictWord } from './verdict-section.js';

/** What the records of a run do not tell of it. */
export type PageClosing = {
  readonly repeat: Repeat;
  /** whether the run was stopped before its end, also where its records do not say so */
  readonly outOfTime: boolean;
};

/** The page of one run, gathered from its records as they come, in bounded memory. */
export type RunPage = {
  readonly sink: TraceSink;
  /** how the run went, as far as its records go */
  readonly verdict: (outOfTime: boolean) => Verdict;
  /** the page as HTML; the same for the same records and closing, always */
  readonly html: (closing: PageClosing) => string;
};

/**
 * Begins a page with the header of its run.
 *
 * @returns null when the family is not known to this version: nobody can say then what the reservoir holds that no pump can use
 */
export function beginRunPage(header: HeaderRecord): RunPage | null {
  const named = profileNamed(header.profile);
  if (!named.ok) return null;
  const profile = named.value;
  const residualPl = profile.reservoir.residual.value;
  const [points, bars, days] = [createPlotPoints(residualPl), createAlarmBars(), createDayDoses()];
  const [timeline, alarms, doses, verdictTable] = [
    createTimeline(),
    createAlarmTable(),
    createDoseTable(residualPl),
    createVerdictTable(),
  ];
  const sinks = [points, bars, days, timeline, alarms, doses, verdictTable].map(({ sink }) => sink);
  let [last, ended, reach]: [number, Ending, Reach] = [0, 'finished', null];
  const sink: TraceSink = (record) => {
    last = Math.max(last, record.t);
    if (record.kind === 'end') ended = record.ended;
    else if (record.kind === 'reach') reach = record.rules;
    for (const each of sinks) each(record);
  };
  sink(header);
  const verdict = (outOfTime: boolean): Verdict =>
    outOfTime || ended === 'out-of-time' ? 'out-of-time' : verdictTable.held() ? 'held' : 'failed';
  return {
    sink,
    verdict,
    html: ({ repeat, outOfTime }) => {
      const how = verdict(outOfTime);
      const judged = verdictTable.judged();
      const { title, purpose } = header.scenario;
      return pageOf({
        title: `${verdictWord(how)}: ${title} - thecal`,
        notice: header.notice,
        head: [
          el('h1', {}, title),
          ...(purpose === '' ? [] : [el('p', { className: 'dim' }, purpose)]),
          banner(how, verdictTable.summary(ended === 'left')),
        ],
        sections: [
          verdictSection(judged, how, ended === 'left'),
          runSection(header, profile, last, repeat),
          plotSection({ points: points.data(), doses: days.data(), alarms: bars.bars() }),
          timelineSection(timeline),
          alarmSection(alarms),
          doseSection(doses.parts()),
          requirementSection(header.requirements, judged.byRule, reach),
          familySection(profile),
        ],
        foot: [],
      });
    },
  };
}
