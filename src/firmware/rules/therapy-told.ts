import type { BolusOutlook, Doing, TherapyTold } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { patientBolusAnswer } from './bolus-answer.js';
import { holdReason } from './flow.js';
import { oldFluidNow } from './old-fluid.js';
import { grantsCounting } from './patient-control.js';

function doing({ bolus, bridge, infusion, square }: FirmwareContext): Doing {
  if (infusion.purge !== null) return 'purge';
  if (infusion.prime !== null) return 'prime';
  if (infusion.suspended) return 'suspended';
  if (bridge !== null) return 'bridge';
  if (bolus !== null) return bolus.kind === 'clinician' ? 'clinician-bolus' : 'patient-bolus';
  if (square !== null) return 'square-bolus';
  return infusion.running ? 'basal' : 'stopped';
}

function outlook(c: FirmwareContext, at: Instant): BolusOutlook {
  const answer = patientBolusAnswer(c, at);
  return answer.ok ? { refusal: null, allowedAt: at } : { refusal: answer.refusal, allowedAt: answer.allowedAt };
}

/**
 * What the pump believes of its therapy, for whoever interrogates it. A request for a bolus is judged as if it came now.
 *
 * @requirement SR-015
 */
export function therapyTold(c: FirmwareContext, at: Instant): TherapyTold {
  const { drug, drugClass, concentration } = c.reservoir;
  return {
    program: c.infusion.program,
    doing: doing(c),
    heldBy: holdReason(c),
    fluid: { drug, drugClass, concentration },
    oldFluid: oldFluidNow(c, at),
    line: c.config.line,
    primes: c.infusion.primes,
    granted: grantsCounting(c, at),
    bolus: outlook(c, at),
  };
}
