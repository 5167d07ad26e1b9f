import type { Instant } from '../../../src/units/index.js';
import type { WorldCore } from '../core.js';

/** Plans when the telemetry must be woken if nobody calls. */
export function planTelemetry({ kernel, state, telemetry }: WorldCore): void {
  const { radio } = state;
  const wanted = telemetry.nextDeadline();
  const at = wanted === null ? null : (Math.max(wanted, kernel.now) as Instant);
  if ((radio.telemetry?.at ?? null) === at) return;
  if (radio.telemetry !== null) kernel.cancel(radio.telemetry.id);
  radio.telemetry =
    at === null
      ? null
      : { at, id: kernel.schedule({ at, phase: 'firmware', kind: 'telemetry.deadline', payload: null }) };
}
