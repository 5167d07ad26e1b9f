import { ok, type Result, sentence } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import type { Concentration, DailyDose, Flow } from '../units/index.js';
import { flowForDose } from './amounts.js';
import { undeliverable } from './deliverable.js';

/** A flow and whether the device can give it. */
export type FlowAnswer = {
  readonly flow: Flow;
  readonly withinProfile: boolean;
  /** why the device cannot, with the remedy; null when it can */
  readonly why: string | null;
};

/**
 * Flow that a dose needs, F1: Q = D / C, and whether the profile can give it.
 *
 * @returns flow to the nearest pL/day, or a refusal when the concentration is zero; never throws
 * @source  S2, S65; range A-02
 */
export function calcFlow(input: {
  readonly profile: Profile;
  readonly dose: DailyDose;
  readonly concentration: Concentration;
}): Result<FlowAnswer> {
  const flow = flowForDose(input.dose, input.concentration);
  if (!flow.ok) return flow;
  const refusal = undeliverable(flow.value, input.profile, 'flow');
  const why = refusal === null ? null : sentence(refusal);
  return ok({ flow: flow.value, withinProfile: refusal === null, why });
}
