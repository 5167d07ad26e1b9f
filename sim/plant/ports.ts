import type { Pressure, Resistance, Temperature } from '../../src/units/index.js';

/**
 * Where the world and its faults can reach into the plant. The plant knows these numbers and nothing of who set them;
 * `sim/fault` says which fault sets which, `sim/world` joins several faults on one port.
 */
export type PlantPorts = {
  /** the rotor does not follow the drive */
  readonly rotorBlocked: boolean;
  /** what the second stroke counter counts for each stroke of the drive, hundredths: 100 as it should, 0 when it is dead */
  readonly counted: number;
  /** added to the relative stroke volume, fraction (0.2 = 20 % more) */
  readonly gainOffset: number;
  /** added to the relative stroke volume per day since the start of the run, fraction per day */
  readonly gainPerDay: number;
  /** how open the catheter is: 1 as new, 0 blocked; flow resistance is the profile's divided by this */
  readonly lineOpen: number;
  /** share of what passes the connector that is lost there: 0 tight, 1 disconnected */
  readonly leakShare: number;
  /** nothing is connected to the outlet: what is pumped runs into a dish, and the catheter lies apart */
  readonly outletOpen: boolean;
  /** share of what leaves the tip that does not come into the spinal fluid: 0 none, 1 all */
  readonly tipLoss: number;
  /** what pressure drives backwards, from the tip through the pump head into the reservoir, pL/day, whole, ≥ 0; above 0 no
   * stroke moves anything */
  readonly backflow: number;
  /** share of its capacity that the reservoir still takes, 0 … 1; less once it has been crushed */
  readonly fillLimit: number;
  readonly bodyTemperature: Temperature;
  /** absolute, 101.325 kPa at sea level */
  readonly ambientPressure: Pressure;
  /** added to the internal resistance of the battery */
  readonly batteryResistance: Resistance;
};

/** A healthy pump in a healthy body at sea level. */
export const HEALTHY: PlantPorts = {
  rotorBlocked: false,
  counted: 100,
  gainOffset: 0,
  gainPerDay: 0,
  lineOpen: 1,
  leakShare: 0,
  outletOpen: false,
  tipLoss: 0,
  backflow: 0,
  fillLimit: 1,
  bodyTemperature: 37 as Temperature,
  ambientPressure: 101.325 as Pressure,
  batteryResistance: 0 as Resistance,
};
