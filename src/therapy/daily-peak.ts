import { assertNever } from '../base/index.js';
import type { Basal, DoseWindow, PatientControl } from '../protocol/index.js';
import { days, type Flow, type Volume } from '../units/index.js';
import { basalPeak, constantWeek, type WeekFlow } from './basal-peak.js';
import { bolusesWithin } from './patient-order.js';

const DAY = days(1);

/** The week that a basal asks for. @param minimumRate  flow of the minimum-rate mode */
export function weekFlowOf(basal: Basal, minimumRate: Flow): WeekFlow {
  switch (basal.mode) {
    case 'simple':
      return constantWeek(basal.flow);
    case 'flex':
      return basal.week;
    case 'minimum-rate':
      return constantWeek(minimumRate);
    default:
      return assertNever(basal);
  }
}

/**
 * The most that any 24 h can hold: basal at its highest, every bolus that a patient may have and what is given beside, cut off by
 * the dose limits.
 *
 * @param beside  a bolus that a clinician gives once
 */
export function dailyPeak(
  week: WeekFlow,
  control: PatientControl | null,
  windows: readonly DoseWindow[],
  beside: Volume = 0 as Volume,
): Flow {
  const boluses = control === null ? 0 : control.bolus * bolusesWithin(control, DAY);
  const limits = windows.map(({ window, limit }) => limit * Math.ceil(DAY / window));
  return Math.min(basalPeak(week, DAY) + boluses + beside, ...limits) as Flow;
}
