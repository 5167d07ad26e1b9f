import { ALARM_IDS, ALARMS, type AlarmId, type DrugClass, type FlowRule, ofClass } from '../../protocol/index.js';
import type { FirmwareContext } from '../context.js';
import { holds } from './alarms.js';
import { drugClassNow } from './old-fluid.js';

/** What the conditions that hold leave of the flow. */
export type Ceiling = { readonly flow: 'none' | 'minimum'; readonly because: AlarmId };

const CEILING: Readonly<Record<FlowRule, Ceiling['flow'] | null>> = {
  keep: null,
  hold: 'none',
  stop: 'none',
  'hold-at-minimum': 'minimum',
  'stop-to-minimum': 'minimum',
};

/** After a reset the regions power and infusion keep to the safe rate themselves, so that the line can be primed meanwhile. */
const KEPT_ELSEWHERE: readonly AlarmId[] = ['low-battery-reset', 'watchdog-reset'];

/** The conditions that touch the flow of a drug of this class; those that leave none come first. */
function ceilings(drugClass: DrugClass): readonly Ceiling[] {
  const ruled = ALARM_IDS.filter((alarm) => !KEPT_ELSEWHERE.includes(alarm));
  const leaving = (flow: Ceiling['flow']): readonly Ceiling[] =>
    ruled
      .filter((because) => CEILING[ofClass(ALARMS[because].flow, drugClass)] === flow)
      .map((because) => ({ flow, because }));
  return [...leaving('none'), ...leaving('minimum')];
}

const CEILINGS = { withdrawalRisk: ceilings('withdrawal-risk'), comfort: ceilings('comfort') };

/** The most that a condition leaves of the flow, pL/day; null when it leaves all of it. */
export function leftBy(c: FirmwareContext, alarm: AlarmId): number | null {
  const ceiling = ofClass(CEILINGS, drugClassNow(c)).find(({ because }) => because === alarm);
  if (ceiling === undefined) return null;
  return ceiling.flow === 'none' ? 0 : c.config.minimumRate;
}

/**
 * The strictest stop rule among the conditions that hold, or null when therapy goes on.
 *
 * Where stopping is not safe the dictionary says so by the class of the drug (docs/decisions/0012).
 *
 * @requirement SR-007, SR-018, SR-022, SR-037
 */
export function ceilingNow(c: FirmwareContext): Ceiling | null {
  for (const ceiling of ofClass(CEILINGS, drugClassNow(c))) if (holds(c, ceiling.because)) return ceiling;
  return null;
}
