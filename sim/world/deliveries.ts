import { type Instant, massOf, picolitres, strokesBy } from '../../src/units/index.js';
import { look, type Reading, trainReport } from '../plant/index.js';
import type { BalanceFields } from '../trace/index.js';
import type { RunningTrain, WorldCore } from './core.js';

/** The volume ledger of the plant in the words of the trace. */
export function balanceOf({ volumes }: Reading): BalanceFields {
  const balance: BalanceFields = {
    filled_pl: volumes.filled,
    reservoir_pl: volumes.reservoir,
    line_pl: volumes.line,
    delivered_pl: volumes.delivered,
    leaked_pl: volumes.leaked,
    withdrawn_pl: volumes.withdrawn,
    pocket_pl: volumes.pocket,
  };
  const dished = volumes.purged > 0 ? { ...balance, purged_pl: volumes.purged } : balance;
  return volumes.inflow > 0 ? { ...dished, inflow_pl: volumes.inflow } : dished;
}

/** Up to when the pump's own count goes: a drive that the watchdog has cut moves nothing, whatever a stalled firmware had ordered. */
export const lastDriven = (core: WorldCore, at: Instant): Instant => core.state.hang?.cutAt ?? at;

/** The train that begins now, after the plant has obeyed. */
export const trainFrom = (core: WorldCore, reading: Reading): RunningTrain => {
  const { train } = core.state.plant;
  const { carry } = strokesBy(train, reading.at);
  const { bridge, reservoir } = core.firmware.memory();
  const { concentration } = bridge?.fluid ?? reservoir;
  return { from: reading.at, flow: train.flow, carry, concentration, reading };
};

/**
 * Writes the record of the train that ends at `at`, if it has lasted at all.
 *
 * @returns the truth at `at`, with which the next train begins
 */
export function closeTrain(core: WorldCore, at: Instant): Reading {
  const { state, profile } = core;
  const reading = look(state.plant, at);
  const { train } = state;
  if (at === train.from) return reading;
  const report = trainReport(train.reading, reading);
  const asked = picolitres(report.strokes * profile.pump.stroke.value);
  state.counts.commanded += asked;
  state.counts.commandedMass += massOf(asked, train.concentration);
  const record = {
    kind: 'delivery',
    what: 'train',
    from: train.from,
    flow_pl_per_day: train.flow,
    carry: train.carry,
    strokes: report.strokes,
    turned: report.turned,
    pumped_pl: report.pumped,
    to_body_pl: report.toBody,
    to_body_ug: report.drug,
    balance: balanceOf(reading),
    computed_pl: core.firmware.computedVolume(lastDriven(core, at)),
  } as const;
  core.record(state.hang === null ? record : { ...record, adrift: true });
  return reading;
}

/**
 * Ends the record of the train under way and begins another at the same drive. Done where the truth bends while the drive
 * goes on (a fault, a refill), so that whoever reads the trace can draw a straight line between two records.
 */
export function cutTrain(core: WorldCore): void {
  core.state.train = trainFrom(core, closeTrain(core, core.kernel.now));
}
