import { invariant, withChanges } from '../../src/base/index.js';
import { type Instant, picolitres, type Volume } from '../../src/units/index.js';
import { anchored } from './anchor.js';
import { holdsAtMost } from './backflow.js';
import { mixed, sameFluid, tidy } from './composition.js';
import { putBack } from './plug.js';
import type { Composition } from './reading.js';
import { type PlantState, stretchOf } from './state.js';
import { headVolume } from './transport.js';

/** What is done at the port of the reservoir. */
export type Refill = {
  /** drawn out first; null is all the syringe can reach */
  readonly withdraw: Volume | null;
  readonly add: Volume;
  readonly composition: Composition;
  /** share of what is injected that goes beside the port, 0 … 1 */
  readonly pocketShare: number;
};

/** The plant after a refill, and what truly went where. */
export type Refilled = {
  readonly state: PlantState;
  readonly withdrawn: Volume;
  /** into the reservoir, without the pocket */
  readonly added: Volume;
  readonly pocket: Volume;
};

/** What is still in the pump head keeps its own composition when the reservoir gets another. */
function keepHead(state: PlantState): PlantState['head'] {
  const old = state.head.reduce((sum, slug) => sum + slug.volume, 0);
  return putBack(state.head, { volume: headVolume(state, state.line) - old, holds: state.reservoirHolds });
}

/**
 * Empties the reservoir as far as asked and fills it; the residual volume stays and dilutes the new fill. [M4]
 *
 * @throws {InvariantError} when more would be in the reservoir than it holds: the world refuses that before
 */
export function refilled(state: PlantState, at: Instant, refill: Refill): Refilled {
  const now = anchored(state, at);
  const { build } = now;
  const withdrawn = Math.min(refill.withdraw ?? now.usable, now.usable) as Volume;
  const pocket = picolitres(Math.round(refill.add * refill.pocketShare));
  const added = picolitres(refill.add - pocket);
  const kept = now.usable - withdrawn;
  const usable = picolitres(kept + added);
  const most = Math.max(holdsAtMost(now), kept);
  invariant(usable <= most, 'plant: refilled above capacity', { usable, most });
  const reservoirHolds = mixed(now.reservoirHolds, kept + build.residual, tidy(refill.composition), added);
  const changed: PlantState = withChanges(now, {
    usable,
    filled: now.filled + refill.add,
    withdrawn: now.withdrawn + withdrawn,
    pocket: now.pocket + pocket,
    dry: false,
    dryReported: false,
    reservoirHolds,
    head: sameFluid(reservoirHolds, now.reservoirHolds) ? now.head : keepHead(now),
  });
  return { state: now.dry ? withChanges(changed, { stretch: stretchOf(changed) }) : changed, withdrawn, added, pocket };
}
