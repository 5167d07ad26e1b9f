import type { Hex, Role } from '../../protocol/index.js';
import { type Duration, seconds } from '../../units/index.js';

/** What one controller is, and how patient. */
export type LinkConfig = {
  readonly role: Role;
  /** number of the controller */
  readonly controller: number;
  /** what it has known since it was paired */
  readonly key: Hex;
  /** from what its nonces are made; known to nobody else */
  readonly secret: Hex;
  /** which implant it calls */
  readonly implant: number;
  /** how long it waits for an answer before it says the same again */
  readonly patience: Duration;
  /** how often it says the same before it gives up */
  readonly triesMost: number;
  /** how long it says nothing while nobody asks, before it shows that it is still there */
  readonly quiet: Duration;
};

/**
 * How patient every controller is: by the time it gives up, the implant has given the session up as well, so that nothing which was held
 * back on its way is obeyed after somebody was told that it is lost.
 *
 * @source ASSUMED, A-287
 */
export const LINK_PATIENCE = {
  patience: seconds(0.5),
  triesMost: 20,
  quiet: seconds(2),
} as const satisfies Partial<LinkConfig>;

/** How long a challenge is good for, as the implant has it: whoever has not proved himself by then must ask anew. */
export const PROVE_WITHIN: Duration = seconds(5);
/** Challenges in a row that lead nowhere before it gives up: it is not known there. */
export const STALE_MOST = 2;
