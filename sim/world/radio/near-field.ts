import type { WorldCore } from '../core.js';
import { tellTelemetry } from './implant.js';

/** Somebody holds a controller close: its near field wakes the implant, when it is near enough. */
export function wake(core: WorldCore): void {
  if (core.state.ports.air.inRange) tellTelemetry(core, { type: 'radio.wake', at: core.kernel.now });
}
