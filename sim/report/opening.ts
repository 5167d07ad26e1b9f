import {
  formatConcentration,
  formatDuration,
  formatLength,
  formatVolume,
  formatWeekTime,
  type WeekTime,
} from '../../src/units/index.js';
import type { HeaderRecord } from '../trace/index.js';
import { hanging, type Line } from './line.js';

/** The first lines of a report: what is run and everything that was resolved for it. */
export function openingLines(header: HeaderRecord): readonly Line[] {
  const o = header.options;
  return [
    ...hanging('', header.notice, 'dim'),
    ...hanging('', header.scenario.title, 'head'),
    ...hanging(
      '  ',
      `thecal ${header.thecal}, scenario ${header.scenario.hash.slice(0, 12)}, seed ${header.seed}, profile ${header.profile}`,
    ),
    ...hanging(
      '  ',
      `${o.drug} ${formatConcentration(o.concentration_ug_per_ml)} (${o.drug_class}), fill ${formatVolume(o.fill_pl)}, catheter ${formatLength(o.catheter_cm)}, ` +
        `starts ${formatWeekTime(o.start_week_ms as WeekTime)}, runs ${formatDuration(o.until_ms)}`,
    ),
  ];
}
