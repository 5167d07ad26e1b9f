import type { Subject } from 'rxjs';
import type {
  Draft,
  Handheld,
  PatientRecord,
  Programmer,
  ProgrammerState,
  SessionReport,
} from '../../src/controller/index.js';
import type { Firmware } from '../../src/firmware/index.js';
import type { Profile } from '../../src/profile/index.js';
import type { AlarmPriority, Armed, BitFlip, Hex, SensorReport } from '../../src/protocol/index.js';
import type { Telemetry } from '../../src/telemetry/index.js';
import type { Formulary } from '../../src/therapy/index.js';
import type { Concentration, Instant } from '../../src/units/index.js';
import type { Kernel } from '../clock/index.js';
import type { FaultPlan, PortSettings, Ports } from '../fault/index.js';
import type { PlantState, Reading, Refill } from '../plant/index.js';
import type { Random } from '../random/index.js';
import type { ClinicianOrder, NamedEvent, Scenario } from '../scenario/index.js';
import type { TraceRecord } from '../trace/index.js';
import type { FirmwareBuild } from './firmware-build.js';
import type { Reaches } from './reach.js';

/** A moment that is on the clock. */
export type Planned = { readonly id: number; readonly at: Instant };

/** Controllers that are no part of this world, at the air of its implant. */
export type Guests = { readonly heard$: Subject<Uint8Array>; readonly connected: () => boolean };

/** A fault or change of surroundings that acts now. */
export type ActiveFault = {
  readonly id: number;
  readonly name: string;
  readonly plan: FaultPlan;
  /** true once it has ended and only its tail acts */
  readonly ended: boolean;
  readonly set: PortSettings;
};

/** The drive since it last changed: where the next train record begins. */
export type RunningTrain = {
  readonly from: Instant;
  readonly flow: number;
  readonly carry: number;
  /** of the fluid that it moves out of the line, by belief: the one before during a bridge, else the one written down */
  readonly concentration: Concentration;
  readonly reading: Reading;
};

/** A step that waits for a happening. */
export type WaitingStep = { readonly index: number; readonly event: NamedEvent; readonly delay: number };

/** Sums that no record carries. */
export type Counts = {
  granted: number;
  refused: number;
  /** commanded volume since the start, pL, of finished trains */
  commanded: number;
  /** the same as drug, µg, at the concentration of each train */
  commandedMass: number;
};

/** A main loop that has stalled. */
export type Hang = {
  readonly since: Instant;
  /** entry on the clock at which the watchdog bites */
  readonly bite: number;
  /** when it has cut the drive; null before */
  readonly cutAt: Instant | null;
  /** bits of the memory that have flipped meanwhile; they are found when the firmware runs again */
  readonly flips: readonly BitFlip[];
  /** by how much the pump clock has jumped meanwhile, ms; it is seen when the firmware runs again */
  readonly clock: number;
  /** the pump was implanted meanwhile; it is told when the firmware runs again */
  readonly implanted?: true;
};

/** The air and who is about it. */
export type RadioState = {
  /** frames sent so far; names what is drawn for each */
  frames: number;
  /** the newest frames, as somebody keeps them who overhears; null while nobody does */
  overheard: readonly Hex[] | null;
  telemetry: Planned | null;
  clinician: Planned | null;
  patient: Planned | null;
  /** one of them was told something since their deadlines were planned */
  stale: boolean;
};

/** Something that a clinician has been asked to do with the programmer. */
export type Visit = {
  /** of the scenario */
  readonly step: number;
  readonly text: string;
  readonly order: ClinicianOrder;
};

/** Those who hold the controllers, and what they are about; plain JSON. */
export type People = {
  /** what the clinician still has to do, the first under way */
  visits: readonly Visit[];
  /** the form of the first as it must be filled in; null until the clinician is about it */
  wanted: Draft | null;
  /** what the clinician has drawn up for a refill that the pump has not accepted yet */
  syringe: Refill | null;
  /** the order is on its way, or was lost there: nobody may say that it never reached the pump */
  sent: boolean;
  /** when the clinician last began to fill it in */
  since: Instant;
  /** how often in a row the pump was called in vain, and how often the order was begun */
  tries: number;
  attempts: number;
  /** when the clinician looks at the programmer again */
  hands: Planned | null;
  /** what the programmer showed when that was planned: who reads is not disturbed by what the radio does */
  seen: ProgrammerState;
  /** until when the clinician leaves a screen that asks for a yes, and until when one who has left it is away */
  forgetsUntil: Instant;
  awayUntil: Instant;
  /** the step by which somebody has pressed keys last who does not look; null while the programmer is in the hands that do */
  keyed: number | null;
  /** until when the keys of such steps are pressed: hands that look come to it after that */
  keyedUntil: Instant;
  /** the patient's last request as it was written down */
  request: string;
  /** what the handheld sounds */
  sounding: AlarmPriority | null;
};

/** Everything in the world that changes and is no part of clock or firmware; plain JSON, mutated in place. */
export type WorldState = {
  seq: number;
  plant: PlantState;
  ports: Ports;
  armed: Armed;
  train: RunningTrain;
  faults: readonly ActiveFault[];
  nextFault: number;
  /** null while the main loop of the firmware runs */
  hang: Hang | null;
  /** what whoever puts orders in by hand has written down of the patient */
  record: PatientRecord;
  people: People;
  waiting: WaitingStep | null;
  deadline: Planned | null;
  crossing: { readonly id: number; readonly at: Instant; readonly what: 'ran-dry' | SensorReport } | null;
  /** inputs to the firmware at the present moment; a limit on it catches a firmware that chases its own tail */
  inputs: { at: Instant; count: number };
  counts: Counts;
  radio: RadioState;
  /** arrows taken so far, for whoever asks what a run has reached */
  reaches: Reaches;
  /** something has changed that firmware or plant wait by, so that their next moments must be planned anew */
  stale: boolean;
  events: number;
};

/** A record before it is given its moment and number. */
export type Unnumbered = TraceRecord extends infer R ? (R extends TraceRecord ? Omit<R, 't' | 'seq'> : never) : never;

/** What the parts of the world share. */
export type WorldCore = {
  readonly scenario: Scenario;
  readonly profile: Profile;
  readonly formulary: Formulary;
  readonly random: Random;
  readonly kernel: Kernel;
  readonly firmware: Firmware;
  /** goes on from a snapshot of it, for a question that must leave it as it is */
  readonly restoreFirmware: FirmwareBuild['restore'];
  readonly telemetry: Telemetry;
  readonly guests: Guests;
  readonly programmer: Programmer;
  readonly onSession: (report: SessionReport) => void;
  readonly handheld: Handheld;
  readonly state: WorldState;
  /** writes a record at the present moment and returns its number */
  readonly record: (fields: Unnumbered) => number;
};
