import type { AlarmId, Armed, Program } from '../protocol/index.js';
import { DISARMED } from '../protocol/index.js';
import {
  type Concentration,
  type Flow,
  type Instant,
  NO_FLOW,
  START,
  type StrokeTrain,
  standingTrain,
  type Volume,
} from '../units/index.js';
import type { FirmwareConfig } from './config.js';

/**
 * Everything the firmware knows, plain JSON. All of it survives a reset (it models non-volatile memory); what a reset
 * does to therapy is said in the regions, not here.
 *
 * Who may write what:
 *
 * | field          | region          |
 * |----------------|-----------------|
 * | power          | power           |
 * | infusion       | infusion        |
 * | bolus          | bolus           |
 * | patient        | patient-control |
 * | line           | line            |
 * | reservoir      | reservoir       |
 * | battery        | battery         |
 * | temperature    | temperature     |
 * | motor          | motor           |
 * | armed          | sensors         |
 * | alarm          | alarm           |
 *
 * `history` is the one shared book: infusion, bolus and line each enter what they end, and reservoir converts it to the
 * volumes of another fluid; all only through rules/history.ts.
 */
export type FirmwareContext = {
  readonly config: FirmwareConfig;
  readonly power: PowerMemory;
  readonly infusion: InfusionMemory;
  readonly bolus: RunningBolus | null;
  readonly history: DoseHistory;
  readonly patient: PatientMemory;
  readonly line: LineMemory;
  readonly reservoir: ReservoirMemory;
  readonly battery: BatteryMemory;
  readonly temperature: { readonly high: boolean };
  readonly motor: MotorMemory;
  readonly armed: Armed;
  readonly alarm: AlarmMemory;
};

/** What the pump remembers of its service and its supply. */
export type PowerMemory = {
  readonly implantedAt: Instant | null;
  readonly selfTestEnd: Instant | null;
  /** a supply failure has reset the pump and no program has been accepted since */
  readonly wasReset: boolean;
};

/** A priming bolus under way. */
export type Prime = {
  readonly from: Instant;
  readonly until: Instant;
  readonly flow: Flow;
  readonly volume: Volume;
  /** whether its volume is dose: a first prime only fills the line */
  readonly isDose: boolean;
};

/** What the pump remembers of its basal therapy. */
export type InfusionMemory = {
  readonly program: Program | null;
  /** the program is being given (it may be on hold for another reason) */
  readonly running: boolean;
  /** basal flow in force while running */
  readonly basal: Flow;
  /** moment of the next flex step */
  readonly nextStep: Instant | null;
  readonly prime: Prime | null;
  readonly primed: boolean;
  /** a person has ordered a stop, or had paused when a reset came: the safe rate does not begin by itself either */
  readonly stoppedByOrder: boolean;
  readonly suspended: boolean;
  readonly suspendedUntil: Instant | null;
};

/** A bolus under way, on top of basal. */
export type RunningBolus = {
  readonly kind: 'clinician' | 'patient';
  readonly from: Instant;
  readonly until: Instant;
  /** flow on top of basal */
  readonly flow: Flow;
  readonly volume: Volume;
};

/** What fills the reservoir, as typed. */
export type Fluid = { readonly drug: string; readonly concentration: Concentration };
/**
 * What something in the history was before a refill with another fluid: every later refill is worked out from here, so that
 * no number of them, and no typing error on the way, loses a dose.
 */
export type AsGiven = Fluid & { readonly amount: number };

/** A commanded amount beside basal that counts in dose windows for as long as it ends inside them. */
export type GivenDose = {
  readonly end: Instant;
  /** of the fluid now in the reservoir */
  readonly volume: Volume;
  /** `amount` in pL; left out while the fluid is the one it was given of */
  readonly asGiven?: AsGiven;
};
/** A basal flow that was in force until a moment. */
export type PastBasal = {
  readonly until: Instant;
  /** of the fluid now in the reservoir */
  readonly flow: Flow;
  /** `amount` in pL/day; left out while the fluid is the one it was given of */
  readonly asGiven?: AsGiven;
};

