import { type Refusal, refuse, withChanges } from '../../src/base/index.js';
import type { TypedRefill } from '../../src/controller/index.js';
import type { Command } from '../../src/protocol/index.js';
import { formatVolume, picolitres, type Volume } from '../../src/units/index.js';
import { holdsAtMost, look, type Refill, refilled } from '../plant/index.js';
import type { ClinicianOrder } from '../scenario/index.js';
import type { WorldCore } from './core.js';
import { balanceOf } from './deliveries.js';

type RefillOrder = Extract<ClinicianOrder, { readonly order: 'refill' }>;
/** A refill that is ready: what the syringe will do, and what is typed. */
export type Prepared = { readonly syringe: Refill; readonly typed: TypedRefill };

type RefillCommand = Extract<Command, { readonly type: 'command.refill' }>;

/**
 * Makes a syringe ready for a refill, without doing it yet; what is typed is what the hand believes to be in it. It is emptied by the yes to the
 * order that it was made for, and by no other.
 *
 * @param graduation  how finely the syringe is read, pL; 1 for one who knows to the picolitre
 * @returns the syringe, and what is typed into the programmer; or a refusal when the reservoir could not take the fill
 */
export function fillSyringe(core: WorldCore, order: RefillOrder, graduation: Volume): Prepared | Refusal {
  const { plant, ports } = core.state;
  const at = core.kernel.now;
  const { fluid } = core.firmware.therapy(at);
  const drug = order.drug ?? fluid.drug;
  const typed = order.concentration ?? fluid.concentration;
  const { usable } = look(plant, at);
  const withdrawn = Math.min(order.withdraw ?? usable, usable);
  const intoReservoir = order.fill - Math.floor(order.fill * ports.refill.pocketShare);
  const room = Math.max(0, holdsAtMost(plant) - (usable - withdrawn)) as Volume;
  if (intoReservoir > room) {
    return refuse(
      'reservoir-overfull',
      formatVolume(order.fill),
      `at most ${formatVolume(room)} with what is still in the reservoir`,
      'withdraw more first or inject less',
    ).refusal;
  }
  const syringe: Refill = {
    withdraw: order.withdraw === null ? null : (withdrawn as Volume),
    add: order.fill,
    composition: { [ports.refill.drug ?? drug]: typed * ports.refill.concentrationFactor },
    pocketShare: ports.refill.pocketShare,
  };
  const read = (volume: number): Volume => picolitres(Math.max(0, Math.round(volume / graduation) * graduation));
  const filled = read(order.fill + ports.refill.typedOffset);
  const drawn = read(refilled(plant, at, syringe).withdrawn);
  return { syringe, typed: { order: 'refill', withdrawn: drawn, filled, drug, concentration: typed } };
}

/** Does the refill that the pump has accepted, and writes down what was typed and what was true. */
export function doRefill(core: WorldCore, syringe: Refill, command: RefillCommand, computedBefore: number): void {
  const { state } = core;
  const result = refilled(state.plant, core.kernel.now, syringe);
  state.plant = result.state;
  state.train = withChanges(state.train, { concentration: command.concentration });
  core.record({
    kind: 'refill',
    typed_withdrawn_pl: command.withdrawn,
    typed_filled_pl: command.filled,
    true_withdrawn_pl: result.withdrawn,
    true_filled_pl: result.added,
    pocket_pl: result.pocket,
    discrepancy_pl: computedBefore - result.withdrawn,
    balance: balanceOf(look(state.plant, core.kernel.now)),
  });
}
