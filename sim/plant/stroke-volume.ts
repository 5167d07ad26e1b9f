import type { PlantBuild } from './build.js';
import type { PlantPorts } from './ports.js';

const SEA_LEVEL_KPA = 101.325;
const BODY_DEGREES = 37;

/** What makes a stroke larger or smaller: `base + perDay·age + perKpa·line pressure`, as fractions of the nominal. */
export type StrokeGain = { readonly base: number; readonly perDay: number; readonly perKpa: number };

/** Gain of the pump head under the given surroundings and faults. [M2] */
export function strokeGain(build: PlantBuild, ports: PlantPorts, tubingSet: boolean): StrokeGain {
  const set = tubingSet ? build.tubingSetGain : 0;
  const heat = build.gainPerDegree * (ports.bodyTemperature - BODY_DEGREES);
  const ambient = build.gainPerAmbientKpa * (ports.ambientPressure - SEA_LEVEL_KPA);
  return {
    base: 1 + build.bias + set + heat + ambient + ports.gainOffset,
    perDay: build.driftPerDay + ports.gainPerDay,
    perKpa: build.gainPerLineKpa,
  };
}

/**
 * True volume of a stroke. [M2]
 *
 * @param nominal   pL
 * @param day       whole days since the start of the run; the middle of the day counts as age
 * @param pressure  line pressure, kPa
 * @returns whole pL ≥ 0
 */
export const strokeVolume = (nominal: number, gain: StrokeGain, day: number, pressure: number): number =>
  Math.max(0, Math.round(nominal * (gain.base + gain.perDay * (day + 0.5) + gain.perKpa * pressure)));