/** What was given in the past, as far as a dose window can still hold it. */
export type DoseHistory = {
  /** oldest first, pruned to the longest window */
  readonly given: readonly GivenDose[];
  /** basal flows that ended, oldest first; one that a later higher flow outlives is left out */
  readonly basals: readonly PastBasal[];
};

/** What the pump remembers of the patient’s requests. */
export type PatientMemory = {
  /** null while no lockout is running or the bolus it will follow is still being given */
  readonly lockoutUntil: Instant | null;
  /** moments at which boluses were granted, oldest first, pruned to the count window */
  readonly grants: readonly Instant[];
};

/** What the outlet pressure has told of the line. */
export type LineMemory = { readonly suspected: boolean; readonly occluded: boolean };

/** When the computed reservoir reaches its thresholds if nothing changes. */
export type ReservoirForecast = {
  readonly from: Instant;
  readonly flow: Flow;
  readonly booking: boolean;
  readonly low: Instant | null;
  readonly empty: Instant | null;
};

/** What the pump believes of its reservoir. */
export type ReservoirMemory = {
  /** volume confirmed at the last fill */
  readonly fill: Volume;
  /** strokes booked since implant at the moment of that fill */
  readonly strokesAtFill: number;
  readonly drug: string;
  readonly concentration: Concentration;
  readonly lowAt: Volume;
  readonly low: boolean;
  readonly empty: boolean;
  readonly forecast: ReservoirForecast | null;
};

/** How far the battery has gone on its one way. */
export type BatteryMemory = { readonly replacementSince: Instant | null; readonly ended: boolean };

/** The drive, what was counted of it, and what the rotor sensor has told. */
export type MotorMemory = {
  readonly train: StrokeTrain;
  /** strokes are counted as given; not while a stall is known */
  readonly booking: boolean;
  /** strokes booked since implant, up to the start of the train */
  readonly booked: number;
  readonly suspected: boolean;
  readonly stalled: boolean;
  /** since when nothing has moved; null while turning */
  readonly standingSince: Instant | null;
  readonly stoppedTooLong: boolean;
};

/** A condition that is listed. */
export type ActiveAlarm = {
  readonly alarm: AlarmId;
  readonly since: Instant;
  /** the condition holds; false when only the latched signal is left */
  readonly present: boolean;
};

/** What is listed, and until when the sound is paused. */
export type AlarmMemory = {
  readonly active: readonly ActiveAlarm[];
  readonly pausedUntil: Instant | null;
};

/** What a fresh pump is told of its first fill. */
export type FirstFill = { readonly volume: Volume; readonly drug: string; readonly concentration: Concentration };

const firstForecast = (config: FirmwareConfig, fill: Volume): ReservoirForecast => ({
  from: START,
  flow: NO_FLOW,
  booking: true,
  low: fill <= config.lowAlarm ? START : null,
  empty: fill <= config.emptyAt ? START : null,
});

/** The memory of a pump on the shelf, filled but not implanted. */
export function freshContext(config: FirmwareConfig, fill: FirstFill): FirmwareContext {
  return {
    config,
    power: { implantedAt: null, selfTestEnd: null, wasReset: false },
    infusion: {
      program: null,
      running: false,
      basal: NO_FLOW,
      nextStep: null,
      prime: null,
      primed: false,
      stoppedByOrder: false,
      suspended: false,
      suspendedUntil: null,
    },
    bolus: null,
    history: { given: [], basals: [] },
    patient: { lockoutUntil: null, grants: [] },
    line: { suspected: false, occluded: false },
    reservoir: {
      fill: fill.volume,
      strokesAtFill: 0,
      drug: fill.drug,
      concentration: fill.concentration,
      lowAt: config.lowAlarm,
      low: false,
      empty: false,
      forecast: firstForecast(config, fill.volume),
    },
    battery: { replacementSince: null, ended: false },
    temperature: { high: false },
    motor: {
      train: standingTrain(START, config.stroke),
      booking: true,
      booked: 0,
      suspected: false,
      stalled: false,
      standingSince: START,
      stoppedTooLong: false,
    },
    armed: DISARMED,
    alarm: { active: [], pausedUntil: null },
  };
}
