import type { BitFlip, SelfTestPart } from '../../src/protocol/index.js';
import type { Pressure, Resistance, Temperature } from '../../src/units/index.js';
import type { Air, AirSettings } from '../link/index.js';
import type { PlantPorts } from '../plant/index.js';

/** What goes wrong between the syringe, the port and the number typed into the programmer at a refill. */
export type RefillPort = {
  /** pL, signed: what is typed minus what truly went in */
  readonly typedOffset: number;
  /** share of the fill that goes beside the port, 0 … 1 */
  readonly pocketShare: number;
  /** true concentration divided by the typed one, > 0 */
  readonly concentrationFactor: number;
  /** drug that is truly in the syringe; null when it is the one that is typed */
  readonly drug: string | null;
};

/**
 * What reaches the firmware of each sensor. `live`: every report. `silent`: none. `stuck-high`: a comparator for "above"
 * fires as soon as it is armed and one for "below" never does. `early`: the replacement level is reported at once.
 */
export type SensorPort = {
  readonly rotor: 'live' | 'silent';
  readonly pressure: 'live' | 'silent' | 'stuck-high';
  readonly temperature: 'live' | 'silent' | 'stuck-high';
  readonly flow: 'live' | 'silent' | 'stuck-high';
  readonly battery: 'live' | 'early' | 'silent';
  /** the part that answers a self-test with a failure */
  readonly selfTest: SelfTestPart | null;
};

/**
 * What the main loop of the firmware does. `runs`: what it should. `stalls`: it no longer takes inputs; a reset frees it.
 * `dead`: it stalls, and no reset helps for as long as the fault lasts.
 */
export type MainLoop = 'runs' | 'stalls' | 'dead';

/** All that faults and surroundings can reach: the ports of the plant, of the refill, of the sensor wires, of the processor and of the air. */
export type Ports = PlantPorts & {
  readonly refill: RefillPort;
  readonly sensors: SensorPort;
  readonly mainLoop: MainLoop;
  /** bytes of a program after which its writing is cut off; null when it is not */
  readonly updateCut: number | null;
  /** between the implant and whoever talks to it */
  readonly air: Air;
};

/** A battery reading of which some samples are wild. */
export type Glitch = {
  /** how many of the samples */
  readonly wild: number;
  /** what they read, as a share of the true voltage, ≥ 0 */
  readonly reads: number;
};

/** What one fault adds to the ports while one of its phases lasts; `{}` adds nothing. */
export type PortSettings = {
  readonly rotorBlocked?: true;
  /** hundredths of a stroke; of several the last counts */
  readonly counted?: number;
  /** fraction, added */
  readonly gainOffset?: number;
  /** fraction per day since the start of the run, added */
  readonly gainPerDay?: number;
  /** 0 … 1, multiplied */
  readonly lineOpen?: number;
  /** 0 … 1, of what is left after the other leaks */
  readonly leakShare?: number;
  /** 0 … 1, of what is left after the other losses at the tip */
  readonly tipLoss?: number;
  /** pL/day, whole, added */
  readonly backflow?: number;
  /** 0 … 1, the lowest counts */
  readonly fillLimit?: number;
  readonly bodyTemperature?: Temperature;
  /** absolute */
  readonly ambientPressure?: Pressure;
  /** added */
  readonly batteryResistance?: Resistance;
  readonly refill?: Partial<RefillPort>;
  readonly sensors?: Partial<SensorPort>;
  /** bytes; of several the last counts */
  readonly updateCut?: number;
  readonly air?: AirSettings;
  readonly mainLoop?: Exclude<MainLoop, 'runs'>;
  /** the phase lasts until somebody reads the pump out, and not at all when nothing is signalled as it begins; nothing is joined */
  readonly untilRead?: true;
  /** samples of one battery reading that go wild as the phase begins; nothing is joined, and nothing ends it */
  readonly glitch?: Glitch;
  /** a bit of the firmware's memory that flips as the phase begins; nothing is joined, and nothing ends it */
  readonly memory?: BitFlip;
  /** ms by which the pump's own clock moves as the phase begins, below 0 for back; nothing is joined, and nothing ends it */
  readonly clock?: number;
};

/** A refill without error. */
export const SOUND_REFILL: RefillPort = { typedOffset: 0, pocketShare: 0, concentrationFactor: 1, drug: null };
/** Sensor wires that carry every report. */
export const LIVE_SENSORS: SensorPort = {
  rotor: 'live',
  pressure: 'live',
  temperature: 'live',
  flow: 'live',
  battery: 'live',
  selfTest: null,
};
