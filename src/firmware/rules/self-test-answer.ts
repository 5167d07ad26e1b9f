import { ok, type Result, refuse } from '../../base/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { busyWith } from './bolus-answer.js';

/** Whether a self-test that a clinician orders may begin: it holds the flow, so no bolus or prime may be under way. A bridge waits. */
export function selfTestAllowed(c: FirmwareContext, at: Instant): Result<true> {
  if (c.power.implantedAt === null || c.battery.ended)
    return refuse('pump-not-running', 'a pump that is not in service', 'a pump in service', 'nothing needs to be done');
  if (c.power.selfTestEnd !== null)
    return refuse('self-test-running', 'a self-test under way', 'no self-test running', 'wait until it is complete');
  const busy = c.bridge === null ? busyWith(c, at) : null;
  return busy === null ? ok(true) : { ok: false, refusal: busy.refusal };
}
