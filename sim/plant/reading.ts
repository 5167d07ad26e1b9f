import type { Instant, Pressure, Temperature, Volume } from '../../src/units/index.js';

/** What a fluid holds: drug name → µg/mL; keys in alphabetical order; empty for water. */
export type Composition = Readonly<Record<string, number>>;
/** Drug name → µg; keys in alphabetical order. */
export type DrugMasses = Readonly<Record<string, number>>;

/**
 * Where every picolitre is. Always exact:
 * `filled + inflow === reservoir + line + delivered + leaked + purged + withdrawn + pocket`.
 */
export type VolumeLedger = {
  /** everything that ever came in: what was in the pump and line at implant, and all refills (pocket included) */
  readonly filled: Volume;
  /** spinal fluid that ran back in through the tip */
  readonly inflow: Volume;
  /** usable and residual volume now in the reservoir */
  readonly reservoir: Volume;
  /** tubing, catheter and what their walls have taken up */
  readonly line: Volume;
  /** what has left the tip into the spinal fluid */
  readonly delivered: Volume;
  /** what was lost at the connector, or at a tip that no longer lies in the spinal fluid */
  readonly leaked: Volume;
  /** what ran out of the open outlet before the catheter was connected */
  readonly purged: Volume;
  readonly withdrawn: Volume;
  /** what was injected beside the port */
  readonly pocket: Volume;
};

/** The truth about the plant at one moment; the firmware never sees it. */
export type Reading = {
  readonly at: Instant;
  readonly volumes: VolumeLedger;
  /** usable volume in the reservoir (without the residual) */
  readonly usable: Volume;
  /** what the pump head has moved since the start of the run */
  readonly pumped: Volume;
  /** strokes the drive has asked for, and those on which the rotor turned, since the start of the run */
  readonly strokesCommanded: number;
  readonly strokesTurned: number;
  readonly pressure: Pressure;
  /** mean true flow of the pump head now, pL/day (not whole); below 0 while fluid runs back */
  readonly flow: number;
  /** drug that has left the tip into the spinal fluid since the start of the run */
  readonly delivered: DrugMasses;
  readonly leaked: DrugMasses;
  /** drug that ran out of the open outlet */
  readonly purged: DrugMasses;
  /** concentration at the tip now */
  readonly tip: Composition;
  /** drug in the reservoir and in the line */
  readonly inReservoir: DrugMasses;
  readonly inLine: DrugMasses;
  /** V under load */
  readonly voltage: number;
  /** µAh */
  readonly chargeUsed: number;
  readonly temperature: Temperature;
};
