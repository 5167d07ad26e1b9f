import { fromHex } from '../../../src/protocol/index.js';
import { type Instant, seconds } from '../../../src/units/index.js';
import { forged } from '../../link/index.js';
import type { Stranger } from '../../scenario/index.js';
import type { WorldCore } from '../core.js';
import { fly } from './flight.js';

/** One frame that a stranger sends; plain JSON. */
export type StrangerPayload = { readonly step: number; readonly nth: number };

/** How often a stranger wakes the implant while he sends. @source ASSUMED, A-305 */
const WAKES_EVERY = seconds(20);

/** Lets a stranger do what the step says. */
export function letStranger(core: WorldCore, step: number, deed: Stranger): void {
  const { kernel, random, state } = core;
  if (deed.does === 'listens') {
    state.radio.overheard ??= [];
    return;
  }
  const source = random.fork(`stranger/${step}`);
  for (let nth = 0; nth < deed.frames; nth++) {
    const at = (kernel.now + Math.floor(source.uniform() * deed.over)) as Instant;
    kernel.schedule({ at, phase: 'controller', kind: 'stranger', payload: { step, nth } satisfies StrangerPayload });
  }
  for (let after = 0; after < deed.over; after += WAKES_EVERY)
    kernel.schedule({
      at: (kernel.now + after) as Instant,
      phase: 'controller',
      kind: 'stranger.wakes',
      payload: null,
    });
}

/** The stranger sends one frame, if anything was overheard. */
export function sendForged(core: WorldCore, { step, nth }: StrangerPayload): void {
  const overheard = (core.state.radio.overheard ?? []).map(fromHex);
  if (overheard.length === 0) return;
  fly(core, 'eavesdropper', ['implant'], forged(overheard, core.random.fork(`stranger/${step}/${nth}`)));
}
