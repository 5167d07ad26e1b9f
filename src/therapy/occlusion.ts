import { ceilMulDiv, ok, type Result, refuse } from '../base/index.js';
import {
  type Compliance,
  type Duration,
  type Flow,
  formatFlow,
  formatPressure,
  MS_PER_DAY,
  PL_PER_ML,
  type Pressure,
  picolitres,
  type Volume,
} from '../units/index.js';

/** A blocked line: what it stores until the alarm, and how long that takes. */
export type OcclusionAnswer = { readonly stored: Volume; readonly timeToAlarm: Duration };

const LARGEST_ML = 1e6;

/**
 * Volume stored behind a full occlusion when the alarm comes, and the time to it:
 * V = C·(P_threshold − P_start), t = V / Q + latency.
 *
 * @param input.startPressure  0 kPa when left out
 * @param input.latency        0 when left out
 * @returns volume to the nearest pL and time rounded up to whole ms, or a refusal when no alarm can come; never throws
 * @source  safety-facts 2.5; SR-022
 */
export function calcOcclusion(input: {
  readonly compliance: Compliance;
  readonly threshold: Pressure;
  readonly flow: Flow;
  readonly latency?: Duration;
  readonly startPressure?: Pressure;
}): Result<OcclusionAnswer> {
  const { compliance, threshold, flow, latency = 0, startPressure = 0 } = input;
  if (!(flow > 0)) {
    return refuse('flow-zero', formatFlow(flow), 'a flow above 0', 'without flow no pressure builds up; write a flow');
  }
  if (!(compliance > 0)) {
    return refuse('compliance-zero', `${compliance} mL/kPa`, 'a compliance above 0', 'write e.g. 0.0002 mL/kPa');
  }
  if (!(threshold > startPressure)) {
    const expected = `a threshold above the starting pressure, ${formatPressure(startPressure)}`;
    return refuse('threshold-too-low', formatPressure(threshold), expected, 'raise the threshold');
  }
  const ml = compliance * (threshold - startPressure);
  if (ml > LARGEST_ML) {
    return refuse(
      'volume-too-large',
      `${ml} mL`,
      'a volume below 1000 L',
      'check the units of compliance and threshold',
    );
  }
  const stored = picolitres(Math.round(ml * PL_PER_ML));
  return ok({ stored, timeToAlarm: (ceilMulDiv(stored, MS_PER_DAY, flow) + latency) as Duration });
}
