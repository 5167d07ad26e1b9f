import { Subject } from 'rxjs';
import { fromHex, type Hex, toHex } from '../../../src/protocol/index.js';
import type { Guests, WorldCore } from '../core.js';
import { fly } from './flight.js';
import { wake } from './near-field.js';

/** What a controller from outside does; plain JSON. */
export type GuestDeed = { readonly sends: Hex } | { readonly wakes: true };

/** Nobody is there until somebody listens. */
export function openToGuests(): Guests {
  const heard$ = new Subject<Uint8Array>();
  return { heard$, connected: () => heard$.observed };
}

/** A guest sends a frame, or holds his controller close: now, in its turn. */
export function letGuest(core: WorldCore, deed: Uint8Array | 'wake'): void {
  const payload: GuestDeed = deed === 'wake' ? { wakes: true } : { sends: toHex(deed) };
  core.kernel.schedule({ at: core.kernel.now, phase: 'controller', kind: 'guest', payload });
}

/** The air carries what a guest does. */
export function carry(core: WorldCore, deed: GuestDeed): void {
  if ('wakes' in deed) wake(core);
  else fly(core, 'guest', ['implant'], fromHex(deed.sends));
}
