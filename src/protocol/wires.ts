import type { Duration, Flow, Instant, Pressure, Temperature, Volume } from '../units/index.js';
import type { Program } from './program.js';
import type { SelfTestPart } from './self-test.js';

/** What a flow sensor at the outlet of the pump is armed for; flows in pL/day, below 0 is backwards. */
export type ArmedFlow = {
  /** report when more than this passes */
  readonly above: Flow | null;
  /** report when less than this passes */
  readonly below: Flow | null;
  /** report when more than this has run back, less what has passed forwards since; armed anew, the count begins anew */
  readonly reverse: Volume | null;
};

/**
 * The comparators that the firmware has armed. Each is level-triggered and fires once per arming: after a report the
 * firmware arms what it wants to hear of next. `null` or `false` is disarmed. Nothing is polled.
 */
export type Armed = {
  /** report when this many commanded strokes in a row completed without a turn of the rotor */
  readonly rotorMissed: number | null;
  /** report the next completed stroke on which the rotor did turn */
  readonly rotorTurned: boolean;
  /** report when the second stroke counter has come this many strokes away from the drive since it was armed */
  readonly countDiffers: number | null;
  readonly pressureAbove: Pressure | null;
  readonly pressureBelow: Pressure | null;
  /** V under load */
  readonly batteryBelow: number | null;
  readonly temperatureAbove: Temperature | null;
  readonly temperatureBelow: Temperature | null;
  /** report the first part that fails the self-test */
  readonly selfTest: boolean;
  /** left out in a pump without a flow sensor */
  readonly flow?: ArmedFlow;
};

/** Nothing armed. */
export const DISARMED: Armed = {
  rotorMissed: null,
  rotorTurned: false,
  countDiffers: null,
  pressureAbove: null,
  pressureBelow: null,
  batteryBelow: null,
  temperatureAbove: null,
  temperatureBelow: null,
  selfTest: false,
};

/** Names of the comparators. */
export type Comparator = keyof Armed;

/** A program of which only the first bytes were written; all of it when there are as many or more. */
export type CutUpdate = { readonly program: Program; readonly bytes: number };

/** What a sensor tells the firmware, one for each comparator, and two that are always armed: the brown-out of the supply and the reset
 * by the watchdog. */
export type SensorReport =
  | { readonly type: 'sensor.rotor-missed'; readonly at: Instant; readonly strokes: number }
  | { readonly type: 'sensor.rotor-turned'; readonly at: Instant }
  /** `strokes` is what the second counter has counted minus what the drive was ordered to give: signed, never 0 */
  | { readonly type: 'sensor.count-differs'; readonly at: Instant; readonly strokes: number }
  | { readonly type: 'sensor.pressure-above'; readonly at: Instant; readonly level: Pressure }
  | { readonly type: 'sensor.pressure-below'; readonly at: Instant; readonly level: Pressure }
  /** V under load; one reading, sample by sample */
  | { readonly type: 'sensor.battery-below'; readonly at: Instant; readonly samples: readonly number[] }
  | { readonly type: 'sensor.temperature-above'; readonly at: Instant; readonly level: Temperature }
  | { readonly type: 'sensor.temperature-below'; readonly at: Instant; readonly level: Temperature }
  | { readonly type: 'sensor.flow-above'; readonly at: Instant; readonly level: Flow }
  | { readonly type: 'sensor.flow-below'; readonly at: Instant; readonly level: Flow }
  | { readonly type: 'sensor.flow-reverse'; readonly at: Instant; readonly volume: Volume }
  | { readonly type: 'sensor.self-test-failed'; readonly at: Instant; readonly part: SelfTestPart }
  /** `update`: the supply gave way while a program was being written, and how much of it had been */
  | { readonly type: 'sensor.brown-out'; readonly at: Instant; readonly update?: CutUpdate }
  /** the hardware watchdog has reset the pump; `heldOff` is for how long it had cut the drive before, 0 when at once */
  | { readonly type: 'sensor.watchdog-reset'; readonly at: Instant; readonly heldOff: Duration };

/** What the firmware orders its parts to do. */
export type DriveOrder =
  /** turn at `flow` from `at` on; the fraction of a stroke under way is kept */
  | { readonly type: 'motor.drive'; readonly at: Instant; readonly flow: Flow }
  | { readonly type: 'sensor.arm'; readonly at: Instant; readonly armed: Armed }
  /** sound the tone each `interval`; null is silence */
  | {
      readonly type: 'tone.sound';
      readonly at: Instant;
      readonly tone: 'critical' | 'non-critical' | null;
      readonly interval: Duration | null;
    };
