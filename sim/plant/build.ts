import { invariant } from '../../src/base/index.js';
import type { Profile } from '../../src/profile/index.js';
import { type Length, MS_PER_DAY, PL_PER_ML, picolitres, type Volume } from '../../src/units/index.js';

/** How many strokes the pump head holds between its rollers and the tubing; see [M6]. */
const HEAD_STROKES = 4;

/** The numbers of one implanted pump, taken from its profile once: whole pL, ms, kPa, V, µAh. */
export type PlantBuild = {
  readonly capacity: Volume;
  readonly residual: Volume;
  readonly stroke: Volume;
  /** stroke · 86,400,000: what must be accumulated for one stroke, pL·ms/day */
  readonly wholeStroke: number;
  /** fixed relative stroke error of this pump, fraction */
  readonly bias: number;
  readonly driftPerDay: number;
  readonly tubingSetAfter: number;
  readonly tubingSetGain: number;
  readonly gainPerDegree: number;
  readonly gainPerAmbientKpa: number;
  readonly gainPerLineKpa: number;
  /** tubing and catheter together, pL */
  readonly lineVolume: Volume;
  /** first part of the tubing, which fills and empties with each stroke, pL */
  readonly head: number;
  /** tubing behind the head, and catheter, pL */
  readonly tubing: number;
  readonly catheter: number;
  /** cells of the dispersion model in each; both 0 for plug flow */
  readonly tubingCells: number;
  readonly catheterCells: number;
  /** pL/kPa */
  readonly compliance: number;
  /** compliance · resistance of the open line, ms */
  readonly timeConstant: number;
  readonly tipPressure: number;
  readonly chargeCapacity: number;
  readonly idlePerDay: number;
  readonly chargePerStroke: number;
  readonly tonePerDay: number;
  readonly radioPerDay: number;
  readonly voltageFresh: number;
  readonly voltageFlat: number;
  readonly internalResistance: number;
  readonly pulseCurrent: number;
  readonly resetVoltage: number;
};

/** Shares the cells between tubing and catheter by volume, at least one each; none at all is plug flow. */
function shareCells(cells: number, tubing: number, catheter: number): readonly [number, number] {
  if (cells === 0) return [0, 0];
  const near = Math.max(1, Math.round((cells * tubing) / (tubing + catheter)));
  return [near, Math.max(1, cells - near)];
}

/**
 * Numbers of one pump with its catheter.
 *
 * @param profile  device family
 * @param length   catheter, cm, > 0
 * @param bias     fixed relative stroke error, fraction, > −1
 * @throws {InvariantError} when the line has no volume or the cells are not a whole number from 0 to 1000
 */
export function buildOf(profile: Profile, length: Length, bias: number): PlantBuild {
  const { reservoir, pump, line, battery } = profile;
  const stroke = pump.stroke.value;
  const tubingWhole = line.tubing.value;
  const catheter = Math.round(line.volumePerCm.value * length);
  const cells = line.dispersionCells.value;
  invariant(tubingWhole > 1 && catheter > 0, 'plant: the line must have a volume', { tubingWhole, catheter });
  invariant(Number.isInteger(cells) && cells >= 0 && cells <= 1000, 'plant: cells must be 0 … 1000', { cells });
  invariant(bias > -1, 'plant: bias must be above −1', { bias });
  const head = Math.min(HEAD_STROKES * stroke, Math.floor(tubingWhole / 2));
  const tubing = tubingWhole - head;
  const [tubingCells, catheterCells] = shareCells(cells, tubing, catheter);
  return {
    capacity: reservoir.capacity.value,
    residual: reservoir.residual.value,
    stroke,
    wholeStroke: stroke * MS_PER_DAY,
    bias,
    driftPerDay: pump.driftPerMonth.value / 30,
    tubingSetAfter: pump.tubingSetAfter.value,
    tubingSetGain: pump.tubingSetGain.value,
    gainPerDegree: pump.gainPerDegree.value,
    gainPerAmbientKpa: pump.gainPerAmbientKpa.value,
    gainPerLineKpa: pump.gainPerLineKpa.value,
    lineVolume: picolitres(tubingWhole + catheter),
    head,
    tubing,
    catheter,
    tubingCells,
    catheterCells,
    compliance: line.compliance.value * PL_PER_ML,
    timeConstant: line.compliance.value * line.resistance.value * MS_PER_DAY,
    tipPressure: line.tipPressure.value,
    chargeCapacity: battery.capacity.value,
    idlePerDay: battery.idlePerDay.value,
    chargePerStroke: battery.perStroke.value,
    tonePerDay: battery.tonePerDay.value,
    radioPerDay: battery.radioPerDay.value,
    voltageFresh: battery.voltageFresh.value,
    voltageFlat: battery.voltageFlat.value,
    internalResistance: battery.internalResistance.value,
    pulseCurrent: battery.pulseCurrent.value,
    resetVoltage: battery.resetVoltage.value,
  };
}
