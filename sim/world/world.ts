import { Subject } from 'rxjs';
import {
  bootHandheld,
  bootProgrammer,
  type Handheld,
  NEW_PATIENT,
  type Programmer,
  restoreHandheld,
  restoreProgrammer,
  type SessionReport,
} from '../../src/controller/index.js';
import type { Firmware } from '../../src/firmware/index.js';
import type { Profile } from '../../src/profile/index.js';
import { DISARMED } from '../../src/protocol/index.js';
import { bootTelemetry, restoreTelemetry, type Telemetry } from '../../src/telemetry/index.js';
import type { Formulary } from '../../src/therapy/index.js';
import { type Instant, START } from '../../src/units/index.js';
import { createKernel, type Kernel, restoreKernel } from '../clock/index.js';
import { joinPorts } from '../fault/index.js';
import { createPlant, look, type PlantState } from '../plant/index.js';
import { createRandom, type Random } from '../random/index.js';
import type { Scenario } from '../scenario/index.js';
import type { TraceRecord, TraceSink } from '../trace/index.js';
import { plan } from './agenda.js';
import type { WorldCore, WorldState } from './core.js';
import { faceOf, type World, type WorldSnapshot } from './face.js';
import { type FirmwareBuild, OWN_FIRMWARE } from './firmware-build.js';
import { firmwareConfig } from './firmware-config.js';
import { planSteps } from './happenings.js';
import { drugOf, headerOf } from './header.js';
import { doMoment } from './moment.js';
import { openToGuests } from './radio/guests.js';
import { HANDHELD, PROGRAMMER, telemetryConfig } from './radio-config.js';
import { freshReaches } from './reach.js';

/** What a world is made of besides its scenario. */
export type WorldOptions = {
  readonly profile: Profile;
  readonly formulary: Formulary;
  /** where records go as they are made, in this order */
  readonly sinks?: readonly TraceSink[];
  /** told the report of each session of the programmer that is over, with every keystroke; the trace keeps these in short */
  readonly onSession?: (report: SessionReport) => void;
  /** called at each moment before anything is done there */
  readonly before?: (at: Instant) => void;
  /** the firmware of the pump; the one of this version when left out */
  readonly firmware?: FirmwareBuild;
};

const firmwareOf = ({ firmware = OWN_FIRMWARE }: WorldOptions): FirmwareBuild => firmware;

/** Draws how far this pump's stroke is off for life. */
const drawBias = (random: Random, profile: Profile): number => {
  const drawn = random.fork('plant/bias').normal(0, profile.pump.biasSpread.value);
  const most = profile.pump.accuracy.value;
  return Math.min(most, Math.max(-most, drawn));
};

function freshPlant(scenario: Scenario, profile: Profile, random: Random): PlantState {
  return createPlant({
    profile,
    catheterLength: scenario.implant.catheterLength,
    fill: scenario.implant.fill,
    composition: { [scenario.drug.name]: scenario.drug.concentration },
    bias: drawBias(random, profile),
    outletOpen: scenario.implant.at !== undefined,
  });
}

/** Nobody holds a controller. */
const NOBODY_BUSY: WorldState['people'] = {
  visits: [],
  wanted: null,
  syringe: null,
  sent: false,
  since: START,
  tries: 0,
  attempts: 0,
  hands: null,
  seen: 'away',
  forgetsUntil: START,
  awayUntil: START,
  keyed: null,
  keyedUntil: START,
  request: '',
  sounding: null,
};

function freshState(scenario: Scenario, plant: PlantState): WorldState {
  const reading = look(plant, START);
  return {
    seq: 0,
    plant,
    ports: joinPorts(plant.ports, []),
    armed: DISARMED,
    train: { from: START, flow: 0, carry: 0, concentration: scenario.drug.concentration, reading },
    faults: [],
    nextFault: 0,
    hang: null,
    record: NEW_PATIENT,
    waiting: null,
    deadline: null,
    crossing: null,
    inputs: { at: START, count: 0 },
    radio: { frames: 0, overheard: null, telemetry: null, clinician: null, patient: null, stale: true },
    people: { ...NOBODY_BUSY },
    reaches: freshReaches(),
    stale: true,
    counts: { granted: 0, refused: 0, commanded: 0, commandedMass: 0 },
    events: 0,
  };
}

