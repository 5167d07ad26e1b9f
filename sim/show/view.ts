import {
  type FormShown,
  formShown,
  type HandheldScreen,
  offeredKeys,
  type ProgrammerScreen,
  SIGNALS,
} from '../../src/controller/index.js';
import type { AlarmId, AlarmPriority } from '../../src/protocol/index.js';
import type { Formulary } from '../../src/therapy/index.js';
import { formatWeekTime, type Instant, PL_PER_ML } from '../../src/units/index.js';
import type { World } from '../world/index.js';
import type { Story } from './story.js';

/** Drugs in one place, µg/mL by name. */
export type Strengths = Readonly<Record<string, number>>;

/** The programmer with what its screen is made of. */
export type ProgrammerView = ProgrammerScreen & {
  /** while it is filled in */
  readonly form: FormShown | null;
  /** keys that lead anywhere now; see {@link offeredKeys} */
  readonly offered: readonly string[];
  /** drugs that a form may name */
  readonly drugs: readonly string[];
};

/** Everything that can be seen at one moment; plain JSON, in the units of its names. */
export type View = {
  readonly at: Instant;
  /** the pump's own clock: `Mon 08:05` */
  readonly clock: string;
  /** state of each region of the firmware, and of the telemetry */
  readonly states: Readonly<Record<string, string>>;
  readonly alarms: readonly AlarmId[];
  /** faults and surroundings that act */
  readonly faults: readonly string[];
  readonly reservoir: {
    readonly trueMl: number;
    readonly computedMl: number;
    readonly capacityMl: number;
    readonly holds: Strengths;
  };
  readonly flow: { readonly commandedMlPerDay: number; readonly trueMlPerDay: number };
  readonly strokes: { readonly commanded: number; readonly turned: number; readonly volumeMl: number };
  readonly line: {
    /** from the pump to the tip; shares of the whole length by volume, which add up to 1 */
    readonly pieces: readonly {
      readonly part: 'tubing' | 'catheter';
      readonly share: number;
      readonly holds: Strengths;
    }[];
    readonly volumeMl: number;
    readonly pressureKpa: number;
    /** 1 open, 0 blocked */
    readonly open: number;
    /** share lost at the connector */
    readonly leak: number;
    /** share that leaves the tip beside the spinal fluid */
    readonly astray: number;
    /** nothing is connected: the pump lies on the table */
    readonly dish: boolean;
  };
  /** left the tip since the start */
  readonly delivered: { readonly ml: number; readonly ug: Strengths };
  readonly battery: { readonly volts: number; readonly usedShare: number };
  readonly body: { readonly celsius: number; readonly ambientKpa: number };
  readonly rotorHeld: boolean;
  readonly programmer: ProgrammerView;
  readonly handheld: HandheldScreen;
  /** how the handheld sounds: pulses with a silence after each but the last; null while it is silent */
  readonly burst: {
    readonly priority: AlarmPriority;
    readonly pulseMs: number;
    readonly silencesMs: readonly number[];
  } | null;
};

function lineOf(world: World, at: Instant): Pick<View['line'], 'pieces' | 'volumeMl'> {
  const line = world.line(at);
  const whole = line.reduce((sum, { volume }) => sum + volume, 0);
  const pieces = line.map(({ part, volume, holds }) => ({ part, share: whole === 0 ? 0 : volume / whole, holds }));
  return { pieces, volumeMl: whole / PL_PER_ML };
}

/** Strength of what the reservoir holds, from its masses. */
const strengths = (masses: Readonly<Record<string, number>>, ml: number): Strengths =>
  Object.fromEntries(Object.entries(masses).map(([drug, ug]) => [drug, ml > 0 ? ug / ml : 0]));

const programmerOf = (screen: ProgrammerScreen, formulary: Formulary): ProgrammerView => ({
  ...screen,
  form: formShown(screen),
  offered: offeredKeys(screen),
  drugs: formulary.map(({ name }) => name),
});

function burstOf(priority: AlarmPriority | null): View['burst'] {
  if (priority === null) return null;
  const { pulse, silences } = SIGNALS[priority];
  return { priority, pulseMs: pulse, silencesMs: silences };
}

/** What a world shows now. Changes nothing. */
export function viewOf(world: World, { formulary, profile }: Story): View {
  const at = world.kernel.now;
  const reading = world.reading(at);
  const ports = world.ports();
  const { handheld, programmer } = world.screens();
  const ml = (pl: number): number => pl / PL_PER_ML;
  return {
    at,
    clock: formatWeekTime(world.clock(at)),
    states: world.states(),
    alarms: world.activeAlarms(),
    faults: world.activeFaults(),
    reservoir: {
      trueMl: ml(reading.usable),
      computedMl: ml(world.signal('reservoir.computed', at)),
      capacityMl: ml(profile.reservoir.capacity.value),
      holds: strengths(reading.inReservoir, ml(reading.volumes.reservoir)),
    },
    flow: {
      commandedMlPerDay: ml(world.signal('flow.commanded', at)),
      trueMlPerDay: ml(reading.flow),
    },
    strokes: {
      commanded: reading.strokesCommanded,
      turned: reading.strokesTurned,
      volumeMl: ml(profile.pump.stroke.value),
    },
    line: {
      ...lineOf(world, at),
      pressureKpa: reading.pressure,
      open: ports.lineOpen,
      leak: ports.leakShare,
      astray: ports.tipLoss,
      dish: ports.outletOpen,
    },
    delivered: { ml: ml(reading.volumes.delivered), ug: reading.delivered },
    battery: { volts: reading.voltage, usedShare: reading.chargeUsed / profile.battery.capacity.value },
    body: { celsius: reading.temperature, ambientKpa: ports.ambientPressure },
    rotorHeld: ports.rotorBlocked,
    programmer: programmerOf(programmer, formulary),
    handheld,
    burst: burstOf(world.sounding()),
  };
}
