import { type Refusal, refuse, withChanges } from '../../src/base/index.js';
import type { Command } from '../../src/protocol/index.js';
import { drugNamed } from '../../src/therapy/index.js';
import { formatVolume, picolitres, type Volume } from '../../src/units/index.js';
import { holdsAtMost, look, type Refill, refilled } from '../plant/index.js';
import type { ClinicianOrder } from '../scenario/index.js';
import type { WorldCore } from './core.js';
import { balanceOf } from './deliveries.js';

type RefillOrder = Extract<ClinicianOrder, { readonly order: 'refill' }>;
type RefillCommand = Extract<Command, { readonly type: 'command.refill' }>;

/** A refill thought through: what the syringe will do, and what is typed into the programmer. */
export type RefillPlan = { readonly syringe: Refill; readonly command: RefillCommand };

/** Works a refill out without doing it; refused when the reservoir could not take the fill. */
export function planRefill(core: WorldCore, order: RefillOrder): RefillPlan | Refusal {
  const { chart, plant, ports } = core.state;
  const at = core.kernel.now;
  const drug = order.drug ?? chart.drug;
  const known = drugNamed(core.formulary, drug);
  if (!known.ok) return known.refusal;
  const typed = order.concentration ?? chart.concentration;
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
  const composition = { [ports.refill.drug ?? drug]: typed * ports.refill.concentrationFactor };
  const syringe = {
    withdraw: order.withdraw === null ? null : (withdrawn as Volume),
    add: order.fill,
    composition,
    pocketShare: ports.refill.pocketShare,
  };
  const filled = picolitres(Math.max(0, Math.round(order.fill + ports.refill.typedOffset)));
  const drawn = refilled(plant, at, syringe).withdrawn;
  const fluid = { drug, drugClass: known.value.class, concentration: typed };
  return { syringe, command: { type: 'command.refill', withdrawn: drawn, filled, ...fluid } };
}

/** Does the refill that the pump has accepted, and writes down what was typed and what was true. */
export function doRefill(core: WorldCore, plan: RefillPlan, computedBefore: Volume): void {
  const { state } = core;
  const { syringe, command } = plan;
  const result = refilled(state.plant, core.kernel.now, syringe);
  state.plant = result.state;
  const { drug, concentration } = command;
  const isOther = drug !== state.chart.drug || concentration !== state.chart.concentration;
  const program = isOther ? null : state.chart.program;
  state.chart = withChanges(state.chart, { drug, concentration, program });
  state.train = withChanges(state.train, { concentration });
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
