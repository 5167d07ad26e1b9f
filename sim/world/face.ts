import { filter, map, type Observable, type Subject } from 'rxjs';
import type {
  HandheldScreen,
  HandheldSnapshot,
  ProgrammerScreen,
  ProgrammerSnapshot,
} from '../../src/controller/index.js';
import type { FirmwareSnapshot } from '../../src/firmware/index.js';
import type { AlarmId, AlarmPriority } from '../../src/protocol/index.js';
import type { TelemetrySnapshot } from '../../src/telemetry/index.js';
import { type Instant, massOf, type WeekTime, weekTimeOf } from '../../src/units/index.js';
import type { Kernel, KernelSnapshot } from '../clock/index.js';
import { alongLine, type LinePiece, look, type PlantPorts, type Reading } from '../plant/index.js';
import type { SignalName } from '../scenario/index.js';
import type { TraceRecord, TrainRecord } from '../trace/index.js';
import type { WorldCore, WorldState } from './core.js';
import { cutTrain } from './deliveries.js';
import { letGuest } from './radio/guests.js';
import type { Reaches } from './reach.js';
import { massReader, signalReader } from './signals.js';

/** A world at rest between two moments, as plain JSON. */
export type WorldSnapshot = {
  readonly kernel: KernelSnapshot;
  readonly firmware: FirmwareSnapshot;
  readonly telemetry: TelemetrySnapshot;
  readonly programmer: ProgrammerSnapshot;
  readonly handheld: HandheldSnapshot;
  readonly state: WorldState;
};

/** A pump, its surroundings and its people on one clock. */
export type World = {
  /** the clock: run it, step it, pace it */
  readonly kernel: Kernel;
  /** every record as it is made */
  readonly trace$: Observable<TraceRecord>;
  /** alarms raised, ended and acknowledged */
  readonly alarms$: Observable<Extract<TraceRecord, { readonly kind: 'alarm' }>>;
  /** changes of state of the firmware's regions */
  readonly state$: Observable<Extract<TraceRecord, { readonly kind: 'state' }>>;
  /** what was given and what is believed to be left, whenever the drive changes */
  readonly telemetry$: Observable<Pick<TrainRecord, 't' | 'flow_pl_per_day' | 'computed_pl' | 'balance'>>;
  /** a signal at a moment not before the last change; inner units */
  signal(name: SignalName, at: Instant): number;
  /** drug since the start at a moment not before the last change, µg: what left the tip, or what was commanded */
  mass(name: 'delivered.total' | 'commanded.total', at: Instant): number;
  /** the truth about the plant at a moment not before the last change */
  reading(at: Instant): Reading;
  /** what stands where between pump and tip at such a moment, the pump's end first */
  line(at: Instant): readonly LinePiece[];
  /** what faults and surroundings make of the plant now */
  ports(): PlantPorts;
  /** what the pump's own clock shows at such a moment */
  clock(at: Instant): WeekTime;
  /** dose limits of the program in force: at most so much drug, µg, within any so many ms */
  doseWindows(): readonly { readonly ms: number; readonly limitUg: number }[];
  /** what the two controllers show now */
  screens(): { readonly programmer: ProgrammerScreen; readonly handheld: HandheldScreen };
  /** with which priority the handheld sounds; null while it is silent */
  sounding(): AlarmPriority | null;
  /** until when the keys of steps so far are pressed by hand */
  keyedUntil(): Instant;
  /** state of each region of the firmware */
  states(): Readonly<Record<string, string>>;
  /** conditions that the pump lists now */
  activeAlarms(): readonly AlarmId[];
  /** faults and changes of surroundings that act now, by the names they can be cleared by */
  activeFaults(): readonly string[];
  /** entries of the clock done so far */
  readonly events: number;
  /** what has been reached of each statechart so far */
  readonly reaches: Reaches;
  /** writes the record of the train under way, as at the end of a run */
  closeTrain(): void;
  /** the number of the next record, for those who write about the run from outside */
  record: WorldCore['record'];
  snapshot(): WorldSnapshot;
  /** the air at the implant, for controllers that are no part of this world */
  readonly radio: {
    /** frames of the implant as they arrive, for as long as somebody listens */
    readonly heard$: Observable<Uint8Array>;
    /** holds a controller close, at the present moment */
    wake(): void;
    /** sends a frame at the present moment; whatever bytes they are */
    send(bytes: Uint8Array): void;
  };
};

/** What a world shows and takes: streams, readings, and the air at its implant. */
export function faceOf(core: WorldCore, trace$: Subject<TraceRecord>): World {
  const { firmware, kernel, state, telemetry } = core;
  const ofKind = <K extends TraceRecord['kind']>(kind: K) =>
    trace$.pipe(filter((r): r is Extract<TraceRecord, { kind: K }> => r.kind === kind));
  return {
    kernel,
    trace$: trace$.asObservable(),
    alarms$: ofKind('alarm'),
    state$: ofKind('state'),
    telemetry$: ofKind('delivery').pipe(
      filter((r): r is TrainRecord => r.what === 'train'),
      map(({ t, flow_pl_per_day, computed_pl, balance }) => ({ t, flow_pl_per_day, computed_pl, balance })),
    ),
    signal: signalReader(core),
    mass: massReader(core),
    reading: (at) => look(state.plant, at),
    line: (at) => alongLine(state.plant, at),
    ports: () => state.plant.ports,
    clock: (at) => {
      const { config, clock } = firmware.memory();
      return weekTimeOf(config.weekOffset + clock.shift + at);
    },
    doseWindows: () =>
      (firmware.memory().infusion.program?.windows ?? []).map(({ window, limit }) => ({
        ms: window,
        limitUg: massOf(limit, state.train.concentration),
      })),
    screens: () => ({ programmer: core.programmer.screen(), handheld: core.handheld.screen() }),
    sounding: () => state.people.sounding,
    keyedUntil: () => state.people.keyedUntil,
    states: () => ({ ...firmware.states(), telemetry: telemetry.state() }),
    activeAlarms: () => firmware.memory().alarm.active.map((a) => a.alarm),
    activeFaults: () => state.faults.map(({ name }) => name),
    get events() {
      return state.events;
    },
    reaches: state.reaches,
    closeTrain: () => cutTrain(core),
    record: core.record,
    snapshot: () =>
      structuredClone({
        kernel: kernel.snapshot(),
        firmware: firmware.snapshot(),
        telemetry: telemetry.snapshot(),
        programmer: core.programmer.snapshot(),
        handheld: core.handheld.snapshot(),
        state,
      }),
    radio: {
      heard$: core.guests.heard$.asObservable(),
      wake: () => letGuest(core, 'wake'),
      send: (bytes) => letGuest(core, bytes),
    },
  };
}
