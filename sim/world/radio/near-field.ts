import type { WorldCore } from '../core.js';
import { tellTelemetry } from './implant.js';

/** Somebody holds a controller close: its near field wakes the implant, when it is near enough. */
export function wake(core: WorldCore): void {
  const { inRange } = core.state.ports.air;
  core.record({ kind: 'link', what: 'wake', why: inRange ? '' : 'out of range', logged: false });
  if (inRange) tellTelemetry(core, { type: 'radio.wake', at: core.kernel.now });
}
