import { frameKind, type Hex, toHex } from '../../../src/protocol/index.js';
import { after, type Duration } from '../../../src/units/index.js';
import { type Air, flown } from '../../link/index.js';
import type { WorldCore } from '../core.js';
import type { Receiver, Sender } from './party.js';

/** A frame on its way; plain JSON. */
export type Flying = { readonly to: Receiver; readonly bytes: Hex };

/** Most frames that somebody who listens can keep; the oldest go first. */
const OVERHEARD_MOST = 256;

type Arrives = { readonly after: Duration; readonly bytes: Uint8Array };

const isEven = ({ loss, corruption, duplication, jitter }: Air): boolean =>
  loss === 0 && corruption === 0 && duplication === 0 && jitter === 0;

/** What becomes of the frame: nothing is drawn for air that does the same to all. */
function arrivalsOf(core: WorldCore, to: Receiver, bytes: Uint8Array): readonly Arrives[] {
  const { random, state } = core;
  const { air } = state.ports;
  return flown(bytes, air, isEven(air) ? null : random.fork(`air/${state.radio.frames}/${to}`));
}

/** Lets a frame go through the air to one receiver, and writes down what becomes of it on the way. */
function flyTo(core: WorldCore, from: Sender, to: Receiver, bytes: Uint8Array, hex: Hex): void {
  const arrivals = arrivalsOf(core, to, bytes);
  const damaged = arrivals.some((arrival) => arrival.bytes !== bytes);
  core.record({
    kind: 'frame',
    from,
    to,
    type: frameKind(bytes) ?? 'unknown',
    bytes: hex,
    after_ms: arrivals.map((arrival) => arrival.after),
    ...(damaged ? { damaged: true } : {}),
  });
  for (const arrival of arrivals) {
    const payload: Flying = { to, bytes: arrival.bytes === bytes ? hex : toHex(arrival.bytes) };
    const at = after(core.kernel.now, arrival.after);
    core.kernel.schedule({ at, phase: to === 'implant' ? 'firmware' : 'controller', kind: 'radio.arrives', payload });
  }
}

/** Sends a frame to all who listen. Whoever overhears frames keeps this one. */
export function fly(core: WorldCore, from: Sender, receivers: readonly Receiver[], bytes: Uint8Array): void {
  const { radio } = core.state;
  radio.frames += 1;
  const hex = toHex(bytes);
  if (radio.overheard !== null && from !== 'eavesdropper')
    radio.overheard = [...radio.overheard, hex].slice(-OVERHEARD_MOST);
  for (const to of receivers) flyTo(core, from, to, bytes, hex);
}
