import {
  formatConcentration,
  formatDuration,
  formatLength,
  formatVolume,
  formatWeekTime,
  type WeekTime,
} from '../../src/units/index.js';
import type { HeaderRecord } from '../trace/index.js';
import { type Line, line } from './line.js';

/** The first lines of a report: what is run and everything that was resolved for it. */
export function openingLines(header: HeaderRecord): readonly Line[] {
  const o = header.options;
  return [
    line(header.notice, 'dim'),
    line(header.scenario.title, 'head'),
    line(
      `  thecal ${header.thecal}  scenario ${header.scenario.hash.slice(0, 12)}  seed ${header.seed}  profile ${header.profile}`,
    ),
    line(
      `  ${o.drug} ${formatConcentration(o.concentration_ug_per_ml)} (${o.drug_class}), fill ${formatVolume(o.fill_pl)}, catheter ${formatLength(o.catheter_cm)}, ` +
        `starts ${formatWeekTime(o.start_week_ms as WeekTime)}, runs ${formatDuration(o.until_ms)}`,
    ),
  ];
}