type Parts = {
  readonly kernel: Kernel;
  readonly firmware: Firmware;
  readonly telemetry: Telemetry;
  readonly programmer: Programmer;
  readonly handheld: Handheld;
  readonly state: WorldState;
};

function assemble(
  scenario: Scenario,
  options: WorldOptions,
  parts: Parts,
): { readonly core: WorldCore; readonly world: World } {
  const { kernel, state } = parts;
  const sinks = options.sinks ?? [];
  const trace$ = new Subject<TraceRecord>();
  const core: WorldCore = {
    scenario,
    profile: options.profile,
    formulary: options.formulary,
    random: createRandom(scenario.seed),
    ...parts,
    restoreFirmware: firmwareOf(options).restore,
    guests: openToGuests(),
    onSession: options.onSession ?? (() => {}),
    record: (fields) => {
      const seq = state.seq;
      state.seq += 1;
      const record = Object.assign({ t: kernel.now, seq }, fields) as TraceRecord;
      for (const sink of sinks) sink(record);
      if (trace$.observed) trace$.next(record);
      return seq;
    },
  };
  kernel.moments$.subscribe((entry) => {
    options.before?.(entry.at);
    doMoment(core, entry);
    plan(core);
  });
  return { core, world: faceOf(core, trace$) };
}

/**
 * A world at the start of its story: the pump is filled and lies on its shelf until it is implanted, at moment 0 unless the
 * scenario says otherwise.
 *
 * @param scenario  checked scenario; its drug must be in the formulary
 * @throws {InvariantError} when the drug is unknown (a checked scenario has one that is)
 */
export function createWorld(scenario: Scenario, options: WorldOptions): World {
  const drug = drugOf(scenario, options.formulary);
  const { catheterLength, tubingConstant } = scenario.implant;
  const implant = { catheterLength, tubingConstant, start: scenario.start };
  const config = firmwareConfig(options.profile, implant);
  const { name, concentration } = scenario.drug;
  const fill = { volume: scenario.implant.fill, drug: name, drugClass: drug.class, concentration };
  const state = freshState(scenario, freshPlant(scenario, options.profile, createRandom(scenario.seed)));
  const { reaches } = state;
  const { core, world } = assemble(scenario, options, {
    kernel: createKernel(),
    firmware: firmwareOf(options).boot(config, fill, reaches.firmware),
    telemetry: bootTelemetry(telemetryConfig(options.profile), reaches.telemetry),
    programmer: bootProgrammer(PROGRAMMER, options, 0, { own: reaches.programmer, link: reaches.link }),
    handheld: bootHandheld(HANDHELD, 0, { own: reaches.handheld, link: reaches.link }),
    state,
  });
  core.record(headerOf(scenario, options));
  const implantedAt = scenario.implant.at ?? START;
  world.kernel.schedule({ at: implantedAt, phase: 'firmware', kind: 'power.implanted', payload: null });
  planSteps(core);
  return world;
}

/** The world that goes on where `snapshot` was taken, with the records an unbroken run would have made from there. */
export function restoreWorld(scenario: Scenario, options: WorldOptions, snapshot: WorldSnapshot): World {
  const { kernel, firmware, telemetry, programmer, handheld, state } = structuredClone(snapshot);
  const { reaches } = state;
  return assemble(scenario, options, {
    kernel: restoreKernel(kernel),
    firmware: firmwareOf(options).restore(firmware, reaches.firmware),
    telemetry: restoreTelemetry(telemetry, reaches.telemetry),
    programmer: restoreProgrammer(programmer, options, { own: reaches.programmer, link: reaches.link }),
    handheld: restoreHandheld(handheld, { own: reaches.handheld, link: reaches.link }),
    state,
  }).world;
}
