import type { Command, DoseWindow, DrugClass, Fluid, PatientControl, Program } from '../../src/protocol/index.js';
import {
  type Concentration,
  type Duration,
  hours,
  microlitres,
  millilitres,
  millilitresPerDay,
  minutes,
  type Volume,
  weekTimeOf,
} from '../../src/units/index.js';

/** What the pumps of the tests are filled with at first. */
export const FIRST_FLUID: Fluid = { drug: 'morphine', concentration: 20_000 as Concentration };

/** 10 µL over 10 min, 1 h apart, at most 4 in 24 h. */
export const PATIENT: PatientControl = {
  bolus: microlitres(10),
  duration: minutes(10),
  lockout: hours(1),
  maxCount: 4,
  countWindow: hours(24),
};

type Extras = { readonly patient?: PatientControl | null; readonly windows?: readonly DoseWindow[] };

/** A limit of `ul` microlitres in every window of `h` hours. */
export const limit = (ul: number, h = 24): DoseWindow => ({ window: hours(h), limit: microlitres(ul) });

/** One flow, mL/day. */
export const simple = (flow: number, { patient = null, windows = [] }: Extras = {}): Program => ({
  basal: { mode: 'simple', flow: millilitresPerDay(flow) },
  patient,
  windows,
});

/** Steps of [hour of the week, mL/day]. */
export const flex = (
  steps: readonly (readonly [number, number])[],
  { patient = null, windows = [] }: Extras = {},
): Program => ({
  basal: {
    mode: 'flex',
    week: steps.map(([hour, flow]) => ({ at: weekTimeOf(hour * 3_600_000), flow: millilitresPerDay(flow) })),
  },
  patient,
  windows,
});

export const MINIMUM_RATE: Program = { basal: { mode: 'minimum-rate' }, patient: null, windows: [] };

export const program = (wanted: Program): Command => ({ type: 'command.program', program: wanted });
/** A program that begins with a bridge of `flow` mL/day, for all that the line of the tests holds, of the first fill, unless told otherwise. */
export const bridged = (wanted: Program, flow: number, ul = 316, fluid: Fluid = FIRST_FLUID): Command => ({
  type: 'command.program',
  program: wanted,
  bridge: { flow: millilitresPerDay(flow), volume: microlitres(ul), fluid },
});
export const PATIENT_BOLUS: Command = { type: 'command.patient-bolus' };
export const clinicianBolus = (ul: number, min = 10): Command => ({
  type: 'command.clinician-bolus',
  volume: microlitres(ul),
  duration: minutes(min),
});
export const squareBolus = (ul: number, min = 60): Command => ({
  type: 'command.square-bolus',
  volume: microlitres(ul),
  duration: minutes(min),
});
/** A prime; `repeats` others have begun before. */
export const prime = (extent: 'full-system' | 'catheter-only' = 'full-system', repeats = 0): Command => ({
  type: 'command.prime',
  extent,
  ...(repeats === 0 ? {} : { repeats }),
});
export const suspend = (span: Duration | null = null): Command => ({ type: 'command.suspend', span });

/** A refill of `ml` with the fluid that the pump of the tests has, unless told otherwise; `withdrawn` fits a pump that is full. */
export const refill = (
  ml = 40,
  {
    concentration = 20_000,
    drug = 'morphine',
    drugClass = 'withdrawal-risk',
    withdrawn = 39,
  }: { concentration?: number; drug?: string; drugClass?: DrugClass; withdrawn?: number } = {},
): Command => ({
  type: 'command.refill',
  withdrawn: millilitres(withdrawn),
  filled: millilitres(ml) as Volume,
  drug,
  drugClass,
  concentration: concentration as Concentration,
});
