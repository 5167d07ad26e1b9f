import type { Instant } from '../../../src/units/index.js';
import type { Planned, WorldCore } from '../core.js';

type Waits = 'telemetry' | 'clinician' | 'patient';

function plan({ kernel, state }: WorldCore, who: Waits, wanted: Instant | null): void {
  const { radio } = state;
  const planned: Planned | null = radio[who];
  const at = wanted === null ? null : (Math.max(wanted, kernel.now) as Instant);
  if ((planned?.at ?? null) === at) return;
  if (planned !== null) kernel.cancel(planned.id);
  const phase = who === 'telemetry' ? 'firmware' : 'controller';
  radio[who] = at === null ? null : { at, id: kernel.schedule({ at, phase, kind: `${who}.deadline`, payload: null }) };
}

/** Plans when telemetry and controllers must be woken if nobody calls; asks none of them while none was told anything. */
export function planRadio(core: WorldCore): void {
  if (!core.state.radio.stale) return;
  core.state.radio.stale = false;
  plan(core, 'telemetry', core.telemetry.nextDeadline());
  plan(core, 'clinician', core.programmer.nextDeadline());
  plan(core, 'patient', core.handheld.nextDeadline());
}
