import { invariant } from '../../src/base/index.js';
import { type Instant, MS_PER_DAY, type Pressure, type Volume } from '../../src/units/index.js';
import { amountsOf } from './amounts.js';
import { holdsAtMost, runsBack } from './backflow.js';
import { chargeUsed, loadedVoltage } from './battery.js';
import { massIn } from './composition.js';
import { type Course, pressureOf } from './course.js';
import { tipOf } from './line-content.js';
import type { DrugMasses, Reading } from './reading.js';
import type { PlantState } from './state.js';
import { massInLine, transport } from './transport.js';
import { courseTo } from './walk.js';

/** Mean true flow of the pump head, pL/day; backwards until the reservoir is full. */
function flowNow(state: PlantState, course: Course, usable: number): number {
  if (runsBack(state.ports)) return usable < holdsAtMost(state) ? -state.ports.backflow : 0;
  return course.dry ? 0 : course.rate * MS_PER_DAY;
}

/**
 * The truth at a moment. Changes nothing, and costs the same however far the moment lies from the anchor, apart from
 * one small step for each midnight between them.
 *
 * @param at  ≥ the last change
 * @throws {InvariantError} when `at` lies before the last change
 */
export function look(state: PlantState, at: Instant): Reading {
  invariant(at >= state.anchor, 'plant: looked at a moment before the last change', { at, anchor: state.anchor });
  const { build } = state;
  const course = courseTo(state, at);
  const amounts = amountsOf(state, course);
  const moved = transport(state, amounts);
  const reservoir = (amounts.usable + build.residual) as Volume;
  const used = chargeUsed(state, at);
  return {
    at,
    volumes: {
      filled: state.filled as Volume,
      inflow: amounts.inflow as Volume,
      reservoir,
      line: amounts.line as Volume,
      delivered: amounts.delivered as Volume,
      leaked: (amounts.leaked + amounts.tipLost) as Volume,
      purged: amounts.purged as Volume,
      withdrawn: state.withdrawn as Volume,
      pocket: state.pocket as Volume,
    },
    usable: amounts.usable,
    pumped: amounts.pumped as Volume,
    strokesCommanded: state.commanded + course.commanded,
    strokesTurned: state.turned + (state.ports.rotorBlocked ? 0 : course.commanded),
    pressure: pressureOf(build, course.stretch) as Pressure,
    flow: flowNow(state, course, amounts.usable),
    delivered: moved.deliveredMass,
    leaked: moved.leakedMass,
    purged: moved.purgedMass,
    tip: tipOf(moved.content),
    inReservoir: massIn(moved.reservoirHolds, reservoir),
    inLine: massInLine(state, moved, amounts.line),
    voltage: loadedVoltage(state, used),
    chargeUsed: used,
    temperature: state.ports.bodyTemperature,
  };
}

/** What happened between two looks. */
export type TrainReport = {
  readonly strokes: number;
  readonly turned: number;
  readonly pumped: Volume;
  readonly toBody: Volume;
  /** drug that left the tip, µg */
  readonly drug: DrugMasses;
};

/** What happened between two looks, the earlier one first. */
export function trainReport(begin: Reading, end: Reading): TrainReport {
  const drug: Record<string, number> = {};
  for (const name of Object.keys(end.delivered)) {
    const mass = (end.delivered[name] ?? 0) - (begin.delivered[name] ?? 0);
    if (mass > 0) drug[name] = mass;
  }
  return {
    strokes: end.strokesCommanded - begin.strokesCommanded,
    turned: end.strokesTurned - begin.strokesTurned,
    pumped: (end.pumped - begin.pumped) as Volume,
    toBody: (end.volumes.delivered - begin.volumes.delivered) as Volume,
    drug,
  };
}
