import { invariant } from '../../../src/base/index.js';
import { fromHex } from '../../../src/protocol/index.js';
import type { WorldCore } from '../core.js';
import type { Flying } from './flight.js';
import { tellTelemetry } from './implant.js';

/** A frame has come to the end of its way. */
export function arrive(core: WorldCore, { to, bytes }: Flying): void {
  const at = core.kernel.now;
  const frame = fromHex(bytes);
  if (to === 'implant') tellTelemetry(core, { type: 'radio.frame', at, bytes: frame });
  else if (to === 'guest') core.guests.heard$.next(frame);
  else invariant(false, 'world: a frame for a controller that there is not', { to });
}
