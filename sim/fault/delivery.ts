import { type Instant, MS_PER_DAY } from '../../src/units/index.js';
import { everywhere, type FaultKind, type FaultParameters, type FaultPlan, numberOf, steady } from './kind.js';

/** Drift is written per 30 days, as refill intervals are. */
const MS_PER_MONTH = 30 * MS_PER_DAY;

/**
 * A step and a drift that starts from the beginning of the fault. The port drifts from the start of the run, so the drift
 * that would have run up before is taken off the step.
 */
function drifting(sign: 1 | -1, parameters: FaultParameters, at: Instant, text: string): FaultPlan {
  const perMonth = sign * numberOf(parameters, 'per-30-days');
  const atOnce = sign * numberOf(parameters, 'at-once');
  return steady({ gainOffset: atOnce - (perMonth * at) / MS_PER_MONTH, gainPerDay: perMonth / 30 }, text);
}

const step = (text: string, initial: number, max: number) =>
  ({ unit: 'fraction', text, default: initial, min: 0, max, source: 'ASSUMED, A-76' }) as const;

/** More per stroke than nominal. */
export const overDelivery: FaultKind = {
  kind: 'over-delivery',
  title: 'more per stroke than nominal',
  attaches: ['gainOffset', 'gainPerDay'],
  parameters: {
    'at-once': step('share of the nominal stroke added from the beginning of the fault', 0.2, 5),
    'per-30-days': step('share of the nominal stroke added by every 30 days of the fault', 0, 1),
  },
  effect: 'each stroke moves more than the firmware counts; its reservoir estimate falls behind the truth',
  signature:
    'no alarm; less than expected comes back; runs dry before the low-reservoir alarm; sedation, then early withdrawal',
  table: ['F-09'],
  source: 'S10, S45 (over-infusion is more than 14.5 % above programmed)',
  supports: everywhere,
  plan: (parameters, _random, at) => drifting(1, parameters, at, 'each stroke moves more than nominal'),
};

/** Less per stroke than nominal. */
export const underDelivery: FaultKind = {
  kind: 'under-delivery',
  title: 'less per stroke than nominal',
  attaches: ['gainOffset', 'gainPerDay'],
  parameters: {
    'at-once': step('share of the nominal stroke missing from the beginning of the fault', 0.2, 1),
    'per-30-days': step('share of the nominal stroke lost by every 30 days of the fault', 0, 1),
  },
  effect: 'each stroke moves less than the firmware counts; its reservoir estimate runs ahead of the truth',
  signature: 'no alarm; more than expected comes back; withdrawal',
  table: ['F-10'],
  source: 'S66, S73 (field accuracy)',
  supports: everywhere,
  plan: (parameters, _random, at) => drifting(-1, parameters, at, 'each stroke moves less than nominal'),
};
