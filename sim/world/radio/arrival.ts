import { fromHex } from '../../../src/protocol/index.js';
import type { WorldCore } from '../core.js';
import { tellHandheld, tellProgrammer } from './controllers.js';
import type { Flying } from './flight.js';
import { tellTelemetry } from './implant.js';

/** A frame has come to the end of its way. */
export function arrive(core: WorldCore, { to, bytes }: Flying): void {
  const at = core.kernel.now;
  const frame = fromHex(bytes);
  if (to === 'implant') tellTelemetry(core, { type: 'radio.frame', at, bytes: frame });
  else if (to === 'guest') core.guests.heard$.next(frame);
  else if (to === 'clinician') tellProgrammer(core, { type: 'radio.frame', at, bytes: frame });
  else tellHandheld(core, { type: 'radio.frame', at, bytes: frame });
}
