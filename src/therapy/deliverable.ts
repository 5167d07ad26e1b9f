import type { Refusal } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import { type Flow, formatFlow } from '../units/index.js';

/**
 * Why a profile cannot give a basal flow, or null when it can. Both ends of the range are included; nothing is rounded.
 *
 * @param where  what the flow is for, put in front of what was found: `basal`, `Mon 08:00`
 */
export function undeliverable(flow: Flow, profile: Profile, where: string): Refusal | null {
  const { flowMin, flowMax } = profile.pump;
  const expected = `${flowMin.text} to ${flowMax.text} (${profile.id})`;
  const found = `${where}: ${formatFlow(flow)}`;
  if (flow < flowMin.value) {
    const remedy = 'use a weaker concentration or a higher dose';
    return { code: 'flow-below-minimum', found, expected, remedy };
  }
  if (flow > flowMax.value) {
    const remedy = 'use a stronger concentration or a lower dose';
    return { code: 'flow-above-maximum', found, expected, remedy };
  }
  return null;
}
